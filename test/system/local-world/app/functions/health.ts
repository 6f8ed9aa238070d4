import { app } from '@azure/functions';

app.http('health', {
  route: 'v1/health',
  methods: ['GET'],
  handler: async () => ({ jsonBody: { greeting: 'hello' } }),
});

import { app } from '@azure/functions';

app.http('put-note', {
  route: 'v1/notes/{id}',
  methods: ['PUT'],
  async handler(request) {
    const { putNote } = await import('../shared/notes.ts');
    await putNote(request.params.id ?? '', await request.text());
    return { status: 201 };
  },
});

app.http('get-note', {
  route: 'v1/notes/{id}',
  methods: ['GET'],
  async handler(request) {
    const { getNote } = await import('../shared/notes.ts');
    return { jsonBody: await getNote(request.params.id ?? '') };
  },
});

app.storageQueue('read-note', {
  queueName: 'notes',
  connection: 'AzureWebJobsStorage',
  async handler(id) {
    const { markRead } = await import('../shared/notes.ts');
    await markRead(String(id));
  },
});

import { app } from '@azure/functions';

app.setup({ enableHttpStream: process.env['FIXTURE_STREAMS'] === '1' });

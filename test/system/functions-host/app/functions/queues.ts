import { app } from '@azure/functions';
import { gate } from '../gates.ts';
import { record } from '../journal.ts';

const connection = 'AzureWebJobsStorage';

app.storageQueue('seen', {
  queueName: '%SEEN_QUEUE%',
  connection,
  handler: (entry, { triggerMetadata }) => record('seen', { entry, type: typeof entry, triggerMetadata }),
});

app.storageQueue('fails', {
  queueName: '%FAILING_QUEUE%',
  connection,
  handler: (entry, { triggerMetadata }) => {
    record('fails', { entry, dequeueCount: triggerMetadata?.['dequeueCount'] });
    throw new Error('always');
  },
});

app.storageQueue('throws-null', {
  queueName: '%NULL_QUEUE%',
  connection,
  handler: (entry) => {
    record('throws-null', entry);
    // oxlint-disable-next-line no-throw-literal, typescript/only-throw-error
    throw null;
  },
});

app.storageQueue('gated', {
  queueName: '%GATED_QUEUE%',
  connection,
  handler: async (entry) => {
    record('gated-begun', entry);
    await gate(String(entry)).promise;
    record('gated-ended', entry);
  },
});

app.storageQueue('last-resort', {
  queueName: '%FAILING_QUEUE%-poison',
  connection,
  handler: (entry) => {
    record('last-resort', entry);
    throw new Error('always');
  },
});

app.storageQueue('relay-end', {
  queueName: '%SENT_QUEUE%',
  connection,
  handler: (entry) => record('relay-end', entry),
});

import { app, output } from '@azure/functions';

const sent = output.storageQueue({ queueName: '%SENT_QUEUE%', connection: 'AzureWebJobsStorage' });
// A name that no storage accepts: this output always fails.
const refused = output.storageQueue({ queueName: 'no_underscores', connection: '' });

const values: Record<string, unknown> = {
  text: 'plain',
  object: { a: 1 },
  array: ['one', { two: 2 }],
  integer: 5,
  double: 0.5,
  boolean: true,
  bytes: Buffer.from('bytes'),
  nothing: undefined,
};

app.post('send', {
  route: 'send/{value}',
  extraOutputs: [sent],
  handler: ({ params }, context) => {
    context.extraOutputs.set(sent, values[params['value'] ?? '']);
    return { status: 202 };
  },
});

app.post('send-both', {
  route: 'send-both',
  extraOutputs: [sent, refused],
  handler: (_, context) => {
    context.extraOutputs.set(sent, 'still sent');
    context.extraOutputs.set(refused, 'never arrives');
    return { status: 202 };
  },
});

app.storageQueue('return-to-queue', {
  queueName: '%RETURN_QUEUE%',
  connection: 'Storage',
  return: sent,
  handler: (entry) => `returned ${String(entry)}`,
});

import { app, type InvocationContext } from '@azure/functions';
import type { z } from 'zod';
import { type Context, getContext } from '../context.ts';
import { errorFields, log, withInvocation } from '../log.ts';
import { messageVersion, type QueueName } from '../model/messages.ts';
import { Unavailable } from '../model/unavailable.ts';

const olderCodeSeconds = 60;

/**
 * Declares what works off a queue. Throwing is for the unforeseen: five times, then poison. A message of a newer version
 * belongs to a newer instance and is put back; storage or vault that do not answer are waited for in the same way.
 */
export function queueDoor<Message extends z.ZodType<{ account: string }>>(
  name: string,
  queue: QueueName,
  schema: Message,
  handler: (context: Context, message: z.infer<Message>) => Promise<void>,
): void {
  app.storageQueue(name, {
    queueName: queue,
    connection: 'AzureWebJobsStorage',
    handler: (entry, invocation) => withInvocation(invocation, () => handle(entry, invocation)),
  });

  async function handle(entry: unknown, invocation: InvocationContext): Promise<void> {
    const context = getContext();
    if (versionOf(entry) > messageVersion) return await putBack(context, entry, olderCodeSeconds);
    const message = schema.parse(entry);
    try {
      await handler(context, message);
    } catch (error) {
      log('error', 'queue.failed', {
        queue,
        attempt: invocation.triggerMetadata?.['dequeueCount'],
        ...errorFields(error),
      });
      if (!(error instanceof Unavailable)) throw error;
      await putBack(context, entry, error.retryAfterSeconds);
    }
  }

  async function putBack(context: Context, entry: unknown, seconds: number): Promise<void> {
    if (typeof entry !== 'object' || entry === null) throw new Error('A message is an object');
    await context.queues.send(queue, entry, seconds);
  }
}

/** Declares what keeps the messages of a queue that failed five times. */
export function poisonDoor(
  name: string,
  queue: QueueName,
  handler: (context: Context, poison: { queue: string; messageId: string; entry: unknown }) => Promise<void>,
): void {
  app.storageQueue(name, {
    queueName: `${queue}-poison`,
    connection: 'AzureWebJobsStorage',
    handler: (entry, invocation) =>
      withInvocation(invocation, async () => {
        const id = invocation.triggerMetadata?.['id'];
        const messageId = typeof id === 'string' ? id : invocation.invocationId;
        log('error', 'queue.poisoned', { queue, messageId });
        await handler(getContext(), { queue, messageId, entry });
      }),
  });
}

function versionOf(entry: unknown): number {
  return typeof entry === 'object' && entry !== null && 'v' in entry && typeof entry.v === 'number' ? entry.v : 0;
}

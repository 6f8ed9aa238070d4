import { app } from '@azure/functions';
import type { z } from 'zod';
import { type Context, getContext } from '../context.ts';
import { log, withInvocation } from '../log.ts';
import type { QueueName } from '../model/messages.ts';
import { workOff } from './work-off.ts';

/** Declares what works off a queue. */
export function queueDoor<Message extends z.ZodType<{ account: string }>>(
  name: string,
  queue: QueueName,
  schema: Message,
  handler: (context: Context, message: z.infer<Message>) => Promise<void>,
): void {
  app.storageQueue(name, {
    queueName: queue,
    connection: 'AzureWebJobsStorage',
    handler: (entry, invocation) =>
      withInvocation(invocation, async () => {
        const attempt = invocation.triggerMetadata?.['dequeueCount'];
        await workOff(getContext(), { queue, schema, handler }, entry, attempt);
      }),
  });
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

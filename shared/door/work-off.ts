import type { z } from 'zod';
import type { Context } from '../context.ts';
import { errorFields, log } from '../log.ts';
import { messageVersion, type QueueName } from '../model/messages.ts';
import { Unavailable } from '../model/unavailable.ts';

export type Work<Message extends z.ZodType<{ account: string }>> = {
  queue: QueueName;
  schema: Message;
  handler: (context: Context, message: z.infer<Message>) => Promise<void>;
};

const olderCodeSeconds = 60;

/**
 * Hands one message to its handler. Throwing is for the unforeseen: five times, then poison. A message of a newer version
 * belongs to a newer instance and is put back; storage or vault that do not answer are waited for in the same way.
 */
export async function workOff<Message extends z.ZodType<{ account: string }>>(
  context: Context,
  { queue, schema, handler }: Work<Message>,
  entry: unknown,
  attempt: unknown,
): Promise<void> {
  if (versionOf(entry) > messageVersion) return await putBack(context, queue, entry, olderCodeSeconds);
  const message = schema.parse(entry);
  try {
    await handler(context, message);
  } catch (error) {
    log('error', 'queue.failed', { queue, attempt, ...errorFields(error) });
    if (!(error instanceof Unavailable)) throw error;
    await putBack(context, queue, entry, error.retryAfterSeconds);
  }
}

async function putBack(context: Context, queue: QueueName, entry: unknown, seconds: number): Promise<void> {
  if (typeof entry !== 'object' || entry === null) throw new Error('A message is an object');
  await context.queues.send(queue, entry, seconds);
}

function versionOf(entry: unknown): number {
  return typeof entry === 'object' && entry !== null && 'v' in entry && typeof entry.v === 'number' ? entry.v : 0;
}

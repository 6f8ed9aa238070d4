import type { Context } from '../context.ts';
import { hopFactors, type QueueName } from '../model/messages.ts';
import type { StoredChange } from '../storage/changes.ts';
import { abandonChange, readChange } from './change.ts';

type Announced = { account: string; change: string | null; hop: number };

/**
 * A message is sent before the commit that it announces. `present` says whether what the commit writes is there. While
 * it is not, the caller may still be at it, so the same message comes back after 1, 2, 4 and 8 grace times; a request
 * is over by then, and an open change is undone. No clock is read: the age is proven by the waits of the message.
 *
 * Answers `done` when there is nothing left to do; when the commit took place the change, which is null where it was not
 * there to be seen, before or after its time.
 */
export async function awaitCommit(
  context: Context,
  queue: QueueName,
  message: Announced,
  present: () => Promise<boolean>,
): Promise<'done' | { change: StoredChange | null }> {
  const change = message.change === null ? null : await readChange(context, message.account, message.change);
  if (change?.state === 'COMMITTED') return { change };
  const stillOpen = change?.state === 'OPEN' || (change === null && !(await present()));
  if (change === null && !stillOpen) return { change };
  const factor = hopFactors[message.hop];
  if (stillOpen && factor !== undefined) {
    const delay = factor * context.config.changeGraceSeconds;
    await context.queues.send(queue, { ...message, hop: message.hop + 1 }, delay);
    return 'done';
  }
  await undoOrSendAgain(context, queue, message, change);
  return 'done';
}

async function undoOrSendAgain(
  context: Context,
  queue: QueueName,
  message: Announced,
  change: StoredChange | null,
): Promise<void> {
  if (change === null || message.change === null) return;
  const end = await abandonChange(context, message.account, message.change);
  if (end === 'committed') await context.queues.send(queue, message, 0);
}

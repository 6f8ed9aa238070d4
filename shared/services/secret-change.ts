import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import { type FinishChangeMessage, messageVersion, queueNames } from '../model/messages.ts';
import { Unavailable } from '../model/unavailable.ts';
import type { Sent } from '../storage/queues.ts';
import type { Write } from '../storage/tables.ts';
import { readChange } from './change.ts';

type Announced = Pick<FinishChangeMessage, 'change' | 'secret' | 'verifyUsers'>;

/** The message of a change of a secret, invisible until the change is made or its time is over. */
export async function announceSecretChange(context: Context, account: string, announced: Announced): Promise<Sent> {
  const message = { v: messageVersion, account, ...announced, hop: 0 };
  return await context.queues.send(queueNames.finishChange, message, context.config.changeGraceSeconds / 2);
}

/** False when a row has moved. A commit whose answer was lost is read back: the change row says whether it took place. */
export async function commitSecretChange(
  context: Context,
  account: string,
  id: string,
  writes: readonly Write[],
): Promise<boolean> {
  try {
    return (await context.entities.commit(account, writes)) !== 'conflict';
  } catch (error) {
    if (error instanceof Unavailable && (await readChange(context, account, id))?.state === 'COMMITTED') return true;
    throw error;
  }
}

export function secretChangedMeanwhile(): Refusal {
  const hint = 'Read it again and decide with what it is now.';
  return new Refusal('ChangedMeanwhile', 'Another call changed or used the secret at the same time.', hint);
}

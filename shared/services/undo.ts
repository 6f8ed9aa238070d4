import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import { Unavailable } from '../model/unavailable.ts';
import type { Sent } from '../storage/queues.ts';
import { abandonChange } from './change.ts';

type Begun = { account: string; changeId: string | null; message: Sent | null };

/**
 * Takes back what a call has begun that ends with `error`. What it cannot take back now, its message does when it
 * appears; so the message goes last, and only after a refusal, which is never in doubt about its commit.
 */
export async function undo(context: Context, { account, changeId, message }: Begun, error: unknown): Promise<void> {
  // A value that the vault has not confirmed may still arrive there, and nobody would delete it after that.
  if (error instanceof Unavailable && error.service === 'vault') return;
  try {
    if (changeId !== null) await abandonChange(context, account, changeId);
    if (error instanceof Refusal && message !== null) await context.queues.remove(message);
  } catch {
    // The message is still there.
  }
}

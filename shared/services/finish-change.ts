import type { Context } from '../context.ts';
import { type FinishChangeMessage, queueNames } from '../model/messages.ts';
import { connectorOfUse, usesOf } from '../storage/row-keys.ts';
import { awaitCommit } from './await-commit.ts';
import { finishChange, readChange } from './change.ts';
import { startVerification } from './verifications.ts';

const usesAtOnce = 100;

/**
 * After a secret was created, replaced or deleted: verifies every connector that used it, then deletes the value that
 * nothing points at any more.
 */
export async function finishSecretChange(context: Context, message: FinishChangeMessage): Promise<void> {
  const { account, change, secret } = message;
  if ((await awaitCommit(context, queueNames.finishChange, message, absent)) === 'done') return;
  const committed = await readChange(context, account, change);
  // Whoever uses a secret that replaces nothing came after it, and was verified with it.
  if (committed !== null && committed.drops.length > 0) await verifyUsers(context, account, secret, change);
  await finishChange(context, account, change);
}

async function verifyUsers(context: Context, account: string, secret: string, change: string): Promise<void> {
  const scope = { account, org: null, project: null };
  for (let after: string | undefined; ;) {
    const page = { limit: usesAtOnce, ...(after === undefined ? {} : { after }) };
    const uses = await context.entities.list(account, usesOf(secret), page);
    for (const use of uses) await startVerification(context, scope, connectorOfUse(use.rowKey), change);
    after = uses.at(-1)?.rowKey;
    if (uses.length < usesAtOnce) return;
  }
}

/** Without its change row there is nothing but the caller to wait for: absent all along, or finished before. */
function absent(): Promise<boolean> {
  return Promise.resolve(false);
}

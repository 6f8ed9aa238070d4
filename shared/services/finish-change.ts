import type { Context } from '../context.ts';
import { type FinishChangeMessage, queueNames } from '../model/messages.ts';
import { connectorOfUse, usesOf } from '../storage/row-keys.ts';
import { awaitCommit } from './await-commit.ts';
import { finishChange } from './change.ts';
import { startVerification } from './verifications.ts';

const usesAtOnce = 100;

/**
 * After a secret was created, replaced or deleted: verifies every connector that used the value before, then deletes the
 * value that nothing points at any more. What refers to a created secret was stored after it and has a run of its own.
 */
export async function finishSecretChange(context: Context, message: FinishChangeMessage): Promise<void> {
  const { account, change, secret, verifyUsers } = message;
  const commit = await awaitCommit(context, queueNames.finishChange, message, absent);
  if (commit === 'done') return;
  if (verifyUsers) await verifyUsersOf(context, account, secret, change);
  await finishChange(context, account, commit.change);
}

async function verifyUsersOf(context: Context, account: string, secret: string, change: string): Promise<void> {
  const scope = { account, org: null, project: null };
  for (let after: string | undefined; ;) {
    const page = { limit: usesAtOnce, ...(after === undefined ? {} : { after }) };
    const uses = await context.entities.list(account, usesOf(secret), page);
    for (const use of uses) await startVerification(context, scope, connectorOfUse(use.rowKey), { change });
    after = uses.at(-1)?.rowKey;
    if (uses.length < usesAtOnce) return;
  }
}

/** Without its change row there is nothing but the caller to wait for: absent all along, or finished before. */
function absent(): Promise<boolean> {
  return Promise.resolve(false);
}

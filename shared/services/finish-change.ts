import type { Context } from '../context.ts';
import { type FinishChangeMessage, queueNames } from '../model/messages.ts';
import { fromConnectorRow } from '../storage/connectors.ts';
import { connectorOfUse, runsOf, usesOf } from '../storage/row-keys.ts';
import { fromRunRow } from '../storage/runs.ts';
import { awaitCommit } from './await-commit.ts';
import { finishChange } from './change.ts';
import { startVerification } from './verifications.ts';

const usesAtOnce = 100;

/**
 * After a secret was created, replaced or deleted: verifies every connector that uses it, then deletes the value that
 * nothing points at any more.
 */
export async function finishSecretChange(context: Context, message: FinishChangeMessage): Promise<void> {
  const { account, change, secret } = message;
  if ((await awaitCommit(context, queueNames.finishChange, message, absent)) === 'done') return;
  for (let after: string | undefined; ;) {
    const page = { limit: usesAtOnce, ...(after === undefined ? {} : { after }) };
    const uses = await context.entities.list(account, usesOf(secret), page);
    for (const use of uses) await verifyUser(context, account, connectorOfUse(use.rowKey), change);
    after = uses.at(-1)?.rowKey;
    if (uses.length < usesAtOnce) break;
  }
  await finishChange(context, account, change);
}

/** Without its change row there is nothing but the caller to wait for: absent all along, or finished before. */
function absent(): Promise<boolean> {
  return Promise.resolve(false);
}

/** One run per change and connector, however often the message comes. */
async function verifyUser(context: Context, account: string, rowKey: string, change: string): Promise<void> {
  const row = await context.entities.read(account, rowKey);
  if (row === null) return;
  const connector = fromConnectorRow(row);
  if (connector.runChange === change || connector.definition.spec.ignoreTestConnection === true) return;
  const runs = await context.entities.list(account, runsOf(connector.uid), { limit: 20 });
  if (runs.some((run) => fromRunRow(run).change === change)) return;
  await startVerification(context, { account, org: null, project: null }, rowKey, change);
}

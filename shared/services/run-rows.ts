import type { Context } from '../context.ts';
import { announces, type VerifyMessage } from '../model/messages.ts';
import { fromConnectorRow, type StoredConnector } from '../storage/connectors.ts';
import { fromRunRow, type Run, type StoredRun, toRunRow } from '../storage/runs.ts';
import { verificationId } from './verification-id.ts';

/** The run that a message announced; null when it is not there. */
export async function readRun(context: Context, message: VerifyMessage, key: string): Promise<StoredRun | null> {
  const row = await context.entities.read(message.account, key);
  const run = row === null ? null : fromRunRow(row);
  return run !== null && announces(message, run) ? run : null;
}

/** The connector of a run; null when it is gone. */
export async function readChecked(context: Context, account: string, rowKey: string): Promise<StoredConnector | null> {
  const row = await context.entities.read(account, rowKey);
  return row === null ? null : fromConnectorRow(row);
}

/** False when somebody else has written the run since it was read. */
export async function replaceRun(context: Context, account: string, run: StoredRun): Promise<boolean> {
  const { rowKey, etag } = run;
  const result = await context.entities.commit(account, [{ op: 'replace', rowKey, etag, values: toRunRow(run) }]);
  return result !== 'conflict';
}

/** The connector that waits for the result of a run; null when it is gone or a newer run has answered. */
export function waitingFor(run: Run, connector: StoredConnector | null): StoredConnector | null {
  if (connector === null || connector.uid !== run.uid) return null;
  return run.sequence <= (connector.status?.sequence ?? 0) ? null : connector;
}

/** The run as it ends without having been applied. */
export function superseded(context: Context, run: StoredRun, connector: StoredConnector | null): StoredRun {
  const newer = connector?.uid === run.uid && connector.runs > run.sequence;
  return {
    ...run,
    state: 'COMPLETED',
    outcome: 'SUPERSEDED',
    completedAt: context.clock.now().toISOString(),
    supersededBy: newer ? verificationId(connector.uid, connector.runs) : null,
  };
}

import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { announces, VerifyMessage } from '../model/messages.ts';
import { explain } from '../model/reasons/reason.ts';
import { Unavailable } from '../model/unavailable.ts';
import type { Check } from '../model/verification.ts';
import { fromConnectorRow, toConnectorRow } from '../storage/connectors.ts';
import { poisonKey, runKey } from '../storage/row-keys.ts';
import { fromRunRow, type StoredRun, toRunRow } from '../storage/runs.ts';
import { toPoisonRow } from '../storage/poison.ts';
import type { Row } from '../storage/tables.ts';
import { applyRun } from '../model/connector-status.ts';
import { verificationId } from './verification-id.ts';

export type PoisonMessage = { queue: string; messageId: string; entry: unknown };

/** Messages that name no account are kept under this partition, which no account can have as its identifier. */
const nobody = '!';

/**
 * Keeps a message that failed for good, so that it can be looked at and replayed, and ends the run that it was about:
 * nothing is QUEUED for ever.
 */
export async function recordPoison(context: Context, { queue, messageId, entry }: PoisonMessage): Promise<void> {
  const account = accountOf(entry);
  const at = context.clock.now().toISOString();
  const rowKey = poisonKey(queue, messageId);
  // Found already there: the same poison message came twice.
  await context.entities.commit(account, [{ op: 'insert', rowKey, values: toPoisonRow({ queue, entry, at }) }]);
  const message = VerifyMessage.safeParse(entry);
  if (message.success) await endRun(context, message.data, at);
}

const maxTries = 5;

async function endRun(context: Context, message: VerifyMessage, at: string): Promise<void> {
  const { account, run: pointer } = message;
  for (let tries = 0; tries < maxTries; tries++) {
    const [found, row] = await Promise.all([
      context.entities.read(account, runKey(pointer.uid, pointer.sequence)),
      context.entities.read(account, pointer.connector),
    ]);
    const run = readable(found, fromRunRow);
    if (run === null || run.state === 'COMPLETED' || !announces(message, run)) return;
    const checks = [ourMistake()];
    const completed: StoredRun = { ...run, state: 'COMPLETED', outcome: 'UNKNOWN', completedAt: at, checks };
    const writes = [{ op: 'replace', rowKey: run.rowKey, etag: run.etag, values: toRunRow(completed) } as const];
    const connector = readable(row, fromConnectorRow);
    if (connector !== null && connector.uid === run.uid && run.sequence > (connector.status?.sequence ?? 0)) {
      const id = verificationId(run.uid, run.sequence);
      // A run for the sake of a change is about other values than those of the verdict, which then does not stay.
      const secrets = run.change === null ? (connector.status?.observedSecrets ?? '') : '';
      const result = { verificationId: id, sequence: run.sequence, revision: connector.revision, secrets, checks, at };
      const values = toConnectorRow({ ...connector, status: applyRun(connector.status, result) });
      writes.push({ op: 'replace', rowKey: connector.rowKey, etag: connector.etag, values });
    }
    if ((await context.entities.commit(account, writes)) !== 'conflict') return;
  }
  throw new Error(`The run ${pointer.uid} ${pointer.sequence} kept changing while it was ended`);
}

/** What made the message fail may be the row itself: then the rest is ended without it. */
function readable<Read>(row: Row | null, read: (row: Row) => Read): Read | null {
  if (row === null) return null;
  try {
    return read(row);
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    log('error', 'row.damaged', { rowKey: row.rowKey });
    return null;
  }
}

function ourMistake(): Check {
  const reason = 'InternalError';
  const { message, hint } = explain(reason);
  return { name: 'platform', required: true, outcome: 'UNKNOWN', reason, message, hint, evidence: {}, durationMs: 0 };
}

function accountOf(entry: unknown): string {
  const account = typeof entry === 'object' && entry !== null && 'account' in entry ? entry.account : null;
  return typeof account === 'string' && account !== '' ? account : nobody;
}

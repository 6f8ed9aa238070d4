import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { queueNames, type VerifyMessage } from '../model/messages.ts';
import { toConnectorRow } from '../storage/connectors.ts';
import { type StoredRun, toRunRow } from '../storage/runs.ts';
import type { Write } from '../storage/tables.ts';
import type { Wait } from './known-wait.ts';
import type { Work } from './record-findings.ts';
import { replaceRun, waitingFor } from './run-rows.ts';

/**
 * A known wait: the run stays QUEUED with its reason, the verdict stays, and the same message comes back. The connector
 * says what it waits for, unless somebody has written it since.
 */
export async function putOff(
  context: Context,
  message: VerifyMessage,
  { claimed, checked }: Work,
  { seconds, reason }: Wait,
): Promise<void> {
  const { account } = message;
  const now = context.clock.now();
  const notBefore = new Date(now.getTime() + seconds * 1_000).toISOString();
  await context.queues.send(queueNames.verify, message, seconds);
  const put: StoredRun = {
    ...claimed,
    state: 'QUEUED',
    leaseUntil: null,
    notBefore,
    waitReason: reason,
    waits: claimed.waits + 1,
  };
  const { sequence } = claimed;
  const waiting = { sequence, reason, at: now.toISOString(), until: notBefore };
  const connector = waitingFor(claimed, checked);
  const writes: Write[] = [{ op: 'replace', rowKey: put.rowKey, etag: put.etag, values: toRunRow(put) }];
  if (connector !== null) {
    const { rowKey, etag } = connector;
    writes.push({ op: 'replace', rowKey, etag, values: toConnectorRow({ ...connector, waiting }) });
  }
  if ((await context.entities.commit(account, writes)) === 'conflict') await replaceRun(context, account, put);
  log('info', 'verification.waits', { connector: claimed.connector, sequence, reason, seconds });
}

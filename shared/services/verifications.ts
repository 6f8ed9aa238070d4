import { randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import { messageVersion, queueNames, type RunPointer } from '../model/messages.ts';
import type { Scope } from '../model/scope.ts';
import { Unavailable } from '../model/unavailable.ts';
import { fromConnectorRow, type StoredConnector, toConnectorRow } from '../storage/connectors.ts';
import { connectorKey, runKey, runsOf } from '../storage/row-keys.ts';
import { fromRunRow, queuedRun, type StoredRun, toRunRow } from '../storage/runs.ts';
import { connectorNotFound, readConnector } from './connectors.ts';
import { listPage } from './list-page.ts';
import { maxTries, pauseAfterLoss } from './lost-race.ts';
import { verificationId } from './verification-id.ts';

/** `change`: what asked for the run. `delaySeconds`: until it may begin. */
type Start = { change?: string | null; delaySeconds?: number };

/**
 * Queues one run of a connector as it is stored now: message first, then the run, so that no run is forgotten. Null: there
 * is no such connector, or it needs no run for this change.
 */
export async function startVerification(
  context: Context,
  scope: Scope,
  rowKey: string,
  { change = null, delaySeconds = 0 }: Start = {},
): Promise<RunPointer | null> {
  const hiddenSeconds = context.config.changeGraceSeconds / 2;
  for (let tries = 0; tries < maxTries; tries++) {
    const row = await context.entities.read(scope.account, rowKey);
    if (row === null) return null;
    const connector = fromConnectorRow(row);
    if (change !== null && !(await needsRunFor(context, scope.account, connector, change))) return null;
    const sequence = connector.runs + 1;
    const run: RunPointer = { connector: rowKey, uid: connector.uid, sequence };
    const message = { v: messageVersion, account: scope.account, change: null, run, hop: 0 };
    const sent = await context.queues.send(queueNames.verify, message, Math.max(hiddenSeconds, delaySeconds));
    if (!(await commitRun(context, scope.account, connector, sequence, change))) {
      await context.queues.remove(sent).catch(() => undefined);
      await pauseAfterLoss(context, tries);
      continue;
    }
    if (delaySeconds < hiddenSeconds) await context.queues.show(sent, delaySeconds).catch(() => undefined);
    return run;
  }
  const hint = 'Send it again.';
  throw new Refusal('ChangedMeanwhile', 'The connector kept changing while its verification was queued.', hint);
}

/** One run per change, however often and at how many places at once it is announced: decided on the row to be replaced. */
async function needsRunFor(
  context: Context,
  account: string,
  { uid, runChange, definition }: StoredConnector,
  change: string,
): Promise<boolean> {
  if (runChange === change || definition.spec.ignoreTestConnection === true) return false;
  const runs = await context.entities.list(account, runsOf(uid), { limit: 20 });
  return !runs.some((run) => fromRunRow(run).change === change);
}

/** A commit whose answer was lost is read back: the run's row says whether it took place. */
async function commitRun(
  context: Context,
  account: string,
  connector: StoredConnector,
  sequence: number,
  change: string | null,
): Promise<boolean> {
  const { rowKey, etag, uid } = connector;
  const createdAt = context.clock.now().toISOString();
  const nonce = randomBytes(8).toString('hex');
  const run = queuedRun({ sequence, connector: rowKey, uid, nonce, change, createdAt });
  const key = runKey(uid, sequence);
  try {
    const result = await context.entities.commit(account, [
      { op: 'replace', rowKey, etag, values: toConnectorRow({ ...connector, runs: sequence, runChange: change }) },
      { op: 'insert', rowKey: key, values: toRunRow(run) },
    ]);
    return result !== 'conflict';
  } catch (error) {
    const row = error instanceof Unavailable ? await context.entities.read(account, key) : null;
    if (row !== null && fromRunRow(row).nonce === nonce) return true;
    throw error;
  }
}

/** @throws Refusal ConnectorNotFound */
export async function verifyNow(context: Context, scope: Scope, identifier: string): Promise<RunPointer> {
  const run = await startVerification(context, scope, connectorKey({ ...scope, identifier }));
  if (run === null) throw connectorNotFound(scope, identifier);
  return run;
}

/** @throws Refusal ConnectorNotFound, VerificationNotFound */
export async function readVerification(
  context: Context,
  scope: Scope,
  identifier: string,
  id: string,
): Promise<StoredRun> {
  const connector = await readConnector(context, scope, identifier);
  const sequence = /^[0-9a-f]{8}-([1-9][0-9]{0,9})$/.exec(id)?.[1];
  if (sequence !== undefined && id === verificationId(connector.uid, Number(sequence))) {
    const row = await context.entities.read(scope.account, runKey(connector.uid, Number(sequence)));
    if (row !== null) return fromRunRow(row);
  }
  const hint = 'List them with GET /api/v1/connectors/{identifier}/verifications.';
  const named = sequence === undefined ? 'with this identifier' : id;
  throw new Refusal('VerificationNotFound', `The connector ${identifier} has no verification ${named}.`, hint);
}

export type VerificationPage = { runs: StoredRun[]; next: string | null };

/** Newest first. */
export async function listVerifications(
  context: Context,
  scope: Scope,
  identifier: string,
  page: { after: string | null; limit: number },
): Promise<VerificationPage> {
  const { uid } = await readConnector(context, scope, identifier);
  const rows = await listPage(context, scope.account, runsOf(uid), page);
  return { runs: rows.rows.map(fromRunRow), next: rows.next };
}

/** Waits until a run is over, at most so long; answers the run as it is then, null when it is not there. */
export async function waitForRun(
  context: Context,
  account: string,
  pointer: RunPointer,
  seconds: number,
): Promise<StoredRun | null> {
  const deadline = context.clock.monotonicMs() + seconds * 1_000;
  for (let pause = 50; ; pause = Math.min(pause * 1.5, 500)) {
    const row = await context.entities.read(account, runKey(pointer.uid, pointer.sequence));
    const run = row === null ? null : fromRunRow(row);
    const left = deadline - context.clock.monotonicMs();
    if (run === null || run.state === 'COMPLETED' || left <= 0) return run;
    await context.clock.pause(Math.min(pause, left));
  }
}

import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { applyRun } from '../model/connector-status.ts';
import { announces, queueNames, type VerifyMessage } from '../model/messages.ts';
import { type Check, verdictOf } from '../model/verification.ts';
import type { StoredChange } from '../storage/changes.ts';
import { fromConnectorRow, type StoredConnector, toConnectorRow } from '../storage/connectors.ts';
import { runKey } from '../storage/row-keys.ts';
import { fromRunRow, type Run, type StoredRun, toRunRow } from '../storage/runs.ts';
import { awaitCommit } from './await-commit.ts';
import { dropsDeleted, finishChange, readChange } from './change.ts';
import { checkConnector, type Wait } from './check-connector.ts';
import { recordTrial } from './record-trial.ts';
import { verificationId } from './verification-id.ts';

/** A run works at most this long; its lease ends then, and a later message may take over. */
const runDeadlineSeconds = 75;

/** Of a run whose host dies each time, which no count of the queue knows: it goes on with a copy of the message. */
const maxAttempts = 20;

/** Conflicts with results and counts of other runs; each is read again. */
const maxTries = 8;

/**
 * Runs the checks of a connector and records what they found. A wrong password is a result like any other. The same
 * message twice records one run; a known wait puts the same message back and lets this one end.
 */
export async function verifyConnector(context: Context, message: VerifyMessage): Promise<void> {
  const { account, run: pointer } = message;
  const key = runKey(pointer.uid, pointer.sequence);
  const present = async () => (await readRun(context, message, key)) !== null;
  const commit = await awaitCommit(context, queueNames.verify, message, present);
  if (commit === 'done') return;
  const { change } = commit;
  if ((await recordRun(context, message, key, change)) === 'change finished' || message.change === null) return;
  // Last, always: a change that was not there at the first look may have been committed since.
  await finishChange(context, account, change ?? (await readChange(context, account, message.change)));
}

type Recorded = 'change finished' | 'change left';

async function recordRun(
  context: Context,
  message: VerifyMessage,
  key: string,
  change: StoredChange | null,
): Promise<Recorded> {
  const { account } = message;
  for (let tries = 0; tries < maxTries; tries++) {
    const run = await readRun(context, message, key);
    if (run === null || run.state === 'COMPLETED') return 'change left';
    if (run.trial !== null) {
      if (await recordTrial(context, account, run, run.trial)) return 'change left';
      continue;
    }
    const connector = await readConnector(context, account, run.connector);
    const moot = whyMoot(run, connector);
    if (moot !== null || connector === null) {
      if (await replaceRun(context, account, supersede(context, run, connector))) return 'change left';
      continue;
    }
    const leased = leaseSecondsLeft(context, run);
    if (leased > 0) {
      await context.queues.send(queueNames.verify, message, leased + 1);
      return 'change left';
    }
    if (run.attempts - run.waits >= maxAttempts) throw new Error(`Run ${key} was begun too often and never ended`);
    const claimed = await claim(context, account, run);
    if (claimed === null) continue;
    const recorded = await workOn(context, message, { claimed, checked: connector, change });
    if (recorded !== 'taken over') return recorded;
  }
  throw new Error(`Run ${key} kept changing while it was taken up`);
}

async function workOn(context: Context, message: VerifyMessage, work: Checked): Promise<Recorded | 'taken over'> {
  const { account } = message;
  const { claimed, checked } = work;
  try {
    const findings = await checkConnector(context, account, checked, claimed.waits);
    const { wait } = findings;
    if (wait === null || claimed.waits >= wait.most) return await recordFindings(context, account, work, findings);
    await putOff(context, message, claimed, wait);
    return 'change left';
  } catch (error) {
    // Else the message would meet its own lease, and a copy of it would wait for that: what fails would fail for ever.
    await replaceRun(context, account, { ...claimed, state: 'QUEUED', leaseUntil: null }).catch(() => undefined);
    throw error;
  }
}

async function readRun(context: Context, message: VerifyMessage, key: string): Promise<StoredRun | null> {
  const row = await context.entities.read(message.account, key);
  const run = row === null ? null : fromRunRow(row);
  return run !== null && announces(message, run) ? run : null;
}

type Moot = 'no connector' | 'newer result' | null;

function whyMoot(run: Run, connector: StoredConnector | null): Moot {
  if (connector === null || connector.uid !== run.uid) return 'no connector';
  return run.sequence <= (connector.status?.sequence ?? 0) ? 'newer result' : null;
}

function supersede(context: Context, run: StoredRun, connector: StoredConnector | null): StoredRun {
  const sameUid = connector?.uid === run.uid;
  return {
    ...run,
    state: 'COMPLETED',
    outcome: 'SUPERSEDED',
    completedAt: context.clock.now().toISOString(),
    supersededBy:
      sameUid && connector !== null && connector.runs > run.sequence
        ? verificationId(connector.uid, connector.runs)
        : null,
  };
}

function leaseSecondsLeft(context: Context, run: Run): number {
  if (run.state !== 'RUNNING' || run.leaseUntil === null) return 0;
  return Math.ceil((Date.parse(run.leaseUntil) - context.clock.now().getTime()) / 1_000);
}

async function claim(context: Context, account: string, run: StoredRun): Promise<StoredRun | null> {
  const now = context.clock.now();
  const claimed: StoredRun = {
    ...run,
    state: 'RUNNING',
    startedAt: now.toISOString(),
    leaseUntil: new Date(now.getTime() + runDeadlineSeconds * 1_000).toISOString(),
    attempts: run.attempts + 1,
    notBefore: null,
    waitReason: null,
  };
  const { rowKey, etag } = run;
  const result = await context.entities.commit(account, [{ op: 'replace', rowKey, etag, values: toRunRow(claimed) }]);
  const next = result === 'conflict' ? undefined : result.etags[0];
  return next === undefined ? null : { ...claimed, etag: next };
}

/** The run stays QUEUED with its reason, the verdict stays, and the same message comes back. */
async function putOff(
  context: Context,
  message: VerifyMessage,
  run: StoredRun,
  { seconds, reason }: Wait,
): Promise<void> {
  const notBefore = new Date(context.clock.now().getTime() + seconds * 1_000).toISOString();
  await context.queues.send(queueNames.verify, message, seconds);
  const waiting: StoredRun = {
    ...run,
    state: 'QUEUED',
    leaseUntil: null,
    notBefore,
    waitReason: reason,
    waits: run.waits + 1,
  };
  await replaceRun(context, message.account, waiting);
  log('info', 'verification.waits', { connector: run.connector, sequence: run.sequence, reason, seconds });
}

type Checked = { claimed: StoredRun; checked: StoredConnector; change: StoredChange | null };

/**
 * Result, run and the end of the change in one transaction. Applied only to the revision that was checked, and only over
 * older results. A run that was taken over may be so by another delivery of this message, so the message must outlive it.
 */
async function recordFindings(
  context: Context,
  account: string,
  { claimed, checked, change }: Checked,
  findings: { checks: Check[]; secrets: string },
): Promise<Recorded | 'taken over'> {
  let run = claimed;
  let connector: StoredConnector | null = checked;
  let end = change === null ? [] : [await dropsDeleted(context, change)];
  for (let tries = 0; tries < maxTries; tries++) {
    const at = context.clock.now().toISOString();
    if (whyMoot(run, connector) !== null || connector === null || connector.revision !== checked.revision) {
      if (await replaceRun(context, account, { ...supersede(context, run, connector), checks: findings.checks }))
        return 'change left';
    } else {
      const id = verificationId(run.uid, run.sequence);
      const result = { verificationId: id, sequence: run.sequence, revision: checked.revision, at, ...findings };
      const status = applyRun(connector.status, result);
      const outcome = verdictOf(findings.checks);
      const completed: StoredRun = {
        ...run,
        state: 'COMPLETED',
        completedAt: at,
        revision: checked.revision,
        outcome,
        checks: findings.checks,
      };
      const written = await context.entities.commit(account, [
        {
          op: 'replace',
          rowKey: connector.rowKey,
          etag: connector.etag,
          values: toConnectorRow({ ...connector, status }),
        },
        { op: 'replace', rowKey: run.rowKey, etag: run.etag, values: toRunRow(completed) },
        ...end,
      ]);
      if (written !== 'conflict') {
        log('info', 'verification.completed', {
          connector: run.connector,
          sequence: run.sequence,
          outcome,
          reason: status.lastAttempt.reason,
        });
        return end.length === 0 ? 'change left' : 'change finished';
      }
    }
    // Whichever row it was that moved: another delivery may have finished the change, so it is no part of the next try.
    end = [];
    const row = await context.entities.read(account, run.rowKey);
    if (row === null) return 'change left';
    run = fromRunRow(row);
    if (run.state === 'COMPLETED') return 'change left';
    if (run.attempts !== claimed.attempts) return 'taken over';
    connector = await readConnector(context, account, run.connector);
  }
  throw new Error(`The result of run ${claimed.rowKey} could not be recorded`);
}

async function replaceRun(context: Context, account: string, run: StoredRun): Promise<boolean> {
  const { rowKey, etag } = run;
  const result = await context.entities.commit(account, [{ op: 'replace', rowKey, etag, values: toRunRow(run) }]);
  return result !== 'conflict';
}

async function readConnector(context: Context, account: string, rowKey: string): Promise<StoredConnector | null> {
  const row = await context.entities.read(account, rowKey);
  return row === null ? null : fromConnectorRow(row);
}

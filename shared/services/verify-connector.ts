import type { Context } from '../context.ts';
import { queueNames, type VerifyMessage } from '../model/messages.ts';
import type { StoredChange } from '../storage/changes.ts';
import { runKey } from '../storage/row-keys.ts';
import { type Run, type StoredRun, toRunRow } from '../storage/runs.ts';
import { awaitCommit } from './await-commit.ts';
import { committedWithout, finishChange, readChange } from './change.ts';
import { checkConnector } from './check-connector.ts';
import { spread } from './organization-pause.ts';
import { putOff } from './put-off.ts';
import { type Recorded, recordFindings, type Work } from './record-findings.ts';
import { recordTrial } from './record-trial.ts';
import { readChecked, readRun, replaceRun, superseded, waitingFor } from './run-rows.ts';

/** A run works at most this long; its lease ends then, and a later message may take over. */
const runDeadlineSeconds = 75;

/** Of a run whose host dies each time, which no count of the queue knows: it goes on with a copy of the message. */
const maxAttempts = 20;

/** Conflicts with whoever takes up the same run; each is read again. */
const maxTries = 8;

/**
 * Runs the checks of a connector and records what they found. A wrong password is a result like any other. The same
 * message twice records one run; a known wait puts the same message back and lets this one end.
 */
export async function verifyConnector(context: Context, message: VerifyMessage): Promise<void> {
  const { account, run: pointer } = message;
  const key = runKey(pointer.uid, pointer.sequence);
  const first = await readRun(context, message, key);
  const present = async () => first !== null || (await readRun(context, message, key)) !== null;
  const commit = untouched(first) ?? (await awaitCommit(context, queueNames.verify, message, present));
  if (commit === 'done') return;
  const { change } = commit;
  if ((await recordRun(context, message, { key, first }, change)) === 'change finished' || message.change === null)
    return;
  // Last, always: a change that was not there at the first look may have been committed since.
  await finishChange(context, account, change ?? (await readChange(context, account, message.change)));
}

/** A run that nobody has taken up yet was committed together with its change: one that drops nothing need not be read. */
function untouched(run: StoredRun | null): { change: StoredChange } | null {
  if (run === null || run.change === null || !run.dropsNothing || run.attempts > 0) return null;
  return { change: committedWithout(run.change) };
}

async function recordRun(
  context: Context,
  message: VerifyMessage,
  { key, first }: { key: string; first: StoredRun | null },
  change: StoredChange | null,
): Promise<Recorded> {
  const { account } = message;
  for (let tries = 0; tries < maxTries; tries++) {
    const run = tries === 0 && first !== null ? first : await readRun(context, message, key);
    if (run === null || run.state === 'COMPLETED') return 'change left';
    if (run.trial !== null) {
      if (await recordTrial(context, account, run, run.trial)) return 'change left';
      continue;
    }
    const connector = await readChecked(context, account, run.connector);
    const checked = waitingFor(run, connector);
    if (checked === null) {
      if (await replaceRun(context, account, superseded(context, run, connector))) return 'change left';
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
    const recorded = await workOn(context, message, { claimed, checked, change });
    if (recorded !== 'taken over') return recorded;
  }
  throw new Error(`Run ${key} kept changing while it was taken up`);
}

async function workOn(context: Context, message: VerifyMessage, work: Work): Promise<Recorded | 'taken over'> {
  const { account } = message;
  const { claimed, checked } = work;
  try {
    const findings = await checkConnector(context, account, checked, claimed.waits);
    const { wait, news } = findings;
    if (news !== null) await spread(context, account, news);
    if (wait === null || claimed.waits >= wait.most) return await recordFindings(context, account, work, findings);
    await putOff(context, message, work, wait);
    return 'change left';
  } catch (error) {
    // Else the message would meet its own lease, and a copy of it would wait for that: what fails would fail for ever.
    await replaceRun(context, account, { ...claimed, state: 'QUEUED', leaseUntil: null }).catch(() => undefined);
    throw error;
  }
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

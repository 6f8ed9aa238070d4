import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { type Attempt, isDisabled, nextTryIn } from '../model/firing.ts';
import type { GitEvent } from '../model/git-event.ts';
import { type FireMessage, messageVersion, queueNames } from '../model/messages.ts';
import { explain, type Reason } from '../model/reasons/reason.ts';
import { eventOf, type StoredFiring } from '../storage/firings.ts';
import { fromTriggerRow, type StoredTrigger } from '../storage/triggers.ts';
import { type Ending, ended, isOpen, readFiringRow, replaceFiring } from './firing-rows.ts';
import { tellStatus } from './firing-status.ts';
import { askForMissing, judgeRest, missingFor } from './missing-parts.ts';
import { noteEndpoint, readEndpoint } from './receivers.ts';
import { type Findings, sendFiring } from './send-firing.ts';

/** Longer than everything that one try asks and sends. */
const leaseSeconds = 90;
const maxTries = 8;

/** What one try came to: an end, or a failure that is tried again. */
type Outcome = Ending | { state: 'QUEUED'; attempt: Attempt; reason: Reason; delay: number };

/**
 * Carries out the action of a firing, once more than it has been tried. A message whose turn is over finds nothing to do;
 * one that comes while somebody is at it comes again. A receiver may get a firing twice when this service
 * dies while it waits for the answer; `webhook-id` is then the same.
 */
export async function fire(context: Context, message: FireMessage): Promise<void> {
  const { account, firing: rowKey, turn } = message;
  for (let tries = 0; tries < maxTries; tries++) {
    const firing = await readFiringRow(context, account, rowKey);
    if (firing === null) return;
    if (!isOpen(firing) || firing.turn > turn) {
      // Whoever was at it may have died before it told the status; told twice it is wanted once.
      await tellStatus(context, account, firing);
      return;
    }
    const leased = firing.state === 'SENDING' ? secondsUntil(context, firing.leaseUntil) : 0;
    if (leased > 0) {
      await context.queues.send(queueNames.fire, message, leased + 1);
      return;
    }
    const claimed = await claim(context, account, firing);
    if (claimed === null) continue;
    await work(context, account, claimed);
    return;
  }
  throw new Error(`The firing ${rowKey} kept changing while it was taken up`);
}

/** Whoever was at it before has died: the receiver may have got it. */
async function claim(context: Context, account: string, firing: StoredFiring): Promise<StoredFiring | null> {
  const now = context.clock.now();
  const died = firing.state === 'SENDING';
  const attempt: Attempt = {
    at: firing.startedAt ?? now.toISOString(),
    durationMs: 0,
    status: null,
    reason: 'InternalError',
    message: 'This service ended before it had an answer; the receiver may have got it.',
  };
  return await replaceFiring(context, account, {
    ...firing,
    state: 'SENDING',
    startedAt: now.toISOString(),
    leaseUntil: new Date(now.getTime() + leaseSeconds * 1_000).toISOString(),
    notBefore: null,
    ...(died ? { attempts: [...firing.attempts, attempt], failed: firing.failed + 1 } : {}),
  });
}

async function work(context: Context, account: string, claimed: StoredFiring): Promise<void> {
  try {
    const row = await context.entities.read(account, claimed.trigger);
    const stored = row === null ? null : fromTriggerRow(row);
    const trigger = stored?.uid === claimed.triggerUid ? stored : null;
    const outcome = trigger === null ? deleted : await act(context, account, claimed, trigger);
    await record(context, account, { claimed, trigger }, outcome);
  } catch (error) {
    // Else the message would meet its own lease.
    const released = { ...claimed, state: 'QUEUED', leaseUntil: null } as const;
    await replaceFiring(context, account, released).catch(() => null);
    throw error;
  }
}

const deleted: Ending = { state: 'FAILED', reason: 'TriggerDeleted', ...messageOf('TriggerDeleted') };

async function act(context: Context, account: string, firing: StoredFiring, trigger: StoredTrigger): Promise<Outcome> {
  const found: Findings & { outcome?: Outcome } = firing.undecided
    ? await decide(context, account, firing, trigger)
    : { changedFiles: null, event: eventOf(firing) };
  if (found.outcome !== undefined) return found.outcome;
  const { action } = trigger.definition;
  if (action === undefined) return { state: 'NO_ACTION', reason: null, message: 'The trigger has no action.' };
  const endpoint = await readEndpoint(context, account, trigger.uid);
  if (endpoint !== null && isDisabled(endpoint, trigger.revision) && !firing.replayed) {
    const since = endpoint.disabledAt ?? '';
    return { state: 'FAILED', reason: 'ReceiverDisabled', ...messageOf('ReceiverDisabled', { since }) };
  }
  const event = await withCommits(context, account, firing, found.event);
  const told = { ...found, event };
  const { attempt, retryAfterSeconds } = await sendFiring(context, account, { firing, trigger, action }, told);
  if (attempt.reason === null) return { state: 'DELIVERED', reason: null, message: attempt.message, attempt };
  return failed(firing, attempt, attempt.reason, retryAfterSeconds);
}

/** Asks what only Azure DevOps knows. */
async function decide(
  context: Context,
  account: string,
  firing: StoredFiring,
  trigger: StoredTrigger,
): Promise<Findings & { outcome?: Outcome }> {
  const at = context.clock.now().toISOString();
  const started = context.clock.monotonicMs();
  const event = eventOf(firing);
  const about = { account, connectorRow: firing.connector, event };
  const asked = await askForMissing(context, about, missingFor(trigger.definition, event));
  if (!asked.ok) {
    const { reason, message, retryAfterSeconds } = asked;
    const durationMs = Math.round(context.clock.monotonicMs() - started);
    const attempt = {
      at,
      durationMs,
      status: null,
      reason,
      message: `What the payload left out is not known. ${message}`,
    };
    return { changedFiles: null, event, outcome: failed(firing, attempt, reason, retryAfterSeconds) };
  }
  const { matched, why } = judgeRest(trigger.definition, event, asked.value);
  if (matched !== true)
    return { changedFiles: null, event, outcome: { state: 'NOT_FIRED', reason: null, message: why } };
  const { changedFiles } = asked.value;
  return { changedFiles: changedFiles?.files.slice(0, mostFilesTold) ?? null, event: asked.value.event };
}

/** A receiver wants the commits of a push, but is told of it all the same where they are not to be had. */
async function withCommits(
  context: Context,
  account: string,
  { connector, test }: StoredFiring,
  event: GitEvent,
): Promise<GitEvent> {
  if (test || event.kind !== 'push' || event.commits !== null || event.newCommit === null) return event;
  const asked = await askForMissing(context, { account, connectorRow: connector, event }, ['commits']);
  return asked.ok ? asked.value.event : event;
}

/** Of a longer list a receiver asks Azure DevOps himself. */
const mostFilesTold = 1_000;

function failed({ failed }: StoredFiring, attempt: Attempt, reason: Reason, wish: number | null): Outcome {
  const delay = nextTryIn(failed + 1, reason, wish);
  const { message } = attempt;
  return delay === null ? { state: 'FAILED', reason, message, attempt } : { state: 'QUEUED', reason, attempt, delay };
}

async function record(
  context: Context,
  account: string,
  { claimed, trigger }: { claimed: StoredFiring; trigger: StoredTrigger | null },
  outcome: Outcome,
): Promise<void> {
  const now = context.clock.now();
  const next = outcome.state === 'QUEUED' ? again(claimed, outcome, now) : ended(claimed, outcome, now);
  // First: one that comes before the row is written waits, and one without its row is taken over.
  if (outcome.state === 'QUEUED') {
    const message: FireMessage = { v: messageVersion, account, firing: claimed.rowKey, turn: next.turn };
    await context.queues.send(queueNames.fire, message, outcome.delay);
  }
  if ((await replaceFiring(context, account, next)) === null) return;
  const { rowKey, state, reason } = next;
  log('info', 'firing.tried', { firing: rowKey, state, reason });
  const { attempt } = outcome;
  const receiver = attempt !== undefined && (attempt.reason === null || receivers.has(attempt.reason));
  if (trigger !== null && receiver) await noteEndpoint(context, account, trigger, attempt.reason);
  await tellStatus(context, account, next);
}

/** Failures that count against the receiver. */
const receivers: ReadonlySet<Reason> = new Set([
  'ReceiverRefused',
  'ReceiverRedirects',
  'ReceiverUnreachable',
  'ReceiverGone',
  'ReceiverNotAllowed',
]);

function again(
  firing: StoredFiring,
  { attempt, reason, delay }: Extract<Outcome, { state: 'QUEUED' }>,
  now: Date,
): StoredFiring {
  return {
    ...firing,
    state: 'QUEUED',
    turn: firing.turn + 1,
    failed: firing.failed + 1,
    leaseUntil: null,
    notBefore: new Date(now.getTime() + delay * 1_000).toISOString(),
    attempts: [...firing.attempts, attempt],
    reason,
    message: attempt.message,
  };
}

function messageOf(reason: Reason, blanks: Record<string, string> = {}): { message: string } {
  return { message: explain(reason, blanks).message };
}

function secondsUntil(context: Context, time: string | null): number {
  return time === null ? 0 : Math.ceil((Date.parse(time) - context.clock.now().getTime()) / 1_000);
}

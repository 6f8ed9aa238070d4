import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import { isDisabled } from '../model/firing.ts';
import { type FireMessage, messageVersion, queueNames } from '../model/messages.ts';
import type { Scope } from '../model/scope.ts';
import { eventOf, type Firing, firingIdPattern, fromFiringRow, type StoredFiring } from '../storage/firings.ts';
import { firingKey, firingsOf } from '../storage/row-keys.ts';
import { isOpen, readFiringRow, replaceFiring } from './firing-rows.ts';
import { listPage } from './list-page.ts';
import { maxTries, pauseAfterLoss } from './lost-race.ts';
import { readEndpoint } from './receivers.ts';
import { readTrigger } from './triggers.ts';

/** The firings of a trigger, newest event first. @throws Refusal TriggerNotFound */
export async function listFirings(
  context: Context,
  scope: Scope,
  identifier: string,
  page: { after: string | null; limit: number },
): Promise<{ firings: StoredFiring[]; next: string | null }> {
  const { uid } = await readTrigger(context, scope, identifier);
  const { rows, next } = await listPage(context, scope.account, firingsOf(uid), page);
  return { firings: rows.map(fromFiringRow), next };
}

/** @throws Refusal TriggerNotFound, FiringNotFound */
export async function readFiring(
  context: Context,
  scope: Scope,
  identifier: string,
  id: string,
): Promise<StoredFiring> {
  const { uid } = await readTrigger(context, scope, identifier);
  const firing = firingIdPattern.test(id) ? await readFiringRow(context, scope.account, firingKey(uid, id)) : null;
  if (firing !== null) return firing;
  const hint = 'List them with GET /api/v1/triggers/{identifier}/firings.';
  throw new Refusal('FiringNotFound', `The trigger ${identifier} has no such firing.`, hint);
}

/**
 * Lets a firing be carried out again, now, with the trigger as it is now; one that waits for its next try does not wait.
 * @throws Refusal TriggerNotFound, FiringNotFound, ChangedMeanwhile
 */
export async function replayFiring(
  context: Context,
  scope: Scope,
  identifier: string,
  id: string,
): Promise<StoredFiring> {
  const { account } = scope;
  for (let tries = 0; tries < maxTries; tries++) {
    const firing = await readFiring(context, scope, identifier, id);
    // With its lease over, whoever was at it is dead, and the queue may keep the message for minutes yet.
    if (firing.state === 'SENDING' && isLeased(context, firing)) return firing;
    const turn = isOpen(firing) ? firing.turn : firing.turn + 1;
    const again: StoredFiring = {
      ...firing,
      state: 'QUEUED',
      turn,
      failed: 0,
      replayed: true,
      notBefore: null,
      reason: null,
      message: null,
      completedAt: null,
      leaseUntil: null,
    };
    const written = await replaceFiring(context, account, again);
    if (written !== null) {
      const message: FireMessage = { v: messageVersion, account, firing: firing.rowKey, turn };
      await context.queues.send(queueNames.fire, message, 0);
      return written;
    }
    await pauseAfterLoss(context, tries);
  }
  throw new Refusal('ChangedMeanwhile', 'The firing kept changing while it was replayed.', 'Send it again.');
}

/** How the receiver of a trigger has been lately. */
export async function showEndpoint(
  context: Context,
  account: string,
  { uid, revision }: { uid: string; revision: number },
) {
  const endpoint = await readEndpoint(context, account, uid);
  if (endpoint === null || endpoint.revision !== revision)
    return { status: 'HEALTHY' as const, failingSince: null, failures: 0, reason: null, disabledAt: null };
  const { failingSince, failures, lastReason: reason, disabledAt } = endpoint;
  const status = isDisabled(endpoint, revision) ? ('DISABLED' as const) : ('FAILING' as const);
  return { status, failingSince, failures, reason, disabledAt };
}

/** One firing as answered. */
export function showFiring(firing: Firing) {
  const { id, state, reason, message, webhookId, test, recovered, attempts, notBefore, createdAt, completedAt } =
    firing;
  const event = eventOf(firing);
  return { id, state, reason, message, webhookId, test, recovered, attempts, notBefore, createdAt, completedAt, event };
}

function isLeased(context: Context, { leaseUntil }: StoredFiring): boolean {
  return leaseUntil !== null && Date.parse(leaseUntil) > context.clock.now().getTime();
}

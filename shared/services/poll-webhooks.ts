import { randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import type { WebhookTask } from '../model/messages.ts';
import type { FoundPlace, HooksTrouble } from '../model/webhooks/hooks.ts';
import { webhookKey } from '../storage/row-keys.ts';
import { toWebhookRow } from '../storage/webhooks.ts';
import { polled } from './feed-events.ts';
import { findPlace } from './find-place.ts';
import { listWebhooks, readHooks, updateHooks } from './hooks-rows.ts';
import type { Said } from './obstacle.ts';
import { reachOrganization } from './reach-organization.ts';
import { recoverEvents } from './recover-events.ts';
import { readChecked } from './run-rows.ts';
import type { Owner } from './webhook-rows.ts';

/** What is asked for has an end too, at which its deliveries are listed; without a password nobody sends to it. */
export async function keepEndOfPoll(
  context: Context,
  { account, uid, connector }: Owner,
  { projectId, repositories }: FoundPlace,
): Promise<void> {
  const webhooks = await listWebhooks(context, account, uid);
  if (webhooks.some(({ eventType, state }) => eventType === polled && state === 'ACTIVE')) return;
  const [only] = repositories?.length === 1 ? repositories : [];
  const rowKey = webhookKey({ uid, random: randomBytes(24).toString('base64url') });
  const values = toWebhookRow({
    connector,
    eventType: polled,
    resourceVersion: '1.0',
    publisherInputs: { projectId, repository: only?.id ?? '' },
    subscriptionId: null,
    passwords: { current: null, previous: null },
    state: 'ACTIVE',
    createdAt: context.clock.now().toISOString(),
    retiredAt: null,
  });
  await context.entities.commit(account, [{ op: 'insert', rowKey, values }]);
}

/** Asks what has happened since the last time, and hands it on. Two at once find the same, which is then one. */
export async function pollEvents(context: Context, { account, connector, uid }: WebhookTask<'poll'>): Promise<void> {
  const [hooks, found] = await Promise.all([
    readHooks(context, account, uid),
    readChecked(context, account, connector),
  ]);
  if (hooks === null || hooks.state !== 'PRESENT' || hooks.wish.delivery !== 'poll' || found?.uid !== uid) return;
  const at = context.clock.now().toISOString();
  const reached = await reachOrganization(context, account, found, { about: 'manageHooks' });
  const place = reached.ok ? await findPlace(context, found, hooks, reached.value) : null;
  const recovered =
    reached.ok && place?.ok === true
      ? await recoverEvents(context, { account, uid, hooks, place: place.value, reached: reached.value, mode: 'poll' })
      : null;
  const refusal = place?.ok === false ? place : recovered?.ok === false ? recovered : null;
  const obstacle = !reached.ok ? reached : refusal === null ? null : await reached.value.obstacleOf(refusal);
  await updateHooks(context, account, hooks, (now) => ({
    lookedAt: at,
    ...(place?.ok === true ? { place: place.value } : {}),
    ...(recovered?.ok === true ? { seen: recovered.seen } : {}),
    // The next time comes by itself.
    trouble: obstacle === null ? null : troubleOf(obstacle, now.trouble?.at ?? at),
  }));
}

export function troubleOf({ reason, message, hint }: Said, at: string): HooksTrouble {
  return { reason, message, hint, at, repairedAt: null };
}

import { createHash, randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import type { Subscription, WantedSubscription } from '../model/webhooks/subscription.ts';
import { webhookKey } from '../storage/row-keys.ts';
import { type SeenSubscription, toWebhookRow, type Webhook } from '../storage/webhooks.ts';
import type { OwnWebhook } from './hooks-rows.ts';
import type { Obstacle } from './obstacle.ts';

/** On whose behalf: `connector` is its row key. */
export type Owner = { account: string; uid: string; connector: string };

/**
 * Keeps the digest of a new password before anybody is told it. One that nobody has confirmed gives way to it; the last
 * that was confirmed stays good until then.
 */
export async function preparePassword(
  context: Context,
  { account, uid, connector }: Owner,
  row: OwnWebhook | null,
  wanted: WantedSubscription,
  password: string,
): Promise<OwnWebhook> {
  const current = createHash('sha256').update(password).digest('hex');
  if (row !== null) {
    const previous = row.state === 'ACTIVE' ? row.passwords.current : row.passwords.previous;
    return await replaceWebhook(context, account, row, { state: 'CREATING', passwords: { current, previous } });
  }
  const random = randomBytes(24).toString('base64url');
  const webhook: Webhook = {
    connector,
    eventType: wanted.eventType,
    resourceVersion: wanted.resourceVersion,
    publisherInputs: { ...wanted.publisherInputs },
    subscriptionId: null,
    passwords: { current, previous: null },
    state: 'CREATING',
    createdAt: context.clock.now().toISOString(),
    retiredAt: null,
  };
  const rowKey = webhookKey({ uid, random });
  const result = await context.entities.commit(account, [{ op: 'insert', rowKey, values: toWebhookRow(webhook) }]);
  if (result === 'conflict') throw new Error('A random name was taken');
  return { ...webhook, rowKey, etag: result.etags[0] ?? '', random };
}

export async function confirmPassword(
  context: Context,
  { account }: Owner,
  told: OwnWebhook,
  subscription: Subscription,
): Promise<null> {
  const { id: subscriptionId } = subscription;
  await replaceWebhook(context, account, told, {
    state: 'ACTIVE',
    subscriptionId,
    seen: seenNow(context, subscription),
  });
  return null;
}

export async function keepObstacle(
  context: Context,
  { account }: Owner,
  row: OwnWebhook,
  obstacle: Obstacle,
): Promise<Obstacle> {
  const { reason, message, hint } = obstacle;
  const at = context.clock.now().toISOString();
  const before = row.seen ?? { status: null, by: null, notifications: [] };
  await replaceWebhook(context, account, row, { seen: { ...before, at, trouble: { reason, message, hint } } });
  return obstacle;
}

/** Whoever works on the rows does so alone, so a conflict means that a lease has ended: the next to come begins anew. */
export async function replaceWebhook(
  context: Context,
  account: string,
  row: OwnWebhook,
  change: Partial<Webhook>,
): Promise<OwnWebhook> {
  const next = { ...row, ...change };
  const { rowKey, etag } = row;
  const result = await context.entities.commit(account, [{ op: 'replace', rowKey, etag, values: toWebhookRow(next) }]);
  if (result === 'conflict') throw new Error(`The webhook ${rowKey} was changed by somebody else`);
  return { ...next, etag: result.etags[0] ?? '' };
}

export function seenNow(context: Context, { status, modifiedBy }: Subscription): SeenSubscription {
  const by = status === 'enabled' ? null : modifiedBy;
  return { at: context.clock.now().toISOString(), status, by, trouble: null, notifications: [] };
}

/** As long as Azure DevOps remembers what it sent, what became of it can be looked up here too. */
const rememberedMs = 7 * 24 * 60 * 60_000;

/** Deletes ends whose subscription is long gone. */
export async function forgetOldEnds(context: Context, account: string, webhooks: readonly OwnWebhook[]): Promise<void> {
  const before = new Date(context.clock.now().getTime() - rememberedMs).toISOString();
  const old = webhooks.filter(
    ({ state, subscriptionId, retiredAt }) =>
      state === 'RETIRED' && subscriptionId === null && retiredAt !== null && retiredAt < before,
  );
  for (const { rowKey, etag } of old) await context.entities.commit(account, [{ op: 'delete', rowKey, etag }]);
}

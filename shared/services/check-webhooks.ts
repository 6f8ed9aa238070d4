import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import { messageVersion, type WebhookTask } from '../model/messages.ts';
import { explain, type Reason } from '../model/reasons/reason.ts';
import type { Scope } from '../model/scope.ts';
import { printWebhookId } from '../model/webhook-id.ts';
import type { HooksCheck } from '../model/webhooks/hooks.ts';
import { ownWebhook, type Subscription } from '../model/webhooks/subscription.ts';
import { fromDeliveryRow, type StoredDelivery } from '../storage/deliveries.ts';
import type { StoredHooks } from '../storage/hooks.ts';
import { deliveriesOf } from '../storage/row-keys.ts';
import { readConnector } from './connectors.ts';
import { listWebhooks, type OwnWebhook, readHooks, send, updateHooks } from './hooks-rows.ts';
import type { Said } from './obstacle.ts';
import { reachOrganization, type Reached } from './reach-organization.ts';
import { readChecked } from './run-rows.ts';
import { noWebhooks } from './show-webhooks.ts';

/** Seconds after which it is looked whether the notification has come; all together fit into the longest wait of a call. */
const looksAfter = [1, 2, 4, 6, 5];

const nothing = { found: null, sent: null, received: null, authenticated: null, queued: null, processed: null };
const openSaid = { reason: null, message: 'The test is under way.', hint: null };

/** Begins to prove the way back. @returns what tells when it is over @throws Refusal ConnectorNotFound, WebhookNotFound */
export async function checkWebhooks(
  context: Context,
  scope: Scope,
  identifier: string,
): Promise<{ uid: string; id: string }> {
  const { account } = scope;
  const { uid, rowKey } = await readConnector(context, scope, identifier);
  const [hooks, webhooks] = await Promise.all([readHooks(context, account, uid), listWebhooks(context, account, uid)]);
  const tested = chosen(webhooks);
  if (hooks === null || tested === null) throw hooks === null ? noWebhooks(identifier) : noneToTest(identifier);
  const id = randomUUID();
  const askedAt = context.clock.now().toISOString();
  const webhookId = printWebhookId({ account, uid, random: tested.random });
  const check: HooksCheck = {
    ...nothing,
    ...openSaid,
    id,
    webhookId,
    status: 'QUEUED',
    outcome: null,
    askedAt,
    notificationId: null,
  };
  await updateHooks(context, account, hooks, () => ({ check }));
  await send(context, { v: messageVersion, account, hop: 0, task: 'check', connector: rowKey, uid, check: id }, 0);
  return { uid, id };
}

/** All go to one address; a push is what most wait for. */
function chosen(webhooks: readonly OwnWebhook[]): OwnWebhook | null {
  const living = webhooks.filter(({ state, subscriptionId }) => state === 'ACTIVE' && subscriptionId !== null);
  return living.find(({ eventType }) => eventType === 'git.push') ?? living[0] ?? null;
}

function noneToTest(identifier: string): Refusal {
  const detail = `The connector ${identifier} has no subscription that could be tested.`;
  return new Refusal('WebhookNotFound', detail, 'GET its webhooks says why; what is polled has none.');
}

/** One step of a check: sends the notification, or looks whether it has come. Each look is a message of its own. */
export async function continueCheck(context: Context, message: WebhookTask<'check'>): Promise<void> {
  const { account, connector, uid, hop } = message;
  const hooks = await readHooks(context, account, uid);
  const check = hooks?.check ?? null;
  // Another check has begun since, or a message came twice.
  if (hooks === null || check === null || check.id !== message.check || check.status === 'COMPLETED') return;
  const found = await readChecked(context, account, connector);
  if (found?.uid !== uid) return;
  const reached = await reachOrganization(context, account, found, { about: 'manageHooks' });
  if (!reached.ok) return await end(context, account, hooks, check, reached);
  const begun = check.sent === null ? await begin(context, reached.value, check) : { check };
  if ('said' in begun) return await end(context, account, hooks, { ...check, ...begun.legs }, begun.said);
  const arrived = await arrival(context, begun.check);
  const after = looksAfter[hop];
  const isOver = arrived.processed !== null;
  if (!isOver && after !== undefined) {
    await updateHooks(context, account, hooks, () => ({ check: { ...arrived, status: 'RUNNING' } }));
    await send(context, { ...message, hop: hop + 1 }, after);
    return;
  }
  await end(context, account, hooks, arrived, isOver ? null : await whyNot(context, reached.value, arrived));
}

type Begun = { check: HooksCheck } | { legs: Partial<HooksCheck>; said: Said };

async function begin(context: Context, { ask, obstacleOf }: Reached, check: HooksCheck): Promise<Begun> {
  const { serviceHooks } = context.azureDevOps;
  const at = () => context.clock.now().toISOString();
  const listed = await ask((caller) => serviceHooks.list(caller, check.webhookId));
  if (!listed.ok) return { legs: {}, said: await obstacleOf(listed) };
  const subscription = listed.value.find((one) => isOf(context, one, check.webhookId));
  if (subscription === undefined) return { legs: {}, said: say('SubscriptionMissing', { eventType: 'the webhook' }) };
  const found = at();
  const sent = await ask((caller) => serviceHooks.test(caller, subscription));
  if (!sent.ok) return { legs: { found }, said: await obstacleOf(sent) };
  return { check: { ...check, found, sent: at(), notificationId: sent.value.id } };
}

function isOf({ config }: Context, subscription: Subscription, webhookId: string): boolean {
  const own = ownWebhook(subscription, config.publicUrl);
  return own !== null && printWebhookId(own) === webhookId;
}

/** What is known of the arrival: whatever came with the password was authenticated before it was kept. */
async function arrival(context: Context, check: HooksCheck): Promise<HooksCheck> {
  const delivery = await deliveryOf(context, check);
  if (delivery === null) return check;
  const { receivedAt: received, processedAt: processed } = delivery;
  return { ...check, received, authenticated: received, queued: received, processed };
}

const mostLookedAt = 50;

async function deliveryOf(
  context: Context,
  { webhookId, askedAt, notificationId }: HooksCheck,
): Promise<StoredDelivery | null> {
  const [account = '', uid = '', random = ''] = webhookId.split('.');
  const rows = await context.entities.list(account, deliveriesOf({ uid, random }), { limit: mostLookedAt });
  const since = rows.map(fromDeliveryRow).filter(({ receivedAt, test }) => receivedAt >= askedAt && test);
  return since.find((one) => one.notificationId === notificationId) ?? since.at(-1) ?? null;
}

/** It was sent and did not come: Azure DevOps knows what it met with. */
async function whyNot(context: Context, { ask }: Reached, check: HooksCheck): Promise<Said> {
  if (check.received !== null) return say('InternalError', {});
  const [, , random = ''] = check.webhookId.split('.');
  const { azureDevOps, config } = context;
  const listed = await ask((caller) => azureDevOps.serviceHooks.list(caller, check.webhookId));
  const id = listed.ok
    ? listed.value.find(({ consumerInputs }) => consumerInputs['url']?.endsWith(random))?.id
    : undefined;
  const sent =
    id === undefined ? null : await ask((caller) => azureDevOps.serviceHooks.notifications(caller, id, mostLookedAt));
  const own = sent?.ok === true ? sent.value.find((one) => one.id === check.notificationId) : undefined;
  const answer = own?.response?.replace(/[.\s]+$/, '').slice(0, 200) ?? 'Azure DevOps does not say what it met with';
  return say('TestNotDelivered', { publicUrl: config.publicUrl, answer });
}

async function end(
  context: Context,
  account: string,
  hooks: StoredHooks,
  check: HooksCheck,
  said: Said | null,
): Promise<void> {
  const { reason, message, hint } = said ?? { reason: null, message: arrivedWell, hint: null };
  const outcome = said === null ? ('PASSED' as const) : ('FAILED' as const);
  await updateHooks(context, account, hooks, () => ({
    check: { ...check, status: 'COMPLETED', outcome, reason, message, hint },
  }));
}

const arrivedWell = 'Azure DevOps sent a test notification, and it arrived and was processed.';

function say(reason: Reason, blanks: Record<string, string>): Said {
  return { reason, ...explain(reason, blanks) };
}

import { randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import type { WebhookId } from '../model/webhook-id.ts';
import type { Step } from '../model/webhooks/plan.ts';
import {
  isEnabled,
  type Subscription,
  toRequest,
  type WantedSubscription,
  webhookUrl,
} from '../model/webhooks/subscription.ts';
import type { OwnWebhook } from './hooks-rows.ts';
import type { Obstacle } from './obstacle.ts';
import type { Reached } from './reach-organization.ts';
import { sideBySide } from './side-by-side.ts';
import { confirmPassword, keepObstacle, type Owner, preparePassword, replaceWebhook, seenNow } from './webhook-rows.ts';

export type Carried = {
  /** What did not work out. */
  obstacles: Obstacle[];
  /** How many of the wanted subscriptions are as they should be. */
  working: number;
};

type Work = { context: Context; owner: Owner; reached: Reached };

/** Requests under way at once; Azure DevOps slows down whoever sends more than some fifteen. */
const atOnce = 4;

/**
 * Does what was planned. What is new is made first; only when all of it works is anything taken away, so that no event
 * finds nobody. Each step begins with the row, so that whatever breaks off is found again.
 */
export async function carryOut(work: Work, steps: readonly Step<OwnWebhook>[]): Promise<Carried> {
  const building = steps.filter((step) => step.do !== 'retire' && step.do !== 'remove');
  const built = await runAll(building, (step) => build(work, step));
  const missing = built.filter((obstacle) => obstacle !== null);
  const clearing = steps.filter((step) => step.do === 'remove' || (step.do === 'retire' && missing.length === 0));
  const cleared = await runAll(clearing, (step) => clear(work, step));
  return {
    obstacles: [...missing, ...cleared.filter((obstacle) => obstacle !== null)],
    working: built.length - missing.length,
  };
}

function runAll<T>(steps: readonly Step<OwnWebhook>[], run: (step: Step<OwnWebhook>) => Promise<T>): Promise<T[]> {
  return sideBySide(
    steps.map((step) => ({ keys: [], run: () => run(step) })),
    atOnce,
  );
}

async function build(work: Work, step: Step<OwnWebhook>): Promise<Obstacle | null> {
  switch (step.do) {
    case 'keep':
      await settle(work, step.row, step.subscription);
      return null;
    case 'create':
      return await create(work, step.row, step.wanted);
    case 'rewrite':
      return await rewrite(work, step.row, step.subscription);
    case 'retire':
    case 'remove':
      return null;
  }
}

/** A password that is not used any more is forgotten, and what was found is kept; mostly there is nothing to write. */
async function settle({ context, owner }: Work, row: OwnWebhook, subscription: Subscription): Promise<void> {
  const { status } = subscription;
  const isSettled = row.passwords.previous === null && row.seen?.status === status && row.seen.trouble === null;
  if (isSettled) return;
  const seen = seenNow(context, subscription);
  await replaceWebhook(context, owner.account, row, { passwords: { ...row.passwords, previous: null }, seen });
}

async function create(work: Work, row: OwnWebhook | null, wanted: WantedSubscription): Promise<Obstacle | null> {
  const { context, owner, reached } = work;
  const password = newPassword();
  const told = await preparePassword(context, owner, row, wanted, password);
  const request = toRequest(wanted, urlOf(context, owner, told.random), password);
  const answered = await reached.ask((caller) => context.azureDevOps.serviceHooks.create(caller, request));
  if (answered.ok) return await confirmPassword(context, owner, told, answered.value);
  return await failed(work, told, await obstacleOf(reached, answered, wanted));
}

/**
 * Replaces all of a subscription, its password too: the one that comes back are asterisks, which must not be written. One
 * that is not enabled by that has a new one made beside it.
 */
async function rewrite(work: Work, row: OwnWebhook, { id }: Subscription): Promise<Obstacle | null> {
  const { context, owner, reached } = work;
  const password = newPassword();
  const told = await preparePassword(context, owner, row, row, password);
  const request = toRequest(row, urlOf(context, owner, row.random), password);
  const answered = await reached.ask((caller) => context.azureDevOps.serviceHooks.replace(caller, id, request));
  if (!answered.ok && answered.evidence['status'] !== 404)
    return await failed(work, told, await obstacleOf(reached, answered, row));
  if (answered.ok && isEnabled(answered.value)) return await confirmPassword(context, owner, told, answered.value);
  const obstacle = await create(work, null, wantedOf(row));
  if (obstacle !== null) return await failed(work, told, obstacle);
  return await retire(work, told, [id]);
}

async function clear(work: Work, step: Step<OwnWebhook>): Promise<Obstacle | null> {
  if (step.do === 'retire') return await retire(work, step.row, step.subscriptions);
  if (step.do !== 'remove') return null;
  const { context, reached } = work;
  const answered = await reached.ask((caller) => context.azureDevOps.serviceHooks.remove(caller, step.subscription));
  return answered.ok ? null : await reached.obstacleOf(answered);
}

/** From now on whatever still comes is answered 410, at which Azure DevOps itself disables what could not be deleted. */
async function retire(work: Work, row: OwnWebhook, subscriptions: readonly string[]): Promise<Obstacle | null> {
  const { context, owner, reached } = work;
  const retiredAt = row.retiredAt ?? context.clock.now().toISOString();
  const retired = await replaceWebhook(context, owner.account, row, { state: 'RETIRED', retiredAt });
  for (const id of subscriptions) {
    const answered = await reached.ask((caller) => context.azureDevOps.serviceHooks.remove(caller, id));
    if (!answered.ok) return await failed(work, retired, await reached.obstacleOf(answered));
  }
  const seen = { at: context.clock.now().toISOString(), status: null, by: null, trouble: null, notifications: [] };
  await replaceWebhook(context, owner.account, retired, { subscriptionId: null, seen });
  return null;
}

async function failed({ context, owner }: Work, row: OwnWebhook, obstacle: Obstacle): Promise<Obstacle> {
  return await keepObstacle(context, owner, row, obstacle);
}

async function obstacleOf(
  { obstacleOf }: Reached,
  refusal: Parameters<Reached['obstacleOf']>[0],
  { eventType }: Pick<WantedSubscription, 'eventType'>,
): Promise<Obstacle> {
  const { reason, evidence } = refusal;
  const isContent = reason === 'UnexpectedAnswer' && evidence['status'] === 400;
  if (!isContent) return await obstacleOf(refusal);
  const answer = String(evidence['excerpt'] ?? 'without a word').replace(/[.\s]+$/, '');
  return await obstacleOf({ ...refusal, reason: 'SubscriptionRefused', blanks: { eventType, answer } });
}

function wantedOf({ eventType, resourceVersion, publisherInputs }: OwnWebhook): WantedSubscription {
  return { eventType, resourceVersion, publisherInputs };
}

function urlOf({ config }: Context, { account, uid }: Omit<WebhookId, 'random'>, random: string): string {
  return webhookUrl(config.publicUrl, { account, uid, random });
}

/** 256 bits; of Basic credentials Azure DevOps takes no blanks and at most 256 characters. */
function newPassword(): string {
  return randomBytes(32).toString('base64url');
}

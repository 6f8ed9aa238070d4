import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { hopFactors, type WebhookTask } from '../model/messages.ts';
import type { Hooks } from '../model/webhooks/hooks.ts';
import { wantedSubscriptions } from '../model/webhooks/wanted.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import type { StoredHooks } from '../storage/hooks.ts';
import { carryOut } from './carry-out.ts';
import { findPlace } from './find-place.ts';
import {
  listWebhooks,
  type OwnWebhook,
  readHooks,
  replaceHooks,
  send,
  sendReconcile,
  updateHooks,
} from './hooks-rows.ts';
import { planFor } from './plan-webhooks.ts';
import { keepEndOfPoll } from './poll-webhooks.ts';
import type { Obstacle, Said } from './obstacle.ts';
import { reachOrganization } from './reach-organization.ts';
import { recoverEvents } from './recover-events.ts';
import { endRemoval } from './remove-webhooks.ts';
import { readChecked } from './run-rows.ts';
import { findTrouble } from './subscription-trouble.ts';
import { verifyForWebhooks } from './verify-for-webhooks.ts';
import { forgetOldEnds } from './webhook-rows.ts';

/** Whoever works on subscriptions does so alone, and at most so long. */
const leaseSeconds = 75;

/** Mostly the other is done long before its lease ends. */
const nextLookSeconds = 5;

/**
 * Makes the subscriptions of a connector what is wanted. The same from wherever an earlier attempt broke off; two at once
 * take turns. What Azure DevOps refuses is a result; a known wait puts the same message back.
 */
export async function reconcileWebhooks(context: Context, message: WebhookTask<'reconcile'>): Promise<void> {
  const { account, uid, revision } = message;
  const hooks = await readHooks(context, account, uid);
  if (hooks === null || hooks.revision < revision) return await awaitWish(context, message);
  const left = leaseLeft(context, hooks);
  if (left > 0) return void (await send(context, message, Math.min(left + 1, nextLookSeconds)));
  const until = new Date(context.clock.now().getTime() + leaseSeconds * 1_000).toISOString();
  const claimed = await replaceHooks(context, account, { ...hooks, leaseUntil: until });
  if (claimed === null) return await send(context, message, 1).then(() => undefined);
  try {
    await workOn(context, message, claimed);
  } catch (error) {
    await updateHooks(context, account, claimed, () => ({ leaseUntil: null })).catch(() => undefined);
    throw error;
  }
}

export function leaseLeft(context: Context, { leaseUntil }: Pick<Hooks, 'leaseUntil'>): number {
  if (leaseUntil === null) return 0;
  return Math.max(0, Math.ceil((Date.parse(leaseUntil) - context.clock.now().getTime()) / 1_000));
}

/** The message is sent before the wish is committed. One that is still not there after all these waits never will be. */
async function awaitWish(context: Context, message: WebhookTask<'reconcile'>): Promise<void> {
  const factor = message.revision === 0 ? undefined : hopFactors[message.hop];
  if (factor === undefined) return;
  await send(context, { ...message, hop: message.hop + 1 }, factor * context.config.changeGraceSeconds);
}

async function workOn(context: Context, message: WebhookTask<'reconcile'>, hooks: StoredHooks): Promise<void> {
  const { account, uid, waits } = message;
  const found = await readChecked(context, account, hooks.connector);
  const connector = found?.uid === uid ? found : null;
  const isLeaving = hooks.state === 'REMOVING' || connector === null || connector.webhooks === 'DELETING';
  const outcome = connector === null ? gone : await attempt(context, message, { hooks, connector, isLeaving });
  const [obstacle] = outcome.obstacles;
  const wait = outcome.obstacles.find((one) => one.wait !== null)?.wait ?? null;
  if (obstacle !== undefined && wait !== null && waits < wait.most) {
    const until = new Date(context.clock.now().getTime() + wait.seconds * 1_000).toISOString();
    await sendReconcile(
      context,
      { ...message },
      { revision: message.revision, waits: waits + 1, delaySeconds: wait.seconds },
    );
    const waiting = { reason: obstacle.reason, until };
    await updateHooks(context, account, hooks, () => ({ leaseUntil: null, waiting }));
    log('info', 'webhooks.wait', { connector: hooks.connector, reason: obstacle.reason, seconds: wait.seconds });
    return;
  }
  if (isLeaving) return await endRemoval(context, { account, uid, hooks, connector, obstacle: obstacle ?? null });
  await keepResult(context, message, hooks, outcome);
}

type Outcome = Partial<Pick<Hooks, 'place' | 'seen'>> & {
  obstacles: Obstacle[];
  working: number;
  /** What was wrong with subscriptions that had worked. */
  trouble: Said | null;
};

const gone: Outcome = { obstacles: [], working: 0, trouble: null };

type Task = { hooks: StoredHooks; connector: StoredConnector; isLeaving: boolean };

async function attempt(
  context: Context,
  { account, uid, waits, revision }: WebhookTask<'reconcile'>,
  { hooks, connector, isLeaving }: Task,
): Promise<Outcome> {
  const reached = await reachOrganization(context, account, connector, { about: 'manageHooks', waits });
  if (!reached.ok) return { ...gone, obstacles: [reached] };
  const { address, ask, obstacleOf } = reached.value;
  const place = isLeaving ? null : await findPlace(context, connector, hooks, reached.value);
  if (place !== null && !place.ok) return { ...gone, obstacles: [await obstacleOf(place)] };
  const webhooks = await listWebhooks(context, account, uid);
  // A list that failed is an obstacle, and never an empty one.
  const listed = await ask((caller) => context.azureDevOps.serviceHooks.list(caller, `${account}.${uid}.`));
  if (!listed.ok) return { ...gone, obstacles: [await obstacleOf(listed)] };
  const wanted = place === null ? [] : wantedSubscriptions(hooks.wish, place.value, address);
  const planned = planFor(context, { account, uid, webhooks }, wanted, listed.value).map((step) =>
    step.do === 'keep' && isSilent(hooks, step.row)
      ? { ...step, do: 'rewrite' as const, because: 'silent' as const }
      : step,
  );
  const { said, steps } = await findTrouble(context, account, reached.value, planned);
  const mayRepair = revision > 0 || hooks.trouble === null || hooks.trouble.repairedAt === null;
  const work = { context, owner: { account, uid, connector: connector.rowKey }, reached: reached.value };
  const { obstacles, working } = await carryOut(work, mayRepair ? steps : steps.filter((step) => step.do === 'keep'));
  await forgetOldEnds(context, account, webhooks);
  if (place === null || obstacles.length > 0) return { obstacles, working, trouble: said, place: place?.value ?? null };
  if (hooks.wish.delivery === 'poll') await keepEndOfPoll(context, work.owner, place.value);
  const mode = said !== null || hooks.trouble !== null ? 'recover' : 'watch';
  const recovered = await recoverEvents(context, {
    account,
    uid,
    hooks,
    place: place.value,
    reached: reached.value,
    mode,
  });
  if (!recovered.ok) return { obstacles: [await obstacleOf(recovered)], working, trouble: said, place: place.value };
  return { obstacles, working, trouble: said, place: place.value, seen: recovered.seen };
}

/** Enabled, and nothing came of it: all that can be done is to say everything again. */
function isSilent({ trouble }: Hooks, { eventType }: OwnWebhook): boolean {
  return trouble?.reason === 'DeliveriesMissing' && trouble.repairedAt === null && eventType === 'git.push';
}

async function keepResult(
  context: Context,
  { account, uid, revision }: WebhookTask<'reconcile'>,
  hooks: StoredHooks,
  { obstacles, working, trouble, place, seen }: Outcome,
): Promise<void> {
  const at = context.clock.now().toISOString();
  const [obstacle] = obstacles;
  const outcome =
    obstacle === undefined ? 'SUCCESS' : obstacle.wait !== null ? 'UNKNOWN' : working > 0 ? 'PARTIAL' : 'FAILURE';
  const said = {
    reason: obstacle?.reason ?? null,
    message: obstacle?.message ?? allWork,
    hint: obstacle?.hint ?? null,
  };
  const written = await updateHooks(context, account, hooks, (now) => ({
    leaseUntil: null,
    waiting: null,
    result: { revision: hooks.revision, at, outcome, ...said },
    // A caller who asks anew has looked into it; what was found now was repaired now.
    trouble: revision > 0 ? null : repaired(now.trouble, trouble, obstacle === undefined ? at : null),
    lookedAt: at,
    ...(place === undefined ? {} : { place }),
    ...(seen === undefined ? {} : { seen }),
  }));
  log('info', 'webhooks.reconciled', { connector: hooks.connector, outcome, reason: said.reason, working });
  const isNews = hooks.trouble !== null || outcome !== hooks.result?.outcome;
  if (written !== null && isNews) await verifyForWebhooks(context, account, hooks.connector, uid);
}

const allWork = 'Every subscription is there and enabled.';

function repaired(before: Hooks['trouble'], found: Outcome['trouble'], at: string | null): Hooks['trouble'] {
  const trouble = before ?? (found === null || at === null ? null : { ...found, at, repairedAt: null });
  return trouble === null ? null : { ...trouble, repairedAt: trouble.repairedAt ?? at };
}

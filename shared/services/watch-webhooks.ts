import type { Context } from '../context.ts';
import { errorFields, log } from '../log.ts';
import type { WebhookTask } from '../model/messages.ts';
import { Unavailable } from '../model/unavailable.ts';
import { explain } from '../model/reasons/reason.ts';
import type { Answered } from '../model/reasons/refusal.ts';
import type { Hooks, HooksTrouble, Seen } from '../model/webhooks/hooks.ts';
import type { Subscription } from '../model/webhooks/subscription.ts';
import { wantedSubscriptions } from '../model/webhooks/wanted.ts';
import type { StoredHooks } from '../storage/hooks.ts';
import { findPlace } from './find-place.ts';
import { listWebhooks, type OwnWebhook, readHooks, replaceHooks, sendReconcile } from './hooks-rows.ts';
import type { Said } from './obstacle.ts';
import { planFor } from './plan-webhooks.ts';
import { troubleOf } from './poll-webhooks.ts';
import { reachOrganization, type Reached } from './reach-organization.ts';
import { leaseLeft } from './reconcile-webhooks.ts';
import { recoverEvents } from './recover-events.ts';
import { readChecked } from './run-rows.ts';
import { findTrouble } from './subscription-trouble.ts';
import { lastDelivery } from './told-events.ts';
import { verifyForWebhooks } from './verify-for-webhooks.ts';

/** Lists of subscriptions, by collection: of the whole account, whichever connector's token got them. */
type Lists = Map<string, Promise<Answered<Subscription[]>>>;

/**
 * Looks whether the subscriptions of connectors are there, enabled, and send. One list serves all connectors of an
 * organization; only a connector that seems to lack something is looked up with its own token. Nothing is repaired here.
 */
export async function watchWebhooks(context: Context, { account, targets }: WebhookTask<'watch'>): Promise<void> {
  const lists: Lists = new Map();
  for (const { connector, uid } of targets) {
    try {
      await watchOne(context, { account, connector, uid }, lists);
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      // The others are looked at all the same.
      log('error', 'webhooks.watch', { connector, ...errorFields(error) });
    }
  }
}

type Target = { account: string; connector: string; uid: string };

async function watchOne(context: Context, target: Target, lists: Lists): Promise<void> {
  const { account, connector, uid } = target;
  const [hooks, found] = await Promise.all([
    readHooks(context, account, uid),
    readChecked(context, account, connector),
  ]);
  if (hooks === null || leaseLeft(context, hooks) > 0) return;
  const isUnfinished = hooks.state === 'REMOVING' || found?.uid !== uid || found.webhooks === 'DELETING';
  if (isUnfinished || hooks.result === null || hooks.result.revision < hooks.revision) {
    await sendReconcile(context, target, { revision: hooks.revision });
    return;
  }
  if (hooks.wish.delivery === 'poll') return;
  const reached = await reachOrganization(context, account, found, { about: 'manageHooks' });
  if (!reached.ok) return await keepTrouble(context, target, hooks, reached.wait === null ? reached : 'unknown');
  const looked = await look(context, target, { hooks, reached: reached.value, lists, connector: found });
  await keepTrouble(context, target, hooks, looked.said, looked);
}

type Looked = { said: Said | 'unknown' | null; broken?: boolean; seen?: Seen | null; webhooks?: OwnWebhook[] };

type Look = {
  hooks: StoredHooks;
  reached: Reached;
  lists: Lists;
  connector: NonNullable<Awaited<ReturnType<typeof readChecked>>>;
};

async function look(
  context: Context,
  { account, uid }: Target,
  { hooks, reached, lists, connector }: Look,
): Promise<Looked> {
  const { ask, obstacleOf, address } = reached;
  const place = await findPlace(context, connector, hooks, reached);
  if (!place.ok) return judged(await obstacleOf(place));
  const webhooks = await listWebhooks(context, account, uid);
  const wanted = wantedSubscriptions(hooks.wish, place.value, address);
  const ends = { account, uid, webhooks };
  const shared = await listOnce(context, reached, account, lists);
  const first = shared.ok ? planFor(context, ends, wanted, shared.value) : null;
  let steps = first;
  if (steps === null || steps.some((step) => step.do !== 'keep')) {
    const own = await ask((caller) => context.azureDevOps.serviceHooks.list(caller, `${account}.${uid}.`));
    if (!own.ok) return judged(await obstacleOf(own));
    steps = planFor(context, ends, wanted, own.value);
  }
  const { said } = await findTrouble(context, account, reached, steps);
  const broken = steps.some((step) => step.do !== 'keep');
  if (broken) return { said, broken, webhooks };
  const recovered = await recoverEvents(context, { account, uid, hooks, place: place.value, reached, mode: 'watch' });
  if (!recovered.ok) return judged(await obstacleOf(recovered));
  const [lost] = recovered.lost;
  if (lost === undefined) return { said: null, seen: recovered.seen, webhooks };
  const reason = 'DeliveriesMissing';
  const missing = { reason, ...explain(reason, { push: lost.pushId, repository: lost.repository }) } as const;
  // What was seen stays as it is, so that the repair fetches what is missing.
  return { said: missing, broken: true, webhooks };
}

/** What passes by itself says nothing about the webhooks. */
function judged(obstacle: Said & { wait: object | null }): Looked {
  return { said: obstacle.wait === null ? obstacle : 'unknown' };
}

function listOnce(
  { azureDevOps }: Context,
  { ask, collection: { href } }: Reached,
  account: string,
  lists: Lists,
): Promise<Answered<Subscription[]>> {
  const listed = lists.get(href) ?? ask((caller) => azureDevOps.serviceHooks.list(caller, `${account}.`));
  lists.set(href, listed);
  return listed;
}

async function keepTrouble(
  context: Context,
  target: Target,
  hooks: StoredHooks,
  said: Looked['said'],
  { broken = false, seen, webhooks = [] }: Partial<Looked> = {},
): Promise<void> {
  const { account, uid, connector } = target;
  const at = context.clock.now().toISOString();
  const trouble = said === 'unknown' ? hooks.trouble : await nextTrouble(context, target, hooks, said, webhooks);
  const next: StoredHooks = { ...hooks, lookedAt: at, trouble, ...(seen === undefined ? {} : { seen }) };
  // Somebody else has written it meanwhile, and knows more.
  if ((await replaceHooks(context, account, next)) === null) return;
  if (trouble?.reason !== hooks.trouble?.reason) await verifyForWebhooks(context, account, connector, uid);
  if (broken && (trouble === null || trouble.repairedAt === null)) await sendReconcile(context, target);
}

/** What was repaired is over when something has been delivered since; found again before that, it stays as it is. */
async function nextTrouble(
  context: Context,
  { account, uid }: Target,
  { trouble }: Pick<Hooks, 'trouble'>,
  said: Said | null,
  webhooks: readonly OwnWebhook[],
): Promise<HooksTrouble | null> {
  if (trouble === null) return said === null ? null : troubleOf(said, context.clock.now().toISOString());
  const { repairedAt } = trouble;
  if (repairedAt === null) return said === null ? null : troubleOf(said, trouble.at);
  const last = await lastDelivery(context, account, uid, webhooks);
  const isProven = last !== null && last.receivedAt > repairedAt;
  if (said === null) return isProven ? null : trouble;
  return isProven ? troubleOf(said, context.clock.now().toISOString()) : { ...troubleOf(said, trouble.at), repairedAt };
}

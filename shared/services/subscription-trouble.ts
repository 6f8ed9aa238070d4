import type { Context } from '../context.ts';
import { explain } from '../model/reasons/reason.ts';
import type { Step } from '../model/webhooks/plan.ts';
import { isEnabled, type Subscription } from '../model/webhooks/subscription.ts';
import type { OwnWebhook } from './hooks-rows.ts';
import type { Said } from './obstacle.ts';
import type { Reached } from './reach-organization.ts';
import { replaceWebhook, seenNow } from './webhook-rows.ts';

const mostNotifications = 3;
/** Asking for what was sent costs a request each; one of ten tells what is wrong with all. */
const mostAsked = 5;

/**
 * What a plan shows to be wrong with subscriptions that worked before: the first, for the connector. Each keeps how it
 * was found, with its last sendings, which say what our end answered.
 */
export async function findTrouble(
  context: Context,
  account: string,
  reached: Reached,
  steps: readonly Step<OwnWebhook>[],
): Promise<{ said: Said | null; steps: Step<OwnWebhook>[] }> {
  const told: Said[] = [];
  const now: Step<OwnWebhook>[] = [];
  let asked = 0;
  for (const step of steps) {
    if (step.do === 'create' && step.row !== null && step.row.subscriptionId !== null) {
      told.push(say('SubscriptionMissing', step.row, {}));
    }
    if (step.do !== 'rewrite' || step.because === 'unconfirmed' || step.because === 'silent') {
      now.push(step);
      continue;
    }
    const { row, subscription } = step;
    const sick = !isEnabled(subscription) && asked < mostAsked;
    if (sick) asked += 1;
    const notifications = sick ? await recent(context, reached, subscription) : [];
    const said = sayOf(row, subscription, notifications[0]?.response ?? null);
    told.push(said);
    const seen = { ...seenNow(context, subscription), trouble: said, notifications };
    now.push({ ...step, row: await replaceWebhook(context, account, row, { seen }) });
  }
  return { said: told[0] ?? null, steps: now };
}

async function recent({ azureDevOps }: Context, { ask }: Reached, { id }: Subscription) {
  const answered = await ask((caller) => azureDevOps.serviceHooks.notifications(caller, id, mostNotifications));
  return answered.ok
    ? answered.value.map((one) => ({ ...one, response: one.response === null ? null : one.response.slice(0, 200) }))
    : [];
}

function sayOf(row: OwnWebhook, { status, modifiedBy }: Subscription, response: string | null): Said {
  const by = modifiedBy ?? 'somebody';
  if (status.toLowerCase() === 'onprobation')
    return say('SubscriptionOnProbation', row, { answer: response ?? 'Azure DevOps does not say how' });
  if (status.toLowerCase() !== 'enabled') return say('SubscriptionDisabled', row, { status, by });
  return say('SubscriptionChanged', row, { by });
}

function say(
  reason: 'SubscriptionMissing' | 'SubscriptionChanged' | 'SubscriptionOnProbation' | 'SubscriptionDisabled',
  { eventType }: OwnWebhook,
  blanks: Record<string, string>,
): Said {
  return { reason, ...explain(reason, { eventType, ...blanks }) };
}

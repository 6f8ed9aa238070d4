import type { Context } from '../context.ts';
import { planSubscriptions, type Step } from '../model/webhooks/plan.ts';
import { ownWebhook, type Subscription, type WantedSubscription, webhookUrl } from '../model/webhooks/subscription.ts';
import { polled } from './feed-events.ts';
import type { OwnWebhook } from './hooks-rows.ts';

/** The ends of one connector. */
type Ends = { account: string; uid: string; webhooks: readonly OwnWebhook[] };

/** Compares what Azure DevOps has with what is wanted. `listed` may hold those of other connectors. */
export function planFor(
  { config }: Pick<Context, 'config'>,
  { account, uid, webhooks }: Ends,
  wanted: readonly WantedSubscription[],
  listed: readonly Subscription[],
): Step<OwnWebhook>[] {
  const { publicUrl } = config;
  const known = new Map(webhooks.map(({ subscriptionId, random }) => [subscriptionId, random]));
  const found = listed.flatMap((subscription) => {
    const own = ownWebhook(subscription, publicUrl);
    // One that we made sends elsewhere when PUBLIC_URL has changed since, or somebody has changed it.
    const random = own?.account === account && own.uid === uid ? own.random : known.get(subscription.id);
    return random === undefined ? [] : [{ random, subscription }];
  });
  const sentTo = webhooks.filter(({ eventType }) => eventType !== polled);
  return planSubscriptions(wanted, sentTo, found, (random) => webhookUrl(publicUrl, { account, uid, random }));
}

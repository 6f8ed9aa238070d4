import { isEnabled, sameWish, saysTheSame, type Subscription, type WantedSubscription } from './subscription.ts';

/** One of our ends, as kept. CREATING: nobody knows yet whether Azure DevOps has its present password. */
export type KnownWebhook = WantedSubscription & {
  random: string;
  subscriptionId: string | null;
  state: 'CREATING' | 'ACTIVE' | 'RETIRED';
};

/** A subscription that sends to `random`, one of the ends of the connector. */
export type FoundSubscription = { random: string; subscription: Subscription };

export type Step<Row extends KnownWebhook> =
  | { do: 'keep'; row: Row; subscription: Subscription }
  /** `row`: the end that has lost its subscription, or never got one; null: a new one. */
  | { do: 'create'; row: Row | null; wanted: WantedSubscription }
  | {
      do: 'rewrite';
      row: Row;
      subscription: Subscription;
      because: 'unconfirmed' | 'drifted' | 'notEnabled' | 'silent';
    }
  /** `subscriptions`: identifiers of those that still send to it. */
  | { do: 'retire'; row: Row; subscriptions: string[] }
  /** It sends to an end that is not there, or as a second one. */
  | { do: 'remove'; subscription: string };

/**
 * What has to be done so that there is one working subscription for each that is wanted, and no other of ours. Pure, and
 * the same from wherever an earlier attempt broke off; nothing to do is all `keep`. `urlOf`: of an end.
 */
export function planSubscriptions<Row extends KnownWebhook>(
  wanted: readonly WantedSubscription[],
  rows: readonly Row[],
  found: readonly FoundSubscription[],
  urlOf: (random: string) => string,
): Step<Row>[] {
  const living = rows.filter(({ state }) => state !== 'RETIRED');
  const chosen = new Map<WantedSubscription, Row>();
  for (const one of wanted) {
    const fitting = living.filter((row) => sameWish(row, one)).toSorted((a, b) => rank(a, found) - rank(b, found));
    const [best] = fitting;
    if (best !== undefined) chosen.set(one, best);
  }
  const kept = new Set(chosen.values());
  const steps = wanted.map((one): Step<Row> => stepFor(one, chosen.get(one) ?? null, found, urlOf));
  const unwanted = rows
    .filter((row) => !kept.has(row))
    .map((row): Step<Row> => ({ do: 'retire', row, subscriptions: idsOf(row, found) }))
    .filter((step) => step.do !== 'retire' || step.row.state !== 'RETIRED' || step.subscriptions.length > 0);
  const known = new Set(rows.map(({ random }) => random));
  const used = new Set(
    steps.flatMap((step) => ('subscription' in step && step.do !== 'remove' ? [step.subscription.id] : [])),
  );
  const strays = found
    .filter(({ random, subscription }) => {
      if (!known.has(random)) return true;
      return [...kept].some((row) => row.random === random) && !used.has(subscription.id);
    })
    .map(({ subscription }): Step<Row> => ({ do: 'remove', subscription: subscription.id }));
  return [...steps, ...unwanted, ...strays];
}

function stepFor<Row extends KnownWebhook>(
  wanted: WantedSubscription,
  row: Row | null,
  found: readonly FoundSubscription[],
  urlOf: (random: string) => string,
): Step<Row> {
  const subscription = row === null ? null : subscriptionOf(row, found);
  if (row === null || subscription === null) return { do: 'create', row, wanted };
  if (row.state === 'CREATING' || row.subscriptionId !== subscription.id)
    return { do: 'rewrite', row, subscription, because: 'unconfirmed' };
  if (!isEnabled(subscription)) return { do: 'rewrite', row, subscription, because: 'notEnabled' };
  if (!saysTheSame(subscription, wanted, urlOf(row.random)))
    return { do: 'rewrite', row, subscription, because: 'drifted' };
  return { do: 'keep', row, subscription };
}

function subscriptionOf(row: KnownWebhook, found: readonly FoundSubscription[]): Subscription | null {
  const own = found.filter(({ random }) => random === row.random).map(({ subscription }) => subscription);
  return own.find(({ id }) => id === row.subscriptionId) ?? own[0] ?? null;
}

/** The subscriptions of an end that is given up: those that were found, and the one that it is known to have had. */
function idsOf(row: KnownWebhook, found: readonly FoundSubscription[]): string[] {
  const own = found.filter(({ random }) => random === row.random).map(({ subscription }) => subscription.id);
  return [...new Set([...own, ...(row.subscriptionId === null ? [] : [row.subscriptionId])])];
}

/** Which of several ends for the same stays: one that works. */
function rank(row: KnownWebhook, found: readonly FoundSubscription[]): number {
  const subscription = subscriptionOf(row, found);
  if (subscription === null) return 3;
  if (row.state !== 'ACTIVE') return 2;
  return isEnabled(subscription) ? 0 : 1;
}

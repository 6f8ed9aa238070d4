import type { GitEvent, Ignored } from './git-event.ts';

/** One arrival at a webhook, and what became of it. */
export type Delivery = {
  /** Of the arrival, made when it came. */
  id: string;
  receivedAt: string;
  processedAt: string | null;
  state: 'RECEIVED' | 'PROCESSED';
  /** Sent by a subscription, or found by us afterwards, or by asking every now and then. */
  origin: DeliveryOrigin;
  /** Somebody asked Azure DevOps for it; nothing has happened. */
  test: boolean;
  subscriptionId: string | null;
  /** Counted by Azure DevOps for each subscription; null where it sent none. */
  notificationId: number | null;
  eventType: string | null;
  ignored: DeliveryIgnored | null;
  events: Listed<EventSketch>;
  /** Identifiers of what the triggers made of it. */
  firings: Listed<string>;
  /** Triggers that did not fire, and why. */
  notFired: Listed<NotFired>;
  /** Of the verification that it was the reason for. */
  verification: string | null;
};

export const deliveryOrigins = ['subscription', 'recovered', 'polled'] as const;
export type DeliveryOrigin = (typeof deliveryOrigins)[number];

export type NotFired = { trigger: string; why: string };

/** The first of a list, and how many there are. */
export type Listed<Item> = { first: Item[]; count: number };

/** An event in a few words. */
export type EventSketch = {
  kind: GitEvent['kind'];
  action: string | null;
  repository: string | null;
  ref: string | null;
  commit: string | null;
  pullRequest: number | null;
};

/** Why nothing was made of an arrival. It was answered well: a refusal would cost the subscription its events. */
export const ignoredReasons = {
  TooLarge: 'The body has more than 2 MiB.',
  Encoded: 'The body has a Content-Encoding; Azure DevOps sends none.',
  NotJson: 'The body is not an object of JSON in UTF-8.',
  NoEventType: 'The body does not say which event it is about.',
  UnknownEventType: 'The event is not one that means something here.',
  NoResource: 'The body does not say what has happened.',
  NoRefUpdates: 'The push touched no ref.',
  OldResourceVersion: 'The comment does not name its pull request; resource version 2.0 does.',
  Foreign: 'The organization, project or repository is not that of the connector.',
  ConnectorGone: 'The connector of the webhook is not there any more, or points to no allowed host.',
  BodyLost: 'The body that was kept for it is not there any more.',
} as const satisfies Record<Ignored | OwnReason, string>;

export type DeliveryIgnored = keyof typeof ignoredReasons;
type OwnReason = 'TooLarge' | 'Encoded' | 'Foreign' | 'ConnectorGone' | 'BodyLost';

/** As much of a list as takes up so many characters of JSON. */
export function listed<Item>(items: readonly Item[], mostCharacters: number): Listed<Item> {
  const first: Item[] = [];
  let left = mostCharacters;
  for (const item of items) {
    left -= JSON.stringify(item).length + 1;
    if (left < 0) break;
    first.push(item);
  }
  return { first, count: items.length };
}

const longestText = 300;

export function sketch(event: GitEvent): EventSketch {
  const drawn: EventSketch = {
    kind: event.kind,
    action: event.kind === 'push' ? event.change : event.kind === 'checkIn' ? null : event.action,
    repository: short(event.repository.name ?? event.repository.id),
    ref: null,
    commit: null,
    pullRequest: null,
  };
  switch (event.kind) {
    case 'push':
      return { ...drawn, ref: short(event.ref), commit: short(event.newCommit) };
    case 'pullRequest':
    case 'comment': {
      const { pullRequest } = event;
      const commit = short(pullRequest?.sourceCommit ?? null);
      return { ...drawn, ref: short(pullRequest?.sourceRef ?? null), commit, pullRequest: pullRequest?.id ?? null };
    }
    case 'repository':
    case 'checkIn':
      return drawn;
  }
}

function short(text: string | null): string | null {
  return text === null ? null : text.slice(0, longestText).toWellFormed();
}

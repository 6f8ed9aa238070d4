import { z } from 'zod';
import type { Reason } from '../reasons/reason.ts';
import type { StoredWish } from './wish.ts';

/** A row may name one that another version has. */
const reason = z.custom<Reason>((value) => typeof value === 'string');

const Said = z.object({ reason: reason.nullable(), message: z.string(), hint: z.string().nullable() });

/** What the last reconcile came to. */
export const HooksResult = Said.extend({
  revision: z.number(),
  at: z.string(),
  /** PARTIAL: some of what is wanted is there. UNKNOWN: it could not be found out. */
  outcome: z.enum(['SUCCESS', 'PARTIAL', 'FAILURE', 'UNKNOWN']),
});
export type HooksResult = z.infer<typeof HooksResult>;

/** Something that keeps events from us, and since when. `repairedAt`: what could be done about it was done, once. */
export const HooksTrouble = Said.extend({ reason, at: z.string(), repairedAt: z.string().nullable() });
export type HooksTrouble = z.infer<typeof HooksTrouble>;

const Leg = z.string().nullable();

/** One proof of the way back. Each leg is the time at which it was done. */
export const HooksCheck = Said.extend({
  id: z.string(),
  webhookId: z.string(),
  status: z.enum(['QUEUED', 'RUNNING', 'COMPLETED']),
  outcome: z.enum(['PASSED', 'FAILED', 'UNKNOWN']).nullable(),
  askedAt: z.string(),
  found: Leg,
  sent: Leg,
  received: Leg,
  authenticated: Leg,
  queued: Leg,
  processed: Leg,
  /** Azure DevOps counts them for each subscription. */
  notificationId: z.number().nullable(),
});
export type HooksCheck = z.infer<typeof HooksCheck>;

/** Where the events of a connector come from, as found out for one revision of it. */
export const FoundPlace = z.object({
  connectorRevision: z.number(),
  wishRevision: z.number(),
  projectId: z.string(),
  projectName: z.string(),
  repositories: z.array(z.object({ id: z.string(), name: z.string() })).nullable(),
});
export type FoundPlace = z.infer<typeof FoundPlace>;

/** How far a look has come: newest push that is accounted for, by repository, and when pull requests were looked at. */
export const Seen = z.object({
  pushes: z.record(z.string(), z.number()),
  /** Pushes that had not arrived at the last look; if they are still missing at the next one, they are lost. */
  awaited: z.record(z.string(), z.number()),
  pullRequestsSince: z.string(),
});
export type Seen = z.infer<typeof Seen>;

/** What a connector wants to hear of, and how that stands. */
export type Hooks = {
  /** Row key of the connector. */
  connector: string;
  wish: StoredWish;
  /** Counts calls that asked for a reconcile, starting at 1. */
  revision: number;
  /** REMOVING: nothing is wanted any more. */
  state: 'PRESENT' | 'REMOVING';
  /** Until when whoever works on the subscriptions may do so alone. */
  leaseUntil: string | null;
  /** A known wait: why, and until when. */
  waiting: { reason: Reason; until: string } | null;
  result: HooksResult | null;
  trouble: HooksTrouble | null;
  place: FoundPlace | null;
  seen: Seen | null;
  lookedAt: string | null;
  check: HooksCheck | null;
  createdAt: string;
  lastModifiedAt: string;
};

export const Waiting = z.object({ reason, until: z.string() });

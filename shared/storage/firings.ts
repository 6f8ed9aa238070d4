import { z } from 'zod';
import { type Attempt, firingStates, type FiringState } from '../model/firing.ts';
import type { GitEvent } from '../model/git-event.ts';
import type { Reason } from '../model/reasons/reason.ts';
import { jsonText, rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

/** One trigger used on one event. */
export type Firing = {
  /** What a caller and a receiver know it by. */
  id: string;
  /** Row keys. */
  trigger: string;
  connector: string;
  triggerUid: string;
  webhookId: string;
  /** As JSON, short enough for the row. */
  event: string;
  /** A test notification of Azure DevOps: its commits and pull requests do not exist. */
  test: boolean;
  /** Found by looking for what was missed, not delivered. */
  recovered: boolean;
  /** Whether it turns on something that Azure DevOps is still to be asked for. */
  undecided: boolean;
  state: FiringState;
  /** Counts tries, of every round: a message is about one of them. */
  turn: number;
  /** Tries of this round that failed; a replay begins another one. */
  failed: number;
  /** A replay goes to a receiver that was given up, too. */
  replayed: boolean;
  startedAt: string | null;
  leaseUntil: string | null;
  notBefore: string | null;
  /** The last of them, oldest first. */
  attempts: Attempt[];
  reason: Reason | null;
  message: string | null;
  createdAt: string;
  completedAt: string | null;
};

export type StoredFiring = Firing & { rowKey: string; etag: string };

/** A row may name one that another version has. */
const reason = z.custom<Reason>((value) => typeof value === 'string');
const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);

const StoredAttempt = z.object({
  at: z.string(),
  durationMs: z.number(),
  status: z.number().nullable(),
  reason: reason.nullable(),
  message: z.string(),
});

const Stored = z.object({
  v: version,
  id: z.string(),
  trigger: z.string(),
  connector: z.string(),
  triggerUid: z.string(),
  webhookId: z.string(),
  event: z.string(),
  test: z.boolean(),
  recovered: z.boolean(),
  undecided: z.boolean(),
  state: z.enum(firingStates),
  turn: z.number(),
  failed: z.number(),
  replayed: z.boolean(),
  startedAt: text,
  leaseUntil: text,
  notBefore: text,
  attempts: jsonText(z.array(StoredAttempt)),
  reason: reason.optional().transform((value) => value ?? null),
  message: text,
  createdAt: z.string(),
  completedAt: text,
});

export function fromFiringRow({ rowKey, etag, values }: Row): StoredFiring {
  const { v: _v, ...firing } = Stored.parse(values);
  return { rowKey, etag, ...firing };
}

/** Attempts that are kept: those of two rounds, which fit into one property. */
const mostAttempts = 20;

export function toFiringRow({ attempts, ...firing }: Firing & { rowKey?: string; etag?: string }): Values {
  const { rowKey: _rowKey, etag: _etag, ...plain } = firing;
  // Table Storage has no null: a property is there or not.
  const present = Object.entries(plain).filter(([, value]) => value !== null);
  return {
    v: rowVersion,
    ...(Object.fromEntries(present) as Values),
    attempts: JSON.stringify(attempts.slice(-mostAttempts)),
  };
}

/** The event of a firing. Only what the service itself has made of a payload is ever written there. */
export function eventOf({ event }: Pick<Firing, 'event'>): GitEvent {
  return JSON.parse(event) as GitEvent;
}

const latest = 8_640_000_000_000_000;

/**
 * What finds a firing again when the same notification comes once more: the same for the same event, trigger and
 * notification. The time of the event stands first and counts down, so that the newest is the first row of its trigger.
 */
export function firingIdFor(createdAt: string | null, digest: string): string {
  const at = createdAt === null ? Number.NaN : Date.parse(createdAt);
  const left = latest - (Number.isNaN(at) ? 0 : Math.trunc(at));
  return `${left.toString(36).padStart(11, '0')}-${digest.slice(0, 32)}`;
}

export const firingIdPattern = /^[0-9a-z]{11}-[0-9a-f]{32}$/;

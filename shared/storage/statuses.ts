import { z } from 'zod';
import { StatusTarget, statusStates, type WantedStatus } from '../model/commit-status.ts';
import type { Reason } from '../model/reasons/reason.ts';
import { jsonText, rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

export const statusOutcomes = ['PENDING', 'POSTED', 'FAILED', 'SUPERSEDED'] as const;

/** What became of one wish. */
export type Wish = {
  sequence: number;
  state: WantedStatus['state'];
  outcome: (typeof statusOutcomes)[number];
  at: string;
  supersededBy: number | null;
  /** Who asked for it, where asking twice must not be wanting twice; null for a caller. */
  origin: string | null;
};

/** What is wanted at one target under one genre and name, and how far that has come. */
export type Status = {
  /** Row key. */
  connector: string;
  uid: string;
  repository: string;
  target: StatusTarget;
  genre: string | null;
  name: string;
  wanted: WantedStatus;
  /** Of the newest wish, which alone is posted. */
  sequence: number;
  state: 'PENDING' | 'POSTED' | 'FAILED';
  /** The wish that somebody is posting until the lease ends: the newest, or one before it. */
  posting: number | null;
  leaseUntil: string | null;
  /** An earlier try may have arrived although its answer did not. */
  unsure: boolean;
  tries: number;
  notBefore: string | null;
  reason: Reason | null;
  message: string | null;
  hint: string | null;
  /** By which Azure DevOps knows the newest that was posted. */
  statusId: number | null;
  /** The last wishes, newest first. */
  wishes: Wish[];
};

export type StoredStatus = Status & { rowKey: string; etag: string };

const reason = z.custom<Reason>((value) => typeof value === 'string');
const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);
const number = z
  .number()
  .optional()
  .transform((value) => value ?? null);

const Stored = z.object({
  v: version,
  connector: z.string(),
  uid: z.string(),
  repository: z.string(),
  target: jsonText(StatusTarget),
  genre: text,
  name: z.string(),
  wanted: jsonText(
    z.object({ state: z.enum(statusStates), description: z.string().nullable(), targetUrl: z.string().nullable() }),
  ),
  sequence: z.number(),
  state: z.enum(['PENDING', 'POSTED', 'FAILED']),
  posting: number,
  leaseUntil: text,
  unsure: z.boolean(),
  tries: z.number(),
  notBefore: text,
  reason: reason.optional().transform((value) => value ?? null),
  message: text,
  hint: text,
  statusId: number,
  wishes: jsonText(
    z.array(
      z.object({
        sequence: z.number(),
        state: z.enum(statusStates),
        outcome: z.enum(statusOutcomes),
        at: z.string(),
        supersededBy: z.number().nullable(),
        origin: z.string().nullable(),
      }),
    ),
  ),
});

export function fromStatusRow({ rowKey, etag, values }: Row): StoredStatus {
  const { v: _v, ...status } = Stored.parse(values);
  return { rowKey, etag, ...status };
}

const mostWishes = 30;

export function toStatusRow(status: Status & { rowKey?: string; etag?: string }): Values {
  const { rowKey: _rowKey, etag: _etag, target, wanted, wishes, ...plain } = status;
  // Table Storage has no null: a property is there or not.
  const present = Object.entries(plain).filter(([, value]) => value !== null);
  return {
    v: rowVersion,
    ...(Object.fromEntries(present) as Values),
    target: JSON.stringify(target),
    wanted: JSON.stringify(wanted),
    wishes: JSON.stringify(wishes.slice(0, mostWishes)),
  };
}

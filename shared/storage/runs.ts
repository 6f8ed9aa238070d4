import { z } from 'zod';
import { ConnectorDefinition } from '../model/connector.ts';
import { type Check, type Evidence, checkNames, type RunOutcome } from '../model/verification.ts';
import { reasons, type Reason } from '../model/reasons/reason.ts';
import { jsonText, rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

/** One verification of one connector. */
export type Run = {
  sequence: number;
  /** Row key of the connector. */
  connector: string;
  uid: string;
  state: 'QUEUED' | 'RUNNING' | 'COMPLETED';
  /** Tells this run from one that another call put at the same sequence. */
  nonce: string;
  /** The change that asked for it; null when a caller asked. */
  change: string | null;
  /** Whether that change leaves nothing in the vault to be deleted, so that only its row has to go. */
  dropsNothing: boolean;
  createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
  /** Until when whoever set RUNNING may work on it; a later message takes over. */
  leaseUntil: string | null;
  attempts: number;
  /** A known wait: not tried before this time, for this reason. */
  notBefore: string | null;
  waitReason: Reason | null;
  waits: number;
  /** Revision of the definition that was verified; null until it completes. */
  revision: number | null;
  outcome: RunOutcome | null;
  /** The newer verification that made this one moot. */
  supersededBy: string | null;
  checks: Check[];
  /** What is verified without being stored as a connector; null for the run of a connector. */
  trial: Trial | null;
};

/** `values`: the secrets that were sent along, by the reference as written; none are left when the run is over. */
export type Trial = z.infer<typeof Trial>;

export type StoredRun = Run & { rowKey: string; etag: string };

const evidence: z.ZodType<Evidence> = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const reason = z.custom<Reason>((value) => typeof value === 'string' && Object.hasOwn(reasons, value));

const Trial = z.object({
  definition: ConnectorDefinition,
  values: z.record(z.string(), z.object({ kind: z.enum(['EncryptedText', 'SSHKey']), vaultName: z.string() })),
});

const StoredCheck = z.object({
  name: z.enum(checkNames),
  required: z.boolean(),
  outcome: z.enum(['PASSED', 'WARNING', 'FAILED', 'SKIPPED', 'UNKNOWN']),
  reason: reason.nullable(),
  message: z.string(),
  hint: z.string().nullable(),
  evidence,
  durationMs: z.number(),
});

const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);

const Stored = z.object({
  v: version,
  sequence: z.number(),
  connector: z.string(),
  uid: z.string(),
  state: z.enum(['QUEUED', 'RUNNING', 'COMPLETED']),
  nonce: z.string(),
  change: text,
  dropsNothing: z
    .boolean()
    .optional()
    .transform((value) => value ?? false),
  createdAt: z.string(),
  startedAt: text,
  completedAt: text,
  leaseUntil: text,
  attempts: z.number(),
  notBefore: text,
  waitReason: reason.optional().transform((value) => value ?? null),
  waits: z.number(),
  revision: z
    .number()
    .optional()
    .transform((value) => value ?? null),
  outcome: z
    .enum(['SUCCESS', 'FAILURE', 'PARTIAL', 'UNKNOWN', 'SUPERSEDED'])
    .optional()
    .transform((value) => value ?? null),
  supersededBy: text,
  checks: jsonText(z.array(StoredCheck)),
  trial: jsonText(Trial)
    .optional()
    .transform((value) => value ?? null),
});

export function fromRunRow({ rowKey, etag, values }: Row): StoredRun {
  const { v: _v, ...run } = Stored.parse(values);
  return { rowKey, etag, ...run };
}

export function toRunRow(run: Run): Values {
  const { sequence, connector, uid, state, nonce, createdAt, attempts, waits, checks } = run;
  return {
    v: rowVersion,
    sequence,
    connector,
    uid,
    state,
    nonce,
    createdAt,
    attempts,
    waits,
    checks: JSON.stringify(checks),
    ...(run.dropsNothing ? { dropsNothing: true } : {}),
    ...present({
      change: run.change,
      startedAt: run.startedAt,
      completedAt: run.completedAt,
      leaseUntil: run.leaseUntil,
    }),
    ...present({ notBefore: run.notBefore, waitReason: run.waitReason, revision: run.revision }),
    ...present({ outcome: run.outcome, supersededBy: run.supersededBy }),
    ...present({ trial: run.trial === null ? null : JSON.stringify(run.trial) }),
  };
}

type NewRun = Pick<Run, 'sequence' | 'connector' | 'uid' | 'nonce' | 'change' | 'createdAt'> &
  Partial<Pick<Run, 'dropsNothing'>>;

export function queuedRun(run: NewRun): Run {
  return {
    dropsNothing: false,
    ...run,
    state: 'QUEUED',
    startedAt: null,
    completedAt: null,
    leaseUntil: null,
    attempts: 0,
    notBefore: null,
    waitReason: null,
    waits: 0,
    revision: null,
    outcome: null,
    supersededBy: null,
    checks: [],
    trial: null,
  };
}

/** Table Storage has no null: a property is there or not. */
function present(values: Record<string, string | number | null>): Values {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

import { z } from 'zod';
import type { Reason } from './reasons/reason.ts';
import { type Check, verdictOf } from './verification.ts';

const Verdict = z.enum(['SUCCESS', 'FAILURE', 'PARTIAL', 'UNKNOWN']);

/** A row may name one that a later version no longer gives. */
const reason = z.custom<Reason>((value) => typeof value === 'string');

const LastAttempt = z.object({
  outcome: Verdict,
  reason: reason.nullable(),
  message: z.string(),
  at: z.string(),
  verificationId: z.string(),
});

const StatusError = z.object({
  check: z.string(),
  reason,
  message: z.string(),
  hint: z.string().nullable(),
});

/** Whom the token of API access belongs to, as Azure DevOps said when a run asked. */
const Identity = z.object({ id: z.string(), displayName: z.string().nullable() });

/** What the newest applied results say of a connector, as kept in its row. */
export const ConnectorStatus = z.object({
  status: Verdict,
  reason: reason.nullable(),
  message: z.string(),
  hint: z.string().nullable(),
  errorSummary: z.string().nullable(),
  errors: z.array(StatusError),
  testedAt: z.string(),
  lastConnectedAt: z.string().nullable(),
  observedRevision: z.number(),
  /** Which values of which secrets the verdict was earned with. */
  observedSecrets: z.string(),
  /** Null until a run with these secrets got so far. */
  identity: Identity.nullable().default(null),
  delegateId: z.string().nullable(),
  verificationId: z.string(),
  /** Sequence of the newest run that was applied, UNKNOWN ones included. */
  sequence: z.number(),
  lastAttempt: LastAttempt,
});
export type ConnectorStatus = z.infer<typeof ConnectorStatus>;

export type RunResult = {
  verificationId: string;
  sequence: number;
  revision: number;
  secrets: string;
  checks: readonly Check[];
  at: string;
};

/**
 * The status after a run. UNKNOWN tells of our trouble or of theirs that passes: it never replaces a verdict earned
 * for the same revision and secrets, and shows in `lastAttempt` only.
 */
export function applyRun(before: ConnectorStatus | null, run: RunResult): ConnectorStatus {
  const outcome = verdictOf(run.checks);
  const decisive = outcome === 'SUCCESS' ? null : decisiveCheck(run.checks);
  const lastAttempt = {
    outcome,
    reason: decisive?.reason ?? null,
    message: decisive?.message ?? connected,
    at: run.at,
    verificationId: run.verificationId,
  };
  const same =
    before !== null && before.observedRevision === run.revision && before.observedSecrets === run.secrets
      ? before
      : null;
  const identity = identityIn(run.checks) ?? same?.identity ?? null;
  if (outcome === 'UNKNOWN' && same !== null && same.status !== 'UNKNOWN')
    return { ...same, identity, sequence: run.sequence, lastAttempt };
  const errors = run.checks.filter(isTrouble).map(({ name, reason, message, hint }) => ({
    check: name,
    reason: reason ?? ('InternalError' satisfies Reason),
    message,
    hint,
  }));
  return {
    status: outcome,
    reason: lastAttempt.reason,
    message: lastAttempt.message,
    hint: decisive?.hint ?? null,
    errorSummary: errors.length === 0 ? null : errors.map(({ check, message }) => `${check}: ${message}`).join(' '),
    errors,
    testedAt: run.at,
    lastConnectedAt: outcome === 'SUCCESS' ? run.at : (before?.lastConnectedAt ?? null),
    observedRevision: run.revision,
    observedSecrets: run.secrets,
    identity,
    delegateId: null,
    verificationId: run.verificationId,
    sequence: run.sequence,
    lastAttempt,
  };
}

const connected = 'Every check passed.';

/** The check that explains the verdict: the first required one that failed, else the first trouble of any kind. */
export function decisiveCheck(checks: readonly Check[]): Check | null {
  const required = checks.filter((check) => check.required);
  return (
    required.find((check) => check.outcome === 'FAILED') ??
    required.find((check) => check.outcome === 'UNKNOWN') ??
    checks.find((check) => check.outcome === 'FAILED') ??
    checks.find((check) => check.outcome === 'UNKNOWN') ??
    required.find((check) => check.outcome === 'SKIPPED') ??
    null
  );
}

/** A token that is alive in too many places still says whose it is. */
const met: ReadonlySet<Check['outcome']> = new Set(['PASSED', 'WARNING']);

function identityIn(checks: readonly Check[]): ConnectorStatus['identity'] {
  const evidence = checks.find(({ name, outcome }) => name === 'identity' && met.has(outcome))?.evidence;
  const { identityId: id, displayName } = evidence ?? {};
  return typeof id === 'string' ? { id, displayName: typeof displayName === 'string' ? displayName : null } : null;
}

function isTrouble({ outcome, reason }: Check): boolean {
  if (outcome === 'SKIPPED') return reason !== 'DependsOnFailedCheck';
  return outcome === 'FAILED' || outcome === 'UNKNOWN';
}

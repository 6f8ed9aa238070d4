import { z } from 'zod';
import type { Reason } from './reasons/reason.ts';
import { type Check, verdictOf } from './verification.ts';

const Verdict = z.enum(['SUCCESS', 'FAILURE', 'PARTIAL', 'UNKNOWN']);

const LastAttempt = z.object({
  outcome: Verdict,
  reason: z.string().nullable(),
  message: z.string(),
  at: z.string(),
  verificationId: z.string(),
});

const StatusError = z.object({
  check: z.string(),
  reason: z.string(),
  message: z.string(),
  hint: z.string().nullable(),
});

/** What the newest applied results say of a connector, as kept in its row. */
export const ConnectorStatus = z.object({
  status: Verdict,
  reason: z.string().nullable(),
  message: z.string(),
  hint: z.string().nullable(),
  errorSummary: z.string().nullable(),
  errors: z.array(StatusError),
  testedAt: z.string(),
  lastConnectedAt: z.string().nullable(),
  observedRevision: z.number(),
  /** Which values of which secrets the verdict was earned with. */
  observedSecrets: z.string(),
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
  const earned =
    before !== null &&
    before.status !== 'UNKNOWN' &&
    before.observedRevision === run.revision &&
    before.observedSecrets === run.secrets;
  if (outcome === 'UNKNOWN' && earned) return { ...before, sequence: run.sequence, lastAttempt };
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

function isTrouble({ outcome, reason }: Check): boolean {
  if (outcome === 'SKIPPED') return reason !== 'DependsOnFailedCheck';
  return outcome === 'FAILED' || outcome === 'UNKNOWN';
}

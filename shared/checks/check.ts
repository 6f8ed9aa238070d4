import type { Context } from '../context.ts';
import { reasons, type Reason } from '../model/reasons/reason.ts';
import type { Answered, Refusal } from '../model/reasons/refusal.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import type { CheckName, CheckOutcome, Evidence, VerificationTask } from '../model/verification.ts';

export type Adapters = Pick<Context, 'outbound' | 'azureDevOps' | 'git'>;
export type Connection = ReturnType<Context['outbound']['route']>;
export type SshSession = Extract<Awaited<ReturnType<Context['git']['openSsh']>>, { ok: true }>['value'];
export type Caller = Parameters<Context['azureDevOps']['identity']>[0];

/** What one run is made of. Checks leave in `found` what later ones need. */
export type Run = Adapters & {
  task: VerificationTask;
  /** The connection that dns, tcp and tls make, for whichever check uses it first. */
  connection: () => Connection;
  /** `address` is that of the task until a Server has said how an ambiguous one is to be read. */
  found: { address: RepositoryAddress; projectId: string | null; ssh: SshSession | null };
  /** What another check has found, when it has ended; undefined for one that does not apply. */
  ended: (name: CheckName) => Promise<Finding | undefined>;
};

/** What is known of a run before it begins. */
export type Asked = Pick<Run, 'task' | 'outbound'>;

/** What a check found. A name for each blank of its reason's sentences is in `blanks` or among those of the run. */
export type Finding =
  | { outcome: 'PASSED'; message: string; evidence: Evidence; retryAfterSeconds?: number | null }
  | ({ outcome: Exclude<CheckOutcome, 'PASSED'> } & Refusal);

export type CheckDefinition = {
  name: CheckName;
  required: boolean;
  /** Checks that must not have failed; those that do not apply to a task are as good as passed. */
  needs: (run: Asked) => readonly CheckName[];
  /**
   * Those of them that are waited for before it begins; left out: all. What begins early saves a round trip in the good
   * case. In a bad one it is given up, and nothing of it is told.
   */
  begins?: (run: Asked) => readonly CheckName[];
  /** Whether the check appears at all for this task. */
  applies: (run: Asked) => boolean;
  /** Rejects only for a defect of ours. */
  run: (run: Run, signal: AbortSignal) => Promise<Finding>;
};

/** A finding with a reason: UNKNOWN when trying again can help, FAILED when something has to change, unless said. */
export function finding(reason: Reason, given: Partial<Refusal & { outcome: 'WARNING' | 'SKIPPED' }> = {}): Finding {
  const { outcome = reasons[reason].retry ? 'UNKNOWN' : 'FAILED', blanks = {}, evidence = {} } = given;
  return { outcome, reason, blanks, evidence, retryAfterSeconds: given.retryAfterSeconds ?? null };
}

export function toFinding<T>(answered: Answered<T>, passed: (value: T) => Finding): Finding {
  if (!answered.ok) return finding(answered.reason, answered);
  const { evidence, ...rest } = passed(answered.value);
  return {
    ...rest,
    evidence: { ...answered.evidence, ...evidence },
    retryAfterSeconds: answered.retryAfterSeconds,
  };
}

/** Names compare as Azure DevOps compares them: without regard to case, or to how an accent is composed. */
export function sameName(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}

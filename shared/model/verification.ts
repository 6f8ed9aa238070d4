import type { Reason } from './reasons/reason.ts';
import type { RepositoryAddress } from './repository-url.ts';

/** What a connector is worth now. PENDING: no run of this revision has completed. */
export type Verdict = 'SUCCESS' | 'FAILURE' | 'PARTIAL' | 'UNKNOWN' | 'PENDING';

/** What one completed run found; SUPERSEDED when a newer run or revision had already answered. */
export type RunOutcome = Exclude<Verdict, 'PENDING'> | 'SUPERSEDED';

export const checkNames = [
  'platform',
  'delegate',
  'secrets',
  'target',
  'dns',
  'tcp',
  'hostKey',
  'tls',
  'git',
  'items',
  'identity',
  'project',
  'repository',
  'readCode',
  'readProjects',
  'writeStatuses',
  'manageHooks',
  'webhook',
] as const;
export type CheckName = (typeof checkNames)[number];

export type CheckOutcome = 'PASSED' | 'WARNING' | 'FAILED' | 'SKIPPED' | 'UNKNOWN';

/** Facts for people and support: address and port tried, status, ActivityId, commit. Never a secret, never a body. */
export type Evidence = Record<string, string | number | boolean | null>;

export type Check = {
  name: CheckName;
  required: boolean;
  outcome: CheckOutcome;
  /** Null when PASSED. */
  reason: Reason | null;
  /** One sentence: what was found. */
  message: string;
  /** What the person who must act does next; null when there is nothing to do. */
  hint: string | null;
  evidence: Evidence;
  /** Milliseconds from the start of this check to its end. */
  durationMs: number;
};

/** What an HTTP request is signed with: a personal access token, or a token of Entra. */
export type HttpCredential = { kind: 'basic'; username: string; token: string } | { kind: 'bearer'; token: string };

/** `passphrase` is null for a key that is not encrypted. */
export type SshCredential = { kind: 'ssh'; privateKey: string; passphrase: string | null };

export type GitCredential = HttpCredential | SshCredential;

/**
 * All that a run needs, wherever it runs: a delegate gets the same task, sealed. `checks` are those already decided
 * by the platform (whether the secrets could be read), so that what depends on them is skipped.
 */
export type VerificationTask = {
  address: RepositoryAddress;
  /** `Project` or `Repo`, as the definition says. */
  urlType: 'Project' | 'Repo';
  authenticationType: 'Http' | 'Ssh';
  /** Null when the secrets check failed. */
  git: GitCredential | null;
  /** Of `apiAccess`; `absent` when the definition has none, null when its secret could not be read. */
  api: HttpCredential | 'absent' | null;
};

export type Findings = {
  checks: Check[];
  /** Seconds the other end asked us to wait (429, Retry-After, outage); null when it did not. */
  retryAfterSeconds: number | null;
};

const provers: ReadonlySet<CheckName> = new Set(['git', 'items', 'identity']);

type Judged = Pick<Check, 'name' | 'required' | 'outcome'>;

/**
 * FAILURE: a required check FAILED. Else UNKNOWN: a required one UNKNOWN, or neither git (TFVC: items) nor identity
 * PASSED.
 * Else PARTIAL: an optional one FAILED or a required one SKIPPED. Else SUCCESS.
 */
export function verdictOf(checks: readonly Judged[]): Exclude<Verdict, 'PENDING'> {
  const required = checks.filter((check) => check.required);
  if (required.some((check) => check.outcome === 'FAILED')) return 'FAILURE';
  if (required.some((check) => check.outcome === 'UNKNOWN')) return 'UNKNOWN';
  const proven = checks.some(
    ({ name, outcome }) => provers.has(name) && (outcome === 'PASSED' || outcome === 'WARNING'),
  );
  if (!proven) return 'UNKNOWN';
  if (required.some((check) => check.outcome === 'SKIPPED')) return 'PARTIAL';
  return checks.some((check) => check.outcome === 'FAILED') ? 'PARTIAL' : 'SUCCESS';
}

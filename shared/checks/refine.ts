import { credentialReasons } from '../model/reasons/credential.ts';
import type { Reason } from '../model/reasons/reason.ts';
import type { CheckName, HttpCredential } from '../model/verification.ts';
import type { Finding, Run } from './check.ts';

/** What the API tells apart where Git only says that there is no such repository. */
const moreExact: ReadonlySet<Reason> = new Set(['RepositoryDisabled', 'ProjectNotFound', 'ProjectIsTfvc']);

/**
 * Git and the API see the same trouble, and each says something that the other does not. When the refs were refused,
 * the API tells a dead token from a live one without the scope; when there seems to be no repository, it tells a
 * disabled one from a missing one.
 */
export async function refineGit(
  git: Finding,
  others: ReadonlyMap<CheckName, Finding>,
  run: Run,
  signal: AbortSignal,
): Promise<Finding> {
  if (git.outcome !== 'FAILED') return git;
  if (git.reason === 'RepositoryNotFound') {
    const found = [others.get('project'), others.get('repository')].map((other) => reasonOf(other));
    return { ...git, reason: found.find((reason) => reason !== null && moreExact.has(reason)) ?? git.reason };
  }
  const { git: credential, api } = run.task;
  if (git.reason !== 'CredentialRefused' || credential === null || credential.kind === 'ssh') return git;
  const identity = api !== 'absent' && api?.token === credential.token ? others.get('identity') : undefined;
  const trouble = identity === undefined ? await tokenTrouble(run, credential, signal) : reasonOf(identity);
  if (trouble === null) return { ...git, reason: 'ScopeMissing', blanks: { ...git.blanks, scope: 'Code (Read)' } };
  if (trouble === 'CredentialRefused') return { ...git, reason: 'CredentialExpiredOrRevoked' };
  return trouble in credentialReasons ? { ...git, reason: trouble } : git;
}

/** What is wrong with the token as a whole; null when nothing is. */
async function tokenTrouble(run: Run, credential: HttpCredential, signal: AbortSignal): Promise<Reason | null> {
  const { address } = run.found;
  const collection = run.outbound.collectionUrl(address);
  const answered = await run.azureDevOps.identity({
    collection,
    hosted: address.deployment === 'services',
    credential,
    signal,
  });
  return answered.ok ? null : answered.reason;
}

function reasonOf(finding: Finding | undefined): Reason | null {
  return finding === undefined || finding.outcome === 'PASSED' ? null : finding.reason;
}

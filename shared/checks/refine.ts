import { credentialReasons } from '../model/reasons/credential.ts';
import type { Reason } from '../model/reasons/reason.ts';
import type { Answered } from '../model/reasons/refusal.ts';
import type { CheckName, HttpCredential, VerificationTask } from '../model/verification.ts';
import { sameToken } from './blanks-of-credential.ts';
import type { Caller, Finding, Run } from './check.ts';
import { missingVersionControl } from './project.ts';
import { settleAddress } from './settle-address.ts';

/** What the API tells apart where Git and TFVC only say that there is no such repository or path. */
const moreExact: ReadonlySet<Reason> = new Set([
  'RepositoryDisabled',
  'ProjectNotFound',
  'ProjectIsTfvc',
  'ProjectHasNoTfvc',
]);

/**
 * Whoever reads the code and the API see the same trouble, and each says something that the other does not. When the
 * code was refused, the API tells a dead token from a live one without the scope; when there seems to be none, it tells
 * a disabled repository from a missing one, and a project with the other kind of version control.
 */
export async function refineCode(
  code: Finding,
  others: ReadonlyMap<CheckName, Finding>,
  run: Run,
  signal: AbortSignal,
): Promise<Finding> {
  if (code.outcome !== 'FAILED') return code;
  const { git: credential, api } = run.task;
  const ask = credential === null || credential.kind === 'ssh' ? null : credential;
  if (code.reason === 'RepositoryNotFound' || code.reason === 'TfvcPathNotFound') {
    const told = [others.get('project'), others.get('repository')].map((other) => reasonOf(other));
    if (!answered(others.get('project')) && ask !== null) told.push(await projectTrouble(run, ask, signal));
    // Whether somebody sees the project is a matter of who asks, and over SSH somebody else has asked.
    const notTold = ask === null ? 'ProjectNotFound' : null;
    const better = told.find((reason) => reason !== null && reason !== notTold && moreExact.has(reason));
    return { ...code, reason: better ?? code.reason };
  }
  if (code.reason !== 'CredentialRefused' || ask === null) return code;
  const identity = api !== 'absent' && api?.token === ask.token ? others.get('identity') : undefined;
  const trouble = identity === undefined ? await tokenTrouble(run, ask, signal) : reasonOf(identity);
  // A token of Entra has no scopes: what its identity may do is a matter of permissions alone.
  if (trouble === null && ask.kind === 'bearer') return { ...code, reason: 'PermissionMissing' };
  if (trouble === null) return { ...code, reason: 'ScopeMissing' };
  if (trouble === 'CredentialRefused') return { ...code, reason: 'CredentialExpiredOrRevoked' };
  return trouble in credentialReasons ? { ...code, reason: trouble } : code;
}

/** A token that reads the code is alive, whatever was made of the answer to who it is. */
export function refineIdentity(
  identity: Finding,
  others: ReadonlyMap<CheckName, Finding>,
  { git, api }: VerificationTask,
): Finding {
  if (identity.outcome !== 'FAILED' || identity.reason !== 'CredentialExpiredOrRevoked') return identity;
  const code = others.get('git') ?? others.get('items');
  if (code?.outcome !== 'PASSED' || !sameToken(git, api)) return identity;
  return { ...identity, reason: 'ScopeMissing' };
}

/** What is wrong with the token as a whole; null when nothing is. */
async function tokenTrouble(run: Run, credential: HttpCredential, signal: AbortSignal): Promise<Reason | null> {
  const caller = await callerFor(run, credential, signal);
  if (!caller.ok) return caller.reason;
  const identity = await run.azureDevOps.identity(caller.value);
  return identity.ok ? null : identity.reason;
}

/** What the project says of itself where nobody else has asked it; null as well when the token may not ask. */
async function projectTrouble(run: Run, credential: HttpCredential, signal: AbortSignal): Promise<Reason | null> {
  const caller = await callerFor(run, credential, signal);
  const { address } = run.found;
  if (!caller.ok || address.project === null) return null;
  const project = await run.azureDevOps.project(caller.value, address.project);
  return project.ok ? missingVersionControl(address, project.value) : project.reason;
}

async function callerFor(run: Run, credential: HttpCredential, signal: AbortSignal): Promise<Answered<Caller>> {
  const hosted = run.task.address.deployment === 'services';
  const collection = () => run.outbound.collectionUrl(run.found.address);
  if (run.found.address.ambiguous) {
    const settled = await settleAddress(run, { collection: collection(), hosted, credential, signal });
    if (!settled.ok) return settled;
    run.found.address = settled.value;
  }
  const value = { collection: collection(), hosted, credential, signal };
  return { ok: true, value, evidence: {}, retryAfterSeconds: null };
}

function answered(finding: Finding | undefined): boolean {
  return finding !== undefined && finding.outcome !== 'SKIPPED';
}

function reasonOf(finding: Finding | undefined): Reason | null {
  return finding === undefined || finding.outcome === 'PASSED' ? null : finding.reason;
}

import { oddityOf } from '../model/token-shape.ts';
import type { CheckName, GitCredential, VerificationTask } from '../model/verification.ts';
import { abilityFor } from './abilities.ts';

/** What the reasons of a credential may name: the least that it needs, and what is odd about it. */
export function blanksOfCredential(check: CheckName, task: VerificationTask): Record<string, string> {
  const { git, api } = task;
  const forApi = api === 'absent' ? null : api;
  const readsCode = check === 'git' || check === 'items';
  const credential = readsCode ? git : forApi;
  // One token for both needs the scopes of both.
  const scopes = forApi === null || (readsCode && !sameToken(git, forApi)) ? codeScopes : apiScopes;
  const oddity = credential?.kind === 'basic' ? oddityOf(credential.token) : null;
  return {
    ...abilityFor(check),
    scopes: namesOf(scopes),
    oddity: oddity === null ? '' : ` (the present one ${oddity})`,
  };
}

/** Whether both are one secret, so that what is known of one is true of the other. */
export function sameToken(git: GitCredential | null, api: VerificationTask['api']): boolean {
  if (git === null || git.kind === 'ssh' || api === 'absent' || api === null) return false;
  return git.kind === api.kind && git.token === api.token;
}

const codeScopes = [abilityFor('git').scope];
const apiScopes = (['git', 'writeStatuses', 'project', 'manageHooks'] as const).map((name) => abilityFor(name).scope);

function namesOf(scopes: readonly string[]): string {
  const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(scopes);
  return `the ${scopes.length === 1 ? 'scope' : 'scopes'} ${listed}`;
}

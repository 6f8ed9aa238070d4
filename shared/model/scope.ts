/** Where an entity lives. Harness's organisation and project; null = the level above. A project always has an org. */
export type Scope = { account: string; org: string | null; project: string | null };

export type ScopeLevel = 'account' | 'org' | 'project';

/** One entity's address inside its account. */
export type EntityKey = { org: string | null; project: string | null; identifier: string };

export function levelOf(scope: Pick<Scope, 'org' | 'project'>): ScopeLevel {
  if (scope.project !== null) return 'project';
  return scope.org === null ? 'account' : 'org';
}

export function describeScope(scope: Scope): string {
  const parts = [`account ${scope.account}`];
  if (scope.org !== null) parts.push(`organization ${scope.org}`);
  if (scope.project !== null) parts.push(`project ${scope.project}`);
  return parts.join(', ');
}

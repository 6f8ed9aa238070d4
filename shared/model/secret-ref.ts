import { identifierFault } from './identifier.ts';
import { type EntityKey, levelOf, type Scope, type ScopeLevel } from './scope.ts';

const ranks = { account: 0, org: 1, project: 2 } satisfies Record<ScopeLevel, number>;

export type ResolvedRef =
  | { ok: true; key: EntityKey }
  | { ok: false; code: 'SecretRefInvalid'; message: string; hint: string };

/**
 * Turns a reference as written (`account.id`, `org.id`, or a bare `id` for the project) into the place of its secret.
 * A connector may use secrets of its own level or a higher one, never of a lower one or of a sibling.
 */
export function resolveSecretRef(reference: string, scope: Scope): ResolvedRef {
  const dot = reference.indexOf('.');
  const prefix = dot === -1 ? 'project' : reference.slice(0, dot);
  const identifier = reference.slice(dot + 1);
  if (prefix !== 'account' && prefix !== 'org' && (prefix !== 'project' || dot !== -1)) {
    // The prefix is not repeated: a token put here by mistake may contain a dot.
    return refused('What stands before the dot is not a scope that a reference can start with.', forms);
  }
  const fault = identifierFault(identifier);
  if (fault !== null) return refused(`The identifier in the reference ${fault}.`, forms);
  const level: ScopeLevel = prefix;
  const own = levelOf(scope);
  if (ranks[level] > ranks[own]) {
    const inScope = own === 'account' ? `account.${identifier}` : `org.${identifier} or account.${identifier}`;
    return refused(`The ${level} level secret cannot be used at ${own} level.`, `Write ${inScope}.`);
  }
  return {
    ok: true,
    key: {
      org: level === 'account' ? null : scope.org,
      project: level === 'project' ? scope.project : null,
      identifier,
    },
  };
}

const forms =
  'Write account.<identifier> for a secret of the account, org.<identifier> for one of the organization, or the bare identifier for one of the project.';

function refused(message: string, hint: string): ResolvedRef {
  return { ok: false, code: 'SecretRefInvalid', message, hint };
}

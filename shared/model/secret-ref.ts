import { identifierFault } from './identifier.ts';
import { type EntityKey, levelOf, type Scope, type ScopeLevel } from './scope.ts';

const ranks = { account: 0, org: 1, project: 2 } satisfies Record<ScopeLevel, number>;

type Resolved = { ok: true; key: EntityKey } | { ok: false; message: string; hint: string };

export type ResolvedRef =
  | Exclude<Resolved, { ok: false }>
  | ({ code: 'SecretRefInvalid' } & Extract<Resolved, { ok: false }>);

/** As `resolveReference`, for a secret. */
export function resolveSecretRef(reference: string, scope: Scope): ResolvedRef {
  const resolved = resolveReference(reference, scope, 'secret');
  return resolved.ok ? resolved : { ...resolved, code: 'SecretRefInvalid' };
}

/**
 * Turns a reference as written (`account.id`, `org.id`, or a bare `id` for the project) into the place of what it names.
 * Who refers may use what is of its own level or a higher one, never of a lower one or of a sibling.
 */
export function resolveReference(reference: string, scope: Scope, what: 'secret' | 'connector'): Resolved {
  const dot = reference.indexOf('.');
  const prefix = dot === -1 ? 'project' : reference.slice(0, dot);
  const identifier = reference.slice(dot + 1);
  if (prefix !== 'account' && prefix !== 'org' && (prefix !== 'project' || dot !== -1)) {
    // The prefix is not repeated: a token put here by mistake may contain a dot.
    return refused('What stands before the dot is not a scope that a reference can start with.', forms(what));
  }
  const fault = identifierFault(identifier);
  if (fault !== null) return refused(`The identifier in the reference ${fault}.`, forms(what));
  const level: ScopeLevel = prefix;
  const own = levelOf(scope);
  if (ranks[level] > ranks[own]) {
    const inScope = own === 'account' ? `account.${identifier}` : `org.${identifier} or account.${identifier}`;
    return refused(`The ${level} level ${what} cannot be used at ${own} level.`, `Write ${inScope}.`);
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

function forms(what: string): string {
  return `Write account.<identifier> for a ${what} of the account, org.<identifier> for one of the organization, or the bare identifier for one of the project.`;
}

function refused(message: string, hint: string): Resolved {
  return { ok: false, message, hint };
}

import type { EntityKey, Scope } from '../model/scope.ts';

/**
 * `!` sorts below every character that an identifier can have, so a scope is a prefix of the keys of what lives in it,
 * and an absent org or project is the empty text.
 */
export function connectorKey(key: EntityKey): string {
  return `connector!${place(key)}`;
}

export function secretKey(key: EntityKey): string {
  return `secret!${place(key)}`;
}

export function connectorsIn(scope: Pick<Scope, 'org' | 'project'>): string {
  return `connector!${scope.org ?? ''}!${scope.project ?? ''}!`;
}

/** Prefix of the connectors of a scope and of all that lies inside it. */
export function connectorsBelow(scope: Pick<Scope, 'org' | 'project'>): string {
  if (scope.org === null) return 'connector!';
  return scope.project === null ? `connector!${scope.org}!` : connectorsIn(scope);
}

export function secretsIn(scope: Pick<Scope, 'org' | 'project'>): string {
  return `secret!${scope.org ?? ''}!${scope.project ?? ''}!`;
}

/** One row per secret and connector that uses it. Both are row keys of their entities. */
export function useKey(secret: string, connector: string): string {
  return `${usesOf(secret)}${tail(connector)}`;
}

export function usesOf(secret: string): string {
  return `use!${tail(secret)}!`;
}

/** The row key of the connector at the end of a use row's key. */
export function connectorOfUse(use: string): string {
  return `connector!${use.split('!').slice(4).join('!')}`;
}

/** Counts down, so that the newest run of a connector is the first row. */
export function runKey(uid: string, sequence: number): string {
  return `${runsOf(uid)}${String(maxSequence - sequence).padStart(10, '0')}`;
}

export function runsOf(uid: string): string {
  return `run!${uid}!`;
}

export function changeKey(id: string): string {
  return `change!${id}`;
}

export function poisonKey(queue: string, messageId: string): string {
  return `poison!${queue}!${messageId}`;
}

/** The address inside a connector's or a secret's row key. */
export function entityOf(rowKey: string): EntityKey {
  const [, org, project, identifier] = rowKey.split('!');
  return { org: org || null, project: project || null, identifier: identifier ?? '' };
}

const maxSequence = 9_999_999_999;

function place({ org, project, identifier }: EntityKey): string {
  return `${org ?? ''}!${project ?? ''}!${identifier}`;
}

function tail(rowKey: string): string {
  return rowKey.slice(rowKey.indexOf('!') + 1);
}

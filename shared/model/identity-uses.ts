import type { ConnectorSpec } from './connector.ts';
import { type IdentityType, isIdentityType } from './entra-identity.ts';
import { valueAt } from './json-pointer.ts';

/** One place of a definition that names an identity. `type` is what it is taken for; null where nothing says so. */
export type IdentityUse = { identifier: string; pointer: string; type: IdentityType | null };

const inAuthentication = '/spec/authentication/spec/spec/identityRef';
export const inApiAccess = '/spec/apiAccess/spec/identityRef';

/** Every identity that a definition names; reads what is well-formed and passes over the rest. */
export function identityUses(definition: unknown): IdentityUse[] {
  const found: IdentityUse[] = [];
  const type = valueAt(definition, '/spec/authentication/spec/type');
  const identifier = valueAt(definition, inAuthentication);
  if (usesIdentity(definition) && isIdentityType(type) && typeof identifier === 'string') {
    found.push({ identifier, pointer: inAuthentication, type });
  }
  const own = valueAt(definition, inApiAccess);
  if (valueAt(definition, '/spec/apiAccess/type') === 'Identity' && typeof own === 'string') {
    found.push({ identifier: own, pointer: inApiAccess, type: null });
  }
  return found;
}

/** Whether the connection itself is made as an identity of Entra. */
export function usesIdentity(definition: unknown): boolean {
  return (
    valueAt(definition, '/spec/authentication/type') === 'Http' &&
    isIdentityType(valueAt(definition, '/spec/authentication/spec/type'))
  );
}

/** Whom git acts as; null when it has a token or a key. */
export function gitIdentity({ authentication }: Pick<ConnectorSpec, 'authentication'>): string | null {
  if (authentication.type === 'Ssh' || authentication.spec.type === 'UsernameToken') return null;
  return authentication.spec.spec.identityRef;
}

/** Whom the API is asked as: an identity of its own, or that of git; null when there is a token, or no API access. */
export function apiIdentity(spec: Pick<ConnectorSpec, 'authentication' | 'apiAccess'>): string | null {
  if (spec.apiAccess?.type !== 'Identity') return null;
  return spec.apiAccess.spec?.identityRef ?? gitIdentity(spec);
}

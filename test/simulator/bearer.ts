import type { Organization } from './world/places.ts';
import type { Identity } from './world/tokens.ts';
import type { World } from './world/world.ts';

/** Azure DevOps, as the audience of a token: https://learn.microsoft.com/azure/devops/integrate/get-started/authentication/entra */
const audience = '499b84ac-1321-427f-aa17-267ca6975798';

type Claims = { aud?: unknown; tid?: unknown; oid?: unknown; exp?: unknown; nbf?: unknown };

/**
 * Whose token of Entra it is; null when it is none for this organization: made for somebody else, of another tenant, not
 * in force, or refused by the world. The signature is not looked at.
 */
export function principalOf(token: string, organization: Organization, world: World): Identity | null {
  const { aud, tid, oid, exp, nbf } = claimsIn(token);
  const seconds = Date.now() / 1000;
  const inForce = Number(nbf) <= seconds && seconds < Number(exp);
  if (aud !== audience || tid !== organization.tenant || !inForce || typeof oid !== 'string') return null;
  return world.meetBearer(token) ? world.principalOf(oid) : null;
}

function claimsIn(token: string): Claims {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;
  } catch {
    return {};
  }
}

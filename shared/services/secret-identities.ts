import type { Context } from '../context.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import { fromIdentityRow } from '../storage/identities.ts';
import { identities, secretKey } from '../storage/row-keys.ts';

/** An administrator grants each of them by hand. */
const mostIdentities = 1_000;

/**
 * The identities of an account that a client secret proves, by identifier. Whoever stores one writes the row of its
 * secret, so that none is added between this look and a deletion under its ETag.
 */
export async function identitiesProvenBy(context: Context, account: string, secret: string): Promise<string[]> {
  const rows = await context.entities.list(account, identities, { limit: mostIdentities });
  return rows.map(fromIdentityRow).flatMap(({ identifier, definition }) => {
    if (definition.type !== 'ServicePrincipal') return [];
    const resolved = resolveSecretRef(definition.clientSecretRef, { account, org: null, project: null });
    return resolved.ok && secretKey(resolved.key) === secret ? [identifier] : [];
  });
}

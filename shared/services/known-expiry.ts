import type { SecretBody } from '../model/secret.ts';
import type { StoredSecret } from '../storage/secrets.ts';

/**
 * When a secret expires as far as anybody has said, in UTC. With the same value as before (`stored`), silence leaves the
 * known date; a new value knows only its own.
 */
export function knownExpiry({ expiresAt }: SecretBody, stored: Pick<StoredSecret, 'expiresAt'> | null): string | null {
  if (expiresAt === undefined) return stored?.expiresAt ?? null;
  return expiresAt === null ? null : new Date(expiresAt).toISOString();
}

import type { Credential } from './credentials.ts';
import { showSecret, showUser } from './show-secret.ts';

export function showCredential({ identity, secrets, expiresAt, organizations, connectors }: Credential) {
  return {
    identityId: identity.id,
    displayName: identity.displayName,
    expiresAt,
    organizations,
    secrets: secrets.map(showSecret),
    connectors: connectors.map(showUser),
  };
}

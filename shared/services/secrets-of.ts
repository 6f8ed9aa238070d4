import { secretUses } from '../model/connector.ts';
import { entityOf, secretKey } from '../storage/row-keys.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import type { SecretKind } from '../model/secret.ts';

/** Row keys of the secrets that a definition names, each once, with the kind that it needs. */
export function secretsOf(definition: unknown, connector: string, account: string): Map<string, SecretKind> {
  const { org, project } = entityOf(connector);
  return new Map(
    secretUses(definition).flatMap(({ reference, need }) => {
      const resolved = resolveSecretRef(reference, { account, org, project });
      return resolved.ok ? [[secretKey(resolved.key), need] as const] : [];
    }),
  );
}

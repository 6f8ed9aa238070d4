import type { Context } from '../context.ts';
import type { EntityKey } from '../model/scope.ts';
import type { SecretKind } from '../model/secret.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import { connectorOfUse, entityOf, usesOf } from '../storage/row-keys.ts';
import { fromSecretRow } from '../storage/secrets.ts';
import { secretsOf } from './secrets-of.ts';
import { sideBySide } from './side-by-side.ts';

/** A secret without a value, and how many connectors wait for it: at most `mostCounted` of those stored before. */
export type EmptySecret = EntityKey & { kind: SecretKind; connectors: number };

const mostCounted = 1_000;
const atOnce = 8;

/** Those among the secrets of these connectors that have no value, or do not exist, by what waits for them most. */
export async function emptySecrets(
  context: Context,
  account: string,
  connectors: readonly (Pick<StoredConnector, 'rowKey'> & { definition: unknown })[],
): Promise<EmptySecret[]> {
  const waiting = new Map<string, { need: SecretKind; users: Set<string> }>();
  for (const { rowKey, definition } of connectors) {
    for (const [secret, need] of secretsOf(definition, rowKey, account)) {
      const entry = waiting.get(secret) ?? { need, users: new Set() };
      waiting.set(secret, entry);
      entry.users.add(rowKey);
    }
  }
  const works = [...waiting].map(([secret, { need, users }]) => ({
    keys: [],
    run: async (): Promise<EmptySecret[]> => {
      const row = await context.entities.read(account, secret);
      const stored = row === null ? null : fromSecretRow(row);
      if (stored !== null && stored.vaultName !== null) return [];
      const uses = await context.entities.list(account, usesOf(secret), { limit: mostCounted });
      const all = users.union(new Set(uses.map((use) => connectorOfUse(use.rowKey))));
      return [{ ...entityOf(secret), kind: stored?.kind ?? need, connectors: all.size }];
    },
  }));
  const found = await sideBySide(works, atOnce);
  return found.flat().toSorted((a, b) => b.connectors - a.connectors);
}

import type { Context } from '../context.ts';
import type { ConnectorStatus } from '../model/connector-status.ts';
import type { EntityKey, Scope } from '../model/scope.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import { readTarget } from '../model/target.ts';
import { fromConnectorRow, type StoredConnector } from '../storage/connectors.ts';
import { connectorOfUse, connectorsBelow, connectorsIn, entityOf, secretKey, usesOf } from '../storage/row-keys.ts';
import { fromSecretRow, type StoredSecret } from '../storage/secrets.ts';
import { listPage } from './list-page.ts';
import { sideBySide } from './side-by-side.ts';

type Identity = NonNullable<ConnectorStatus['identity']>;

/** Somebody whom verifications have met. `connectors` are all that use one of the secrets, also without API access. */
export type Credential = {
  identity: Identity;
  secrets: StoredSecret[];
  /** The first of its secrets to expire; null when nobody said. */
  expiresAt: string | null;
  organizations: string[];
  connectors: EntityKey[];
};

/** Connectors that one page looks at, and users of one secret that it names. */
const lookedAt = 500;
const mostUsers = 1_000;

const atOnce = 16;

type Met = { identity: Identity; secrets: Set<string>; organizations: Set<string> };

/**
 * Whom the tokens of these connectors belong to, by identity. A page is computed from so many connectors: somebody who
 * is met on two pages appears on both, each time with all connectors of the secrets that this page has seen.
 */
export async function listCredentials(
  context: Context,
  scope: Scope,
  { all, after }: { all: boolean; after: string | null },
): Promise<{ credentials: Credential[]; next: string | null }> {
  const { account } = scope;
  const prefix = all ? connectorsBelow(scope) : connectorsIn(scope);
  const { rows, next } = await listPage(context, account, prefix, { after, limit: lookedAt });
  const met = whoWasMet(context, account, rows.map(fromConnectorRow));
  const secrets = await readSecrets(context, account, [...new Set(met.flatMap((one) => [...one.secrets]))]);
  const credentials = met.map(({ identity, secrets: keys, organizations }): Credential => {
    const own = [...keys].flatMap((key) => secrets.get(key) ?? []);
    const users = new Set(own.flatMap(({ users: some }) => some));
    const expiries = own.flatMap(({ secret }) => secret.expiresAt ?? []);
    return {
      identity,
      secrets: own.map(({ secret }) => secret),
      expiresAt: expiries.toSorted()[0] ?? null,
      organizations: [...organizations].toSorted(),
      connectors: [...users].toSorted().map(entityOf),
    };
  });
  return { credentials: credentials.toSorted((a, b) => (a.identity.id < b.identity.id ? -1 : 1)), next };
}

/** The token of API access is what the identity was asked with; what was seen of an older revision may be another's. */
function whoWasMet(context: Context, account: string, connectors: readonly StoredConnector[]): Met[] {
  const met = new Map<string, Met>();
  for (const connector of connectors) {
    const { status, revision, definition, rowKey } = connector;
    const { apiAccess } = definition.spec;
    const reference = apiAccess?.type === 'Token' ? apiAccess.spec.tokenRef : undefined;
    const identity = status?.observedRevision === revision ? status.identity : null;
    if (identity === null || reference === undefined) continue;
    const resolved = resolveSecretRef(reference, { account, ...entityOf(rowKey) });
    const known = met.get(identity.id) ?? { identity, secrets: new Set(), organizations: new Set() };
    met.set(identity.id, known);
    if (resolved.ok) known.secrets.add(secretKey(resolved.key));
    const organization = organizationOf(context, connector);
    if (organization !== null) known.organizations.add(organization);
  }
  return [...met.values()];
}

/** A collection is told with its Server, since every Server may have one of that name. */
function organizationOf({ config }: Context, { definition: { spec } }: StoredConnector): string | null {
  const { address } = readTarget({ url: spec.url, type: spec.type }, config.allowedHosts);
  if (address === null) return null;
  return address.deployment === 'services' ? address.organization : `${address.host}/${address.organization}`;
}

async function readSecrets(context: Context, account: string, keys: readonly string[]) {
  const works = keys.map((key) => ({
    keys: [],
    run: async () => {
      const [row, uses] = await Promise.all([
        context.entities.read(account, key),
        context.entities.list(account, usesOf(key), { limit: mostUsers }),
      ]);
      const users = uses.map((use) => connectorOfUse(use.rowKey));
      return row === null ? [] : [[key, { secret: fromSecretRow(row), users }] as const];
    },
  }));
  return new Map((await sideBySide(works, atOnce)).flat());
}

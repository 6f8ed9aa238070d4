import type { Context } from '../context.ts';
import { type ConnectorFilter, isMeant } from '../model/connector-filter.ts';
import type { Scope } from '../model/scope.ts';
import { fromConnectorRow, type StoredConnector } from '../storage/connectors.ts';
import { connectorsIn } from '../storage/row-keys.ts';
import { fromSecretRow } from '../storage/secrets.ts';
import { listPage } from './list-page.ts';
import { secretsOf } from './secrets-of.ts';
import { showStatus } from './show-connector.ts';
import { sideBySide } from './side-by-side.ts';

export type ConnectorPage = { connectors: StoredConnector[]; next: string | null };

/** Rows that one page looks at, so that no page costs more than another; fewer where their secrets are read too. */
const lookedAt = { without: 500, withSecrets: 100 };
const readsAtOnce = 16;

/**
 * The connectors of exactly this scope that are meant, by identifier. A page may be short, or empty, while there is a
 * next one.
 */
export async function findConnectors(
  context: Context,
  scope: Scope,
  filter: ConnectorFilter,
  page: { after: string | null; limit: number },
): Promise<ConnectorPage> {
  const prefix = connectorsIn(scope);
  const limit = rowsToLookAt(filter, page.limit);
  const { rows, next } = await listPage(context, scope.account, prefix, { after: page.after, limit });
  const candidates = rows.map(fromConnectorRow).filter((one) => isMeant(filter, one.definition, showStatus(one)));
  const meant = await expiringBefore(context, scope.account, candidates, filter.expiresBefore);
  const connectors = meant.slice(0, page.limit);
  const last = meant.length > page.limit ? connectors.at(-1) : undefined;
  return { connectors, next: last === undefined ? next : last.rowKey.slice(prefix.length) };
}

function rowsToLookAt(filter: ConnectorFilter, wanted: number): number {
  if (filter.expiresBefore !== null) return lookedAt.withSecrets;
  return Object.values(filter).every((value) => value === null) ? wanted : lookedAt.without;
}

async function expiringBefore(
  context: Context,
  account: string,
  connectors: StoredConnector[],
  time: Date | null,
): Promise<StoredConnector[]> {
  if (time === null) return connectors;
  const secretsIn = ({ definition, rowKey }: StoredConnector) => [...secretsOf(definition, rowKey, account).keys()];
  const keys = [...new Set(connectors.flatMap(secretsIn))];
  const expire = await sideBySide(
    keys.map((key) => ({ keys: [], run: () => expiresBefore(context, account, key, time) })),
    readsAtOnce,
  );
  const expiring = new Set(keys.filter((_, index) => expire[index]));
  return connectors.filter((connector) => secretsIn(connector).some((key) => expiring.has(key)));
}

async function expiresBefore(context: Context, account: string, secret: string, time: Date): Promise<boolean> {
  const row = await context.entities.read(account, secret);
  const expiresAt = row === null ? null : fromSecretRow(row).expiresAt;
  return expiresAt !== null && Date.parse(expiresAt) < time.getTime();
}

import type { Service } from '../start-service.ts';
import { brokenRules } from './broken-rules.ts';
import { readState, type State } from './state.ts';
import type { Tenant } from './tenant.ts';

/** How a day ended, in words that a failing test shows side by side. */
export type End = {
  /** Of each connector the verdict, and of which revision; there is `verified/stored`. */
  connectors: Record<string, string>;
  /** Of each secret which of the tenant's tokens it is. */
  secrets: Record<string, string>;
  /** The rules that do not hold; none after a day that ended well. */
  broken: string[];
};

export function describeEnd(tenant: Tenant, state: State): End {
  const { connectors, secrets, vault } = state;
  const tokens = new Map([
    [tenant.good, 'good'],
    [tenant.bad, 'bad'],
  ]);
  const verdicts = connectors.map(({ rowKey, revision, status }): [string, string] => [
    rowKey.replace('connector!!!', ''),
    `${status?.status} of revision ${status?.observedRevision}/${revision}`,
  ]);
  const values = secrets.map(({ identifier, vaultName }): [string, string] => [
    identifier,
    tokens.get(vault[vaultName ?? ''] ?? '') ?? 'another',
  ]);
  return {
    connectors: Object.fromEntries(verdicts),
    secrets: Object.fromEntries(values),
    broken: brokenRules(tenant, state),
  };
}

/** Of a tenant with whom all is at rest. */
export async function endOf(service: Service, tenant: Tenant): Promise<End> {
  return describeEnd(tenant, await readState(service, tenant));
}

export const nothing: End = { connectors: {}, secrets: {}, broken: [] };

/** One connector, `web`, verified with the token that is alive. */
export const connected: End = {
  connectors: { web: 'SUCCESS of revision 1/1' },
  secrets: { pat: 'good' },
  broken: [],
};

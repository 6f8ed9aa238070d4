import { type StoredChange, fromChangeRow } from '../../../shared/storage/changes.ts';
import { type StoredConnector, fromConnectorRow } from '../../../shared/storage/connectors.ts';
import { type StoredRun, fromRunRow } from '../../../shared/storage/runs.ts';
import { type StoredSecret, fromSecretRow } from '../../../shared/storage/secrets.ts';
import type { Row } from '../../../shared/storage/tables.ts';
import type { Service } from '../start-service.ts';
import type { Tenant } from './tenant.ts';

/** All that the service keeps of one account, as the real clients see it past the wire. */
export type State = {
  connectors: StoredConnector[];
  secrets: StoredSecret[];
  /** Row keys. */
  uses: string[];
  runs: StoredRun[];
  changes: StoredChange[];
  poison: Row[];
  /** Names and values. */
  vault: Record<string, string>;
};

type Stored = { rows: (Row & { account: string })[]; vault: Record<string, string> };

/** Every row and every vault entry there is. */
export async function readStored(service: Service): Promise<Stored> {
  const rows: Stored['rows'] = [];
  for await (const entity of service.storageClients().table('entities').listEntities()) {
    const { partitionKey, rowKey, etag, timestamp: _, ...values } = entity;
    rows.push({ account: partitionKey ?? '', rowKey: rowKey ?? '', etag, values });
  }
  return { rows, vault: await service.vaultSecrets() };
}

/** A vault entry belongs to whose row names it, and to whose token it holds: an orphan would have no row. */
export function stateOf({ account, good, bad }: Tenant, { rows, vault }: Stored): State {
  const own = (kind: string) => rows.filter((row) => row.account === account && row.rowKey.startsWith(`${kind}!`));
  const secrets = own('secret').map(fromSecretRow);
  const named = new Set(secrets.map(({ vaultName }) => vaultName));
  return {
    connectors: own('connector').map(fromConnectorRow),
    secrets,
    uses: own('use').map(({ rowKey }) => rowKey),
    runs: own('run').map(fromRunRow),
    changes: own('change').map(fromChangeRow),
    poison: own('poison'),
    vault: Object.fromEntries(
      Object.entries(vault).filter(([name, value]) => named.has(name) || value === good || value === bad),
    ),
  };
}

export async function readState(service: Service, tenant: Tenant): Promise<State> {
  return stateOf(tenant, await readStored(service));
}

/** Until no message is left on any queue, hidden ones included. `within`: milliseconds. */
export async function untilAtRest(service: Service, within = 30_000): Promise<void> {
  const { queues } = service.storageClients();
  await service.waitFor(
    async () => {
      for await (const { name } of queues.listQueues()) {
        const { approximateMessagesCount } = await queues.getQueueClient(name).getProperties();
        if (approximateMessagesCount !== 0) throw new Error(`${approximateMessagesCount} messages on ${name}`);
      }
      return true;
    },
    'every message to be worked off',
    within,
  );
}

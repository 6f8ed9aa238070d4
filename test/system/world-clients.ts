import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { TableClient } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';
import { SecretClient } from '@azure/keyvault-secrets';
import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
import type { World } from '../../infra/local/world.ts';

type Reachable = Pick<World, 'storage' | 'vaultUrl' | 'identity' | 'trust'>;

export type StorageClients = {
  table(name: string): TableClient;
  queues: QueueServiceClient;
  blobs: BlobServiceClient;
};

/** Real clients on storage itself, past any wire. */
export function storageClientsOf(world: Reachable): StorageClients {
  const credential = credentialOf(world.identity);
  trustIn(world);
  return {
    table: (name) => new TableClient(world.storage.table, name, credential),
    queues: new QueueServiceClient(world.storage.queue, credential),
    blobs: new BlobServiceClient(world.storage.blob, credential),
  };
}

/** The real client on the vault itself, past any wire. */
export function secretClientOf(world: Reachable): SecretClient {
  trustIn(world);
  return new SecretClient(world.vaultUrl, credentialOf(world.identity), {
    disableChallengeResourceVerification: true,
  });
}

/** Names and values of all secrets that can be read: neither deleted nor disabled. */
export async function vaultSecretsOf(world: Reachable): Promise<Record<string, string>> {
  const client = secretClientOf(world);
  const secrets: Record<string, string> = {};
  for await (const { name, enabled } of client.listPropertiesOfSecrets()) {
    const secret = enabled ? await client.getSecret(name).catch(absentWhenDeletedMeanwhile) : undefined;
    if (secret !== undefined) secrets[name] = secret.value ?? '';
  }
  return secrets;
}

function absentWhenDeletedMeanwhile(error: unknown): undefined {
  if (!(error instanceof Error && 'statusCode' in error && error.statusCode === 404)) throw error;
}

/** DefaultAzureCredential reads the environment of its process, which several worlds may share in a test. */
export function credentialOf({ endpoint, header }: World['identity']): TokenCredential {
  return {
    async getToken(scopes) {
      const resource = String(scopes).replace(/\/\.default$/, '');
      const url = `${endpoint}?${new URLSearchParams({ 'api-version': '2019-08-01', resource }).toString()}`;
      const response = await fetch(url, { headers: { 'x-identity-header': header } });
      if (!response.ok) throw new Error(`No token for ${resource}: ${response.status}`);
      const { access_token: token, expires_on: expiresOn } = (await response.json()) as Record<string, string>;
      return { token: token ?? '', expiresOnTimestamp: Number(expiresOn) * 1000 };
    },
  };
}

/** For every client of this test file, because storage clients cannot be given a certificate of their own. */
export function trustIn({ trust }: Pick<World, 'trust'>): void {
  const trusted = getCACertificates('default');
  if (!trusted.includes(trust)) setDefaultCACertificates([...trusted, trust]);
}

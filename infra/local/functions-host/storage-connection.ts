import type { BlobServiceClient } from '@azure/storage-blob';
import type { QueueServiceClient } from '@azure/storage-queue';
import type { Environment } from './app-settings.ts';

export type StorageConnection =
  | { connectionString: string }
  | { queueServiceUri: string | null; blobServiceUri: string | null; clientId: string | null };

// A host that cannot reach its storage says so within seconds; the loops above these clients try again for ever.
const retryOptions = { maxTries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 1_000, tryTimeoutInMs: 10_000 };

/**
 * Finds what a binding's `connection` names: a connection string, or the identity form `NAME__queueServiceUri`,
 * `NAME__blobServiceUri`, `NAME__serviceUri`, `NAME__accountName`. Throws a sentence when neither is set.
 * @see https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection
 */
export function storageConnection(connection: unknown, env: Environment): StorageConnection {
  const name = typeof connection === 'string' && connection !== '' ? connection : 'AzureWebJobsStorage';
  // The extension looks for the prefixed name first, so `Storage` means `AzureWebJobsStorage`.
  for (const prefix of [`AzureWebJobs${name}`, name]) {
    const connectionString = env[prefix];
    if (connectionString !== undefined && connectionString !== '') return { connectionString };
    const account = env[`${prefix}__accountName`];
    const uri = (service: 'queue' | 'blob') =>
      env[`${prefix}__${service}ServiceUri`] ??
      env[`${prefix}__serviceUri`] ??
      (account === undefined ? null : `https://${account}.${service}.core.windows.net`);
    const queueServiceUri = uri('queue');
    const blobServiceUri = uri('blob');
    if (queueServiceUri !== null || blobServiceUri !== null) {
      return { queueServiceUri, blobServiceUri, clientId: env[`${prefix}__clientId`] ?? null };
    }
  }
  throw new Error(
    `The storage connection '${name}' is not set. Set ${name} to a connection string, or ${name}__queueServiceUri and ${name}__blobServiceUri to use an identity.`,
  );
}

const queueServices = new WeakMap<StorageConnection, Promise<QueueServiceClient>>();

/** One client for each connection object, since a new one would fetch a new token. */
export function queueService(connection: StorageConnection): Promise<QueueServiceClient> {
  const client = queueServices.get(connection) ?? openQueueService(connection);
  queueServices.set(connection, client);
  return client;
}

async function openQueueService(connection: StorageConnection): Promise<QueueServiceClient> {
  const { QueueServiceClient } = await import('@azure/storage-queue');
  if ('connectionString' in connection) {
    return QueueServiceClient.fromConnectionString(connection.connectionString, { retryOptions });
  }
  const uri = required(connection.queueServiceUri, 'queueServiceUri');
  return new QueueServiceClient(uri, await credential(connection.clientId), { retryOptions });
}

export async function blobService(connection: StorageConnection): Promise<BlobServiceClient> {
  const { BlobServiceClient } = await import('@azure/storage-blob');
  if ('connectionString' in connection) {
    return BlobServiceClient.fromConnectionString(connection.connectionString, { retryOptions });
  }
  const uri = required(connection.blobServiceUri, 'blobServiceUri');
  return new BlobServiceClient(uri, await credential(connection.clientId), { retryOptions });
}

async function credential(clientId: string | null) {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return clientId === null
    ? new DefaultAzureCredential()
    : new DefaultAzureCredential({ managedIdentityClientId: clientId });
}

function required(uri: string | null, setting: string): string {
  if (uri === null) throw new Error(`The storage connection has no ${setting}.`);
  return uri;
}

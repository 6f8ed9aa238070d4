import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { startAzurite } from '../../../infra/local/azurite/azurite.ts';
import { ensureCertificate, type Certificate } from '../../../infra/local/certificate.ts';
import { hostUnderTest } from './remote.ts';

export type Storage = {
  connectionString: string;
  /** Base addresses, for the identity form of a connection. */
  addresses: { queue: string; blob: string };
  /** What a process must trust to reach it; null: nothing. */
  certificate: Certificate | null;
  queues: QueueServiceClient;
  blobs: BlobServiceClient;
  close(): Promise<void>;
};

/** The account key that Microsoft publishes for emulators. */
const emulatorKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/**
 * Storage of its own for a test file, in memory; under HOST_UNDER_TEST the storage that host uses.
 * @param options.certificate of storage that was there before at the same ports; absent: a new one
 */
export async function startStorage(
  options: { ports?: { queue: number; blob: number; table: number }; certificate?: Certificate } = {},
): Promise<Storage> {
  if (hostUnderTest !== null) {
    const connectionString = process.env['HOST_STORAGE'] ?? 'UseDevelopmentStorage=true';
    return { ...clientsOf(connectionString), certificate: null, close: async () => {} };
  }
  const folder = await mkdtemp(join(tmpdir(), 'functions-host-storage-'));
  const certificate = options.certificate ?? (await ensureCertificate(folder));
  setDefaultCACertificates([...getCACertificates('default'), await readFile(certificate.certificateFile, 'utf8')]);
  const azurite = await startAzurite({ certificate, ...(options.ports && { ports: options.ports }) });
  const connectionString = [
    'DefaultEndpointsProtocol=https',
    'AccountName=devstoreaccount1',
    `AccountKey=${emulatorKey}`,
    `QueueEndpoint=${azurite.queue}`,
    `BlobEndpoint=${azurite.blob}`,
  ].join(';');
  return {
    ...clientsOf(connectionString),
    certificate,
    async close() {
      await azurite.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function clientsOf(connectionString: string) {
  const queues = QueueServiceClient.fromConnectionString(connectionString);
  const blobs = BlobServiceClient.fromConnectionString(connectionString);
  return { connectionString, queues, blobs, addresses: { queue: queues.url, blob: blobs.url } };
}

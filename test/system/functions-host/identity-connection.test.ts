import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { startIdentity } from '../../../infra/local/identity/identity.ts';
import { queueOf, send } from './queue-messages.ts';
import { needsItsOwnHost } from './remote.ts';
import { startStorage } from './storage.ts';
import { openHost, waitFor } from './test-host.ts';

describe('connection in the identity form', () => {
  needsItsOwnHost();

  test('reaches queues and the status of timers with the managed identity', async () => {
    const storage = await startStorage();
    const identity = await startIdentity({ header: 'fixture', key: randomUUID() });
    const host = await openHost({
      only: ['journal', 'seen', 'yearly', 'send'],
      settings: {
        AzureWebJobsStorage__queueServiceUri: storage.addresses.queue,
        AzureWebJobsStorage__blobServiceUri: storage.addresses.blob,
        AzureFunctionsWebHost__hostid: 'identity',
        IDENTITY_ENDPOINT: identity.endpoint,
        IDENTITY_HEADER: 'fixture',
        NODE_EXTRA_CA_CERTS: storage.certificate?.certificateFile ?? '',
      },
    });
    const marker = randomUUID();
    await send(await queueOf(storage, 'SEEN_QUEUE'), marker);
    await waitFor(
      async () => (await host.journal('seen')).find(({ seen }) => JSON.stringify(seen).includes(marker)) ?? null,
      'the message to be delivered',
    );
    const container = storage.blobs.getContainerClient('azure-webjobs-hosts');
    const status = container.getBlobClient('timers/identity/Host.Functions.yearly/status');
    await waitFor(async () => ((await status.exists()) ? true : null), 'the status of the timer');
    expect((await host.call('/api/send/text', { method: 'POST' })).status).toBe(202);
    await host.stop();
    await identity.close();
    await storage.close();
  });
});

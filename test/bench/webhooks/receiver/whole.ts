import { startWorld } from '../../../../infra/local/world.ts';
import { webhookKey } from '../../../../shared/storage/row-keys.ts';
import { builtApp } from '../../../system/built-app.ts';
import { storageClientsOf } from '../../../system/world-clients.ts';
import { load } from './load.ts';
import { webhookId, webhookRow } from './subject.ts';

/** Fewer than a thousand messages may wait, or what is measured is how slow Azurite's queue gets with many. */
const perRound = 900;
const rounds = 3;

/** The function host with the built app, and Azurite. What is received waits: its consumer runs elsewhere. */
export async function whole(connections: number): Promise<{ perSecond: number; times: number[] }> {
  const settings = { 'AzureWebJobs.process-webhook.Disabled': 'true' };
  const world = await startWorld({ appFolder: await builtApp(), settings });
  try {
    const storage = storageClientsOf(world);
    const entities = storage.table('entities');
    await entities.createTable();
    await entities.createEntity({
      partitionKey: webhookId.account,
      rowKey: webhookKey(webhookId),
      ...webhookRow,
    });
    const times: number[] = [];
    let took = 0;
    // The round before the first is for whatever is slow only once.
    for (let round = 0; round <= rounds; round++) {
      const start = performance.now();
      const taken = await load(world.url, { count: perRound, connections });
      if (round > 0) {
        times.push(...taken);
        took += performance.now() - start;
      }
      await storage.queues.getQueueClient('process-webhook').clearMessages();
    }
    return { perSecond: times.length / (took / 1_000), times };
  } finally {
    await world.close();
  }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../../../infra/local/functions-host/log.ts';
import { QueueBells } from '../../../infra/local/functions-host/queue/bell.ts';
import { listenToQueue } from '../../../infra/local/functions-host/queue/listener.ts';
import { queueOf, send } from './queue-messages.ts';
import { needsItsOwnHost } from './remote.ts';
import { startStorage, type Storage } from './storage.ts';

describe('listener of a queue', () => {
  needsItsOwnHost();
  let storage: Storage;
  beforeAll(async () => {
    storage = await startStorage();
  });
  afterAll(() => storage.close());

  test('is woken by an output binding of the same process, however long its poll interval has grown', async () => {
    const queue = await queueOf(storage, 'SEEN_QUEUE');
    const bells = new QueueBells();
    const idle = Promise.withResolvers<void>();
    const delivered = Promise.withResolvers<unknown>();
    const listener = listenToQueue(
      {
        queue,
        poison: null,
        options: {
          batchSize: 16,
          newBatchThreshold: 8,
          maxDequeueCount: 5,
          visibilityTimeoutSeconds: 0,
          maxPollingIntervalMs: 60_000,
          messageEncoding: 'base64',
          leaseSeconds: 600,
        },
        log: createLog({}),
        pollDelay: () => {
          idle.resolve();
          return 3_600_000;
        },
        run: async ({ trigger }) => delivered.resolve(trigger.string),
      },
      bells,
    );
    await idle.promise;
    await send(queue, 'wake up');
    bells.ring(queue.name);
    expect(await delivered.promise).toBe('wake up');
    await listener.stop();
  });
});

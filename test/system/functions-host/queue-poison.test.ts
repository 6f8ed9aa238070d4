import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostUnderTest } from './remote.ts';
import { emptied, queueOf, send, take, takeRaw } from './queue-messages.ts';
import { startStorage, type Storage } from './storage.ts';
import { openHost, type TestHost } from './test-host.ts';

describe('message whose function fails', () => {
  let storage: Storage;
  let host: TestHost;
  beforeAll(async () => {
    storage = await startStorage();
    host = await openHost({ storage, only: ['journal', 'seen', 'fails'] });
  });
  afterAll(async () => {
    await host.stop();
    await storage.close();
  });

  const attempts = async (marker: string) =>
    (await host.journal('fails'))
      .map(({ seen }) => seen)
      .filter((seen) => (seen as { entry: string }).entry === marker);

  test('is tried again at once, maxDequeueCount times, then moved to the poison queue', async () => {
    const marker = randomUUID();
    const queue = await queueOf(storage, 'FAILING_QUEUE');
    await send(queue, marker);
    await take(await queueOf(storage, 'FAILING_QUEUE', '-poison'), marker);
    expect(await attempts(marker)).toEqual([1, 2, 3].map((dequeueCount) => ({ entry: marker, dequeueCount })));
    await emptied(queue);
    if (hostUnderTest === null) {
      await host.process?.printed(
        "Message has reached MaxDequeueCount of 3. Moving message to queue 'fixture-failing-poison'.",
      );
    }
  });

  test('that is not base64 goes to the poison queue as it is, and its function never sees it', async () => {
    const raw = `{"plain":"${randomUUID()}"}`;
    const queue = await queueOf(storage, 'SEEN_QUEUE');
    await queue.sendMessage(raw);
    await takeRaw(await queueOf(storage, 'SEEN_QUEUE', '-poison'), raw);
    await emptied(queue);
    expect(JSON.stringify(await host.journal('seen'))).not.toContain(raw);
  });
});

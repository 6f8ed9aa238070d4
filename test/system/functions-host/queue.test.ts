import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptied, queueOf, send } from './queue-messages.ts';
import { startStorage, type Storage } from './storage.ts';
import { openHost, waitFor, type TestHost } from './test-host.ts';

type Seen = { entry: unknown; type: string; triggerMetadata: Record<string, unknown> };

describe('queue trigger', () => {
  let storage: Storage;
  let host: TestHost;
  beforeAll(async () => {
    storage = await startStorage();
    host = await openHost({ storage, only: ['journal', 'open-gate', 'seen', 'gated', 'throws-null'] });
  });
  afterAll(async () => {
    await host.stop();
    await storage.close();
  });

  /** What the function saw of the message that `text` was sent as. */
  async function delivered(text: string): Promise<Seen> {
    const before = (await host.journal('seen')).length;
    await send(await queueOf(storage, 'SEEN_QUEUE'), text);
    return waitFor(
      async () => ((await host.journal('seen'))[before]?.seen as Seen | undefined) ?? null,
      `'${text}' to be delivered`,
    );
  }

  const entries = async (name: string) => (await host.journal(name)).map(({ seen }) => String(seen));

  test('the queue is made when it is not there', async () => {
    const queue = storage.queues.getQueueClient('fixture-seen');
    expect(await waitFor(async () => (await queue.exists()) || null, 'fixture-seen to exist')).toBe(true);
  });

  test.each([
    ['JSON', '{"a":[1]}', { a: [1] }, 'object'],
    ['a number', '5', 5, 'number'],
    ['null', 'null', null, 'object'],
    ['broken JSON', '{bad', '{bad', 'string'],
    ['text beyond ASCII', 'grün', 'grün', 'string'],
  ])('%s reaches the handler as the library reads it', async (_, text, entry, type) => {
    expect(await delivered(text)).toMatchObject({ entry, type });
  });

  test('the trigger metadata name the message', async () => {
    const marker = randomUUID();
    const { triggerMetadata } = await delivered(marker);
    expect(triggerMetadata).toEqual({
      queueTrigger: marker,
      dequeueCount: 1,
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      popReceipt: expect.stringMatching(/./),
      insertionTime: expect.stringMatching(/^\d{4}-/),
      expirationTime: expect.stringMatching(/^\d{4}-/),
      nextVisibleTime: expect.stringMatching(/^\d{4}-/),
    });
  });

  test('a message whose function succeeded is deleted', async () => {
    await delivered(randomUUID());
    expect(await emptied(await queueOf(storage, 'SEEN_QUEUE'))).toBe(true);
  });

  test('a handler that throws null has succeeded', async () => {
    const marker = randomUUID();
    const queue = await queueOf(storage, 'NULL_QUEUE');
    await send(queue, marker);
    await waitFor(
      async () => (await host.journal('throws-null')).find(({ seen }) => seen === marker) ?? null,
      'the message to be delivered',
    );
    expect(await emptied(queue)).toBe(true);
  });

  test('the next batch comes when no more than newBatchThreshold are in work', async () => {
    // batchSize 2 and newBatchThreshold 1: two, then one more when one of them has ended, never more than three.
    const names = ['first', 'second', 'third', 'fourth', 'fifth'].map((name) => `${name}-${randomUUID()}`);
    const queue = await queueOf(storage, 'GATED_QUEUE');
    for (const name of names) await send(queue, name);
    const atLeast = (count: number) =>
      waitFor(
        async () => ((await entries('gated-begun')).length >= count ? true : null),
        `${count} messages to be in work`,
      );
    await atLeast(2);
    // Two more polls of the other queue pass: time enough for a third message, were it fetched.
    await delivered(randomUUID());
    await delivered(randomUUID());
    expect(await entries('gated-begun')).toHaveLength(2);
    for (const name of names) {
      await host.openGate(name);
      await waitFor(async () => ((await entries('gated-ended')).includes(name) ? true : null), `'${name}' to end`);
      expect((await entries('gated-begun')).length - (await entries('gated-ended')).length).toBeLessThanOrEqual(3);
    }
    expect((await entries('gated-begun')).toSorted()).toEqual(names.toSorted());
  });
});

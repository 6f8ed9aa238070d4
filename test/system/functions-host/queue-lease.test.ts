import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptied, queueOf, send, take } from './queue-messages.ts';
import { needsItsOwnHost } from './remote.ts';
import { startStorage, type Storage } from './storage.ts';
import { openHost, waitFor, withHost, type TestHost } from './test-host.ts';

const shortLease = { LOCAL_HOST_QUEUE_LEASE_SECONDS: '1' };
const queuesJson = 'AzureFunctionsJobHost__extensions__queues__';

const occurrences = async (host: TestHost, name: string, marker: string) =>
  (await host.journal(name)).filter(({ seen }) => JSON.stringify(seen).includes(marker)).length;

const reached = (host: TestHost, name: string, marker: string, count = 1) =>
  waitFor(
    async () => (await occurrences(host, name, marker)) >= count || null,
    `${name} to see the message ${count} times`,
  );

describe('lease on a message', () => {
  needsItsOwnHost();
  let storage: Storage;
  beforeAll(async () => {
    storage = await startStorage();
  });
  afterAll(() => storage.close());

  test('is renewed while the function runs: nobody else gets the message', async () => {
    await withHost({ storage, only: ['journal', 'open-gate', 'gated', 'seen'], settings: shortLease }, async (host) => {
      const marker = randomUUID();
      const queue = await queueOf(storage, 'GATED_QUEUE');
      await send(queue, marker);
      await reached(host, 'gated-begun', marker);
      // A message that becomes visible after 3 s shows that three leases have passed.
      const clock = randomUUID();
      const other = await queueOf(storage, 'SEEN_QUEUE');
      await other.sendMessage(Buffer.from(clock).toString('base64'), { visibilityTimeout: 3 });
      await reached(host, 'seen', clock);
      expect((await queue.peekMessages()).peekedMessageItems).toEqual([]);
      await host.openGate(marker);
      await emptied(queue);
      expect(await occurrences(host, 'gated-begun', marker)).toBe(1);
    });
  });

  test('of a killed host ends, and the next host gets the message', async () => {
    const marker = randomUUID();
    const options = { only: ['journal', 'open-gate', 'gated'], settings: shortLease };
    const killed = await openHost({ storage, ...options });
    const queue = await queueOf(storage, 'GATED_QUEUE');
    await send(queue, marker);
    await reached(killed, 'gated-begun', marker);
    killed.process?.kill('SIGKILL');
    await killed.process?.ended;
    await withHost({ storage, ...options }, async (host) => {
      await reached(host, 'gated-begun', marker);
      await host.openGate(marker);
      expect(await emptied(queue)).toBe(true);
    });
  });

  test('that somebody else took over is no error: the late success is ignored', async () => {
    await withHost({ storage, only: ['journal', 'open-gate', 'gated'] }, async (host) => {
      const marker = randomUUID();
      const queue = await queueOf(storage, 'GATED_QUEUE');
      await send(queue, marker);
      await reached(host, 'gated-begun', marker);
      await queue.clearMessages();
      await host.openGate(marker);
      await reached(host, 'gated-ended', marker);
      await host.process?.printed("Executed 'Functions.gated' (Succeeded");
      expect(host.process?.output()).not.toContain('stays leased');
    });
  });

  test('of a message in a queue that can have no poison queue is kept when its function fails', async () => {
    await withHost(
      { storage, only: ['journal', 'last-resort'], settings: { LOCAL_HOST_QUEUE_LEASE_SECONDS: '2' } },
      async (host) => {
        const marker = randomUUID();
        const queue = await queueOf(storage, 'FAILING_QUEUE', '-poison');
        await send(queue, marker);
        // maxDequeueCount is 3: beyond it the message neither runs nor moves, it stays.
        await reached(host, 'last-resort', marker, 3);
        const [first, second] = (await host.journal('last-resort')).filter(({ seen }) => seen === marker);
        expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(1_000);
        expect((await queue.getProperties()).approximateMessagesCount).toBe(1);
      },
    );
  });
});

describe('message that was received too often before', () => {
  needsItsOwnHost();

  test('goes to the poison queue without running', async () => {
    const storage = await startStorage();
    const queue = await queueOf(storage, 'FAILING_QUEUE');
    const marker = randomUUID();
    await send(queue, marker);
    for (let receipt = 0; receipt < 3; receipt += 1) {
      const { receivedMessageItems } = await queue.receiveMessages();
      for (const { messageId, popReceipt } of receivedMessageItems) {
        await queue.updateMessage(messageId, popReceipt, undefined, 0);
      }
    }
    await withHost({ storage, only: ['journal', 'fails'] }, async (host) => {
      expect(await take(await queueOf(storage, 'FAILING_QUEUE', '-poison'), marker)).toBe(true);
      expect(await host.journal('fails')).toEqual([]);
    });
    await storage.close();
  });
});

describe('host.json of queues', () => {
  needsItsOwnHost();
  let storage: Storage;
  beforeAll(async () => {
    storage = await startStorage();
  });
  afterAll(() => storage.close());

  test('visibilityTimeout keeps a failed message hidden before it is tried again', async () => {
    const settings = { [`${queuesJson}visibilityTimeout`]: '00:00:02', [`${queuesJson}maxDequeueCount`]: '2' };
    const host = await openHost({ storage, only: ['journal', 'fails'], settings });
    const marker = randomUUID();
    await send(await queueOf(storage, 'FAILING_QUEUE'), marker);
    await take(await queueOf(storage, 'FAILING_QUEUE', '-poison'), marker);
    const [first, second, ...others] = await host.journal('fails');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(others).toEqual([]);
    await host.stop();
  });

  test('messageEncoding none takes and sends text as it is', async () => {
    const settings = { [`${queuesJson}messageEncoding`]: 'none' };
    const host = await openHost({ storage, only: ['journal', 'seen', 'send'], settings });
    await (await queueOf(storage, 'SEEN_QUEUE')).sendMessage('{"plain":1}');
    const { seen } = await waitFor(async () => (await host.journal('seen'))[0] ?? null, 'the message to be delivered');
    expect(seen).toMatchObject({ entry: { plain: 1 } });
    expect((await host.call('/api/send/text', { method: 'POST' })).status).toBe(202);
    const { peekedMessageItems } = await (await queueOf(storage, 'SENT_QUEUE')).peekMessages();
    expect(peekedMessageItems.map(({ messageText }) => messageText)).toEqual(['plain']);
    await host.stop();
  });

  test('a function that outlasts functionTimeout has failed', async () => {
    const settings = { AzureFunctionsJobHost__functionTimeout: '00:00:00.300', [`${queuesJson}maxDequeueCount`]: '1' };
    const host = await openHost({ storage, only: ['journal', 'gated', 'waits'], settings });
    const marker = randomUUID();
    await send(await queueOf(storage, 'GATED_QUEUE'), marker);
    await take(await queueOf(storage, 'GATED_QUEUE', '-poison'), marker);
    await host.process?.printed("Timeout value of 0.3 s exceeded by function 'Functions.gated'");
    expect((await host.call('/api/waits/for-ever')).status).toBe(500);
    await host.stop();
  });
});

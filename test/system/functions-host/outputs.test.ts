import { randomUUID } from 'node:crypto';
import type { QueueClient } from '@azure/storage-queue';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hostUnderTest, modes, needsItsOwnHost } from './remote.ts';
import { queueOf, send, take } from './queue-messages.ts';
import { startStorage, type Storage } from './storage.ts';
import { openHost, waitFor, type TestHost } from './test-host.ts';

describe.each(modes)('queue output of an HTTP function, %s', (mode) => {
  needsItsOwnHost();
  let storage: Storage;
  let host: TestHost;
  let sent: QueueClient;
  beforeAll(async () => {
    if (hostUnderTest !== null) return;
    storage = await startStorage();
    host = await openHost({ storage, only: ['send', 'send-both'], streams: mode === 'streams' });
    sent = await queueOf(storage, 'SENT_QUEUE');
  });
  beforeEach(() => sent.clearMessages());
  afterAll(async () => {
    await host?.stop();
    await storage?.close();
  });

  const post = async (path: string) => (await host.call(path, { method: 'POST' })).status;
  const texts = async () => {
    const { peekedMessageItems } = await sent.peekMessages({ numberOfMessages: 32 });
    return peekedMessageItems.map(({ messageText }) => Buffer.from(messageText, 'base64').toString());
  };

  test.each([
    ['text', ['plain']],
    ['object', ['{"a":1}']],
    ['array', ['one', '{"two":2}']],
    ['integer', ['5']],
    ['double', ['0.5']],
    ['boolean', ['true']],
    ['bytes', ['bytes']],
    ['nothing', []],
  ])('%s', async (value, messages) => {
    expect(await post(`/api/send/${value}`)).toBe(202);
    await host.process?.printed("Executed 'Functions.send' (Succeeded");
    await waitFor(async () => ((await texts()).length >= messages.length ? true : null), 'the messages');
    expect(await texts()).toEqual(messages);
  });

  test('makes its queue when it is not there', async () => {
    await sent.delete();
    expect(await post('/api/send/text')).toBe(202);
    await take(sent, 'plain');
  });

  test('that fails: 500 although the other output was sent; with streams the answer has gone out before', async () => {
    expect(await post('/api/send-both')).toBe(mode === 'streams' ? 202 : 500);
    await host.process?.printed("Executed 'Functions.send-both' (Failed");
    await take(sent, 'still sent');
  });
});

describe('queue output of a queue function', () => {
  let storage: Storage;
  let host: TestHost;
  beforeAll(async () => {
    storage = await startStorage();
    host = await openHost({ storage, only: ['journal', 'return-to-queue', 'relay-end', 'send'] });
  });
  afterAll(async () => {
    await host.stop();
    await storage.close();
  });

  const relayed = (marker: string) =>
    waitFor(
      async () => (await host.journal('relay-end')).find(({ seen }) => String(seen).includes(marker)) ?? null,
      `'${marker}' to be relayed`,
    );

  test('may be its return value', async () => {
    const marker = randomUUID();
    await send(await queueOf(storage, 'RETURN_QUEUE'), marker);
    expect((await relayed(marker)).seen).toBe(`returned ${marker}`);
  });
});

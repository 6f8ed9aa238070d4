import { TableClient } from '@azure/data-tables';
import { SecretClient } from '@azure/keyvault-secrets';
import { QueueClient } from '@azure/storage-queue';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carries } from '../traffic.ts';
import { startWire } from '../wire.ts';
import type { Wire } from '../wire.ts';
import { credentialOf, secretClientOf, storageClientsOf } from '../world-clients.ts';
import { startEmulators } from './emulators.ts';

let emulators: Awaited<ReturnType<typeof startEmulators>>;
let wire: Wire;
/** What the host would use: clients at the wire's addresses; these do not try again, so that each failure is seen. */
let table: TableClient;
let queue: QueueClient;
let vault: SecretClient;
let untouched: TableClient;

beforeAll(async () => {
  emulators = await startEmulators();
  const { storage, vaultUrl, identity, certificate } = emulators;
  wire = await startWire({ queue: storage.queue, table: storage.table, vault: vaultUrl }, certificate);
  untouched = storageClientsOf(emulators).table('entities');
  await secretClientOf(emulators).setSecret('ready', 'yes');
  const credential = credentialOf(identity);
  const once = { retryOptions: { maxRetries: 0 } };
  table = new TableClient(wire.addresses.table, 'entities', credential, once);
  queue = new QueueClient(`${wire.addresses.queue}/verify`, credential, { retryOptions: { maxTries: 1 } });
  vault = new SecretClient(wire.addresses.vault, credential, { ...once, disableChallengeResourceVerification: true });
  await table.createTable();
  await queue.create();
  await vault.getSecret('ready');
});
afterAll(async () => {
  await wire.close();
  await emulators.close();
});
beforeEach(() => wire.reset());

async function isStored(rowKey: string): Promise<boolean> {
  return untouched.getEntity('p', rowKey).then(
    () => true,
    () => false,
  );
}

describe('The wire', () => {
  test('counts what passes: tables, transactions, queues and vault', async () => {
    await table.createEntity({ partitionKey: 'p', rowKey: 'one' });
    await table.submitTransaction([
      ['create', { partitionKey: 'p', rowKey: 'two' }],
      ['update', { partitionKey: 'p', rowKey: 'one', value: 1 }, 'Replace', { etag: '*' }],
    ]);
    await table.getEntity('p', 'absent').catch(() => undefined);
    await queue.sendMessage('hello');
    await vault.setSecret('seen', 'value');
    expect(wire.operations).toMatchObject([
      { service: 'table', method: 'POST', path: '/entities', changes: [], status: 204 },
      {
        service: 'table',
        method: 'POST',
        path: '/$batch',
        changes: ['POST /entities', "PUT /entities(PartitionKey='p',RowKey='one')"],
        status: 202,
      },
      { service: 'table', method: 'GET', path: "/entities(PartitionKey='p',RowKey='absent')", status: 404 },
      { service: 'queue', method: 'POST', path: '/verify/messages', status: 201 },
      { service: 'vault', method: 'PUT', path: '/secrets/seen', status: 200 },
    ]);
  });

  test('finds a planted secret wherever it passed, in base64 too', async () => {
    const planted = 'hunter2-"quoted"-ü';
    await vault.setSecret('planted', planted);
    await queue.sendMessage(Buffer.from(JSON.stringify({ a: 1, planted })).toString('base64'));
    await table.createEntity({ partitionKey: 'p', rowKey: 'planted', bytes: Buffer.from(`xy${planted}`) });
    await table.createEntity({ partitionKey: 'p', rowKey: 'innocent', value: 'nothing' });
    expect(wire.carrying(planted).map(({ service, path }) => `${service} ${path}`)).toEqual([
      'vault /secrets/planted',
      'queue /verify/messages',
      'table /entities',
    ]);
    expect(wire.carrying('never sent')).toEqual([]);
  });

  test('answers in place of a service, which then sees nothing', async () => {
    const rule = wire.on({ service: 'table', method: 'POST' }, { answer: { status: 412 } });
    await expect(table.createEntity({ partitionKey: 'p', rowKey: 'refused' })).rejects.toMatchObject({
      statusCode: 412,
    });
    expect(rule.hits()).toBe(1);
    expect(await isStored('refused')).toBe(false);
    await table.createEntity({ partitionKey: 'p', rowKey: 'refused' });
    expect(await isStored('refused')).toBe(true);
  });

  test('a 503 with Retry-After reaches the SDK, which tries again and succeeds', async () => {
    const patient = new SecretClient(wire.addresses.vault, credentialOf(emulators.identity), {
      disableChallengeResourceVerification: true,
    });
    const answer = { status: 503, headers: { 'retry-after': '0' } };
    const rule = wire.on({ service: 'vault', path: '/secrets/ready/' }, { answer }, { times: 2 });
    expect((await patient.getSecret('ready')).value).toBe('yes');
    expect(rule.hits()).toBe(2);
  });

  test('a rule applies as often as it was told, and not after it was taken off', async () => {
    const rule = wire.on({ service: 'queue' }, { answer: { status: 503 } }, { times: Infinity });
    await expect(queue.sendMessage('a')).rejects.toMatchObject({ statusCode: 503 });
    await expect(queue.sendMessage('b')).rejects.toMatchObject({ statusCode: 503 });
    rule.off();
    await queue.sendMessage('c');
    expect(rule.hits()).toBe(2);
  });

  test('matches by body and by a function of one’s own', async () => {
    const byBody = wire.on({ service: 'table', body: /"rowKeyed":"yes"/ }, { answer: { status: 429 } });
    let count = 0;
    const third = wire.on(() => (count += 1) === 3, { answer: { status: 500 } });
    await table.createEntity({ partitionKey: 'p', rowKey: 'first' });
    await expect(table.createEntity({ partitionKey: 'p', rowKey: 'x', rowKeyed: 'yes' })).rejects.toMatchObject({
      statusCode: 429,
    });
    await table.createEntity({ partitionKey: 'p', rowKey: 'second' });
    await expect(table.createEntity({ partitionKey: 'p', rowKey: 'third' })).rejects.toMatchObject({ statusCode: 500 });
    expect([byBody.hits(), third.hits()]).toEqual([1, 1]);
  });

  test('runs a hook before the service knows, and one when it has done it and the caller does not know yet', async () => {
    const stored: boolean[] = [];
    let answered = false;
    const look = async () => {
      stored.push(await isStored('hooked'));
      expect(answered).toBe(false);
    };
    wire.on({ service: 'table', method: 'POST' }, { before: look, after: look });
    await table.createEntity({ partitionKey: 'p', rowKey: 'hooked' });
    answered = true;
    expect(stored).toEqual([false, true]);
  });

  test('loses an answer: done, and the caller does not learn it', async () => {
    wire.on({ service: 'table', method: 'POST' }, { lose: 'answer' });
    await expect(table.createEntity({ partitionKey: 'p', rowKey: 'lost' })).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
    expect(await isStored('lost')).toBe(true);
    expect(wire.operations.at(-1)).toMatchObject({ method: 'POST', status: null });
  });

  test('loses a request: the caller cannot tell, and nothing was done', async () => {
    wire.on({ service: 'table', method: 'POST' }, { lose: 'request' });
    await expect(table.createEntity({ partitionKey: 'p', rowKey: 'gone' })).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
    expect(await isStored('gone')).toBe(false);
  });

  test('one service goes down and comes back; the others stay', async () => {
    wire.down('queue');
    await expect(queue.sendMessage('in vain')).rejects.toThrow(/./);
    await table.createEntity({ partitionKey: 'p', rowKey: 'meanwhile' });
    wire.up('queue');
    await queue.sendMessage('again');
  });

  test('everything goes down and comes back', async () => {
    wire.down();
    await expect(table.createEntity({ partitionKey: 'p', rowKey: 'outage' })).rejects.toThrow(/./);
    await expect(vault.getSecret('ready')).rejects.toThrow(/./);
    wire.up();
    expect(await isStored('outage')).toBe(false);
    expect((await vault.getSecret('ready')).value).toBe('yes');
  });

  test('lists of the vault lead on through the wire', async () => {
    const direct = secretClientOf(emulators);
    await Promise.all(Array.from({ length: 30 }, (_, index) => direct.setSecret(`listed-${index}`, 'value')));
    let listed = 0;
    for await (const { vaultUrl } of vault.listPropertiesOfSecrets()) {
      expect(vaultUrl).toBe(wire.addresses.vault);
      listed += 1;
    }
    expect(listed).toBeGreaterThanOrEqual(30);
    expect(wire.operations.filter(({ path }) => path === '/secrets').length).toBeGreaterThanOrEqual(2);
  });
});

describe('What traffic carries', () => {
  const secret = 'p@ss "word" <&> 7';

  test.each([
    ['as it is', secret],
    ['in JSON', JSON.stringify({ secret })],
    ['in a URL', `https://example.org/?q=${encodeURIComponent(secret)}`],
    ['in XML', `<T>p@ss "word" &lt;&amp;&gt; 7</T>`],
    ['in base64, first', Buffer.from(`${secret}tail`).toString('base64')],
    ['in base64, second', Buffer.from(`x${secret}tail`).toString('base64')],
    ['in base64, third', Buffer.from(`xy${secret}`).toString('base64')],
    ['in JSON in base64', Buffer.from(JSON.stringify([{ secret }])).toString('base64')],
  ])('a secret %s', (_, traffic) => expect(carries(traffic, secret)).toBe(true));

  test('and what it does not', () => {
    expect(carries('p@ss "word"', secret)).toBe(false);
    expect(carries(Buffer.from('something else entirely').toString('base64'), secret)).toBe(false);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webhookKey } from '../../shared/storage/row-keys.ts';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';
import { basic, digestOf, knock, pushTo, register, type Registered } from './webhook.ts';

let stage: Stage;
let account: Account;
let webhook: Registered;

beforeAll(async () => {
  // What is received stays where it is: these tests are about its reception.
  stage = await startWithSimulator({ 'AzureWebJobs.process-webhook.Disabled': 'true' });
  account = stage.newAccount();
  await account.put('connectors/web', connector('web', { secrets: { 'account.pat': text(patFor('alive')) } }));
  webhook = await register(stage.service, account);
  // The queue is made at the first message.
  await webhook.send(pushTo('refs/heads/main', 1));
  await account.atRest();
});
afterAll(() => stage.close());

const queue = () => stage.service.storageClients().queues.getQueueClient('process-webhook');

async function waiting(): Promise<number> {
  return (await queue().getProperties()).approximateMessagesCount ?? 0;
}

/** What the call costs of storage. */
async function operationsOf(call: () => Promise<unknown>): Promise<string[]> {
  const { wire } = stage.service;
  wire.reset();
  await call();
  const own = wire.operations.filter(({ path }) => path.includes(account.name) || path.includes('process-webhook'));
  return own.map(({ service, method, path }) => `${service} ${method} ${path}`);
}

describe('A delivery', () => {
  test('costs one read of a row and one message', async () => {
    const row = `/entities(PartitionKey='${account.name}',RowKey='${webhookKey(webhook.id)}')`;
    expect(await operationsOf(() => webhook.send(pushTo('refs/heads/main', 2)))).toEqual([
      `table GET ${row}`,
      'queue POST /process-webhook/messages',
    ]);
  });

  test('is answered 202 without a body, and its password is in no row, message or log line', async () => {
    stage.service.wire.reset();
    const { status, text, headers } = await webhook.send(pushTo('refs/heads/main', 3));
    expect([status, text]).toEqual([202, '']);
    expect(headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(stage.service.wire.carrying(webhook.password)).toEqual([]);
    expect(stage.service.output()).not.toContain(webhook.password);
  });

  test('with another method is answered 405', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await stage.service.request(method, `/api/v1/webhooks/${webhook.name}`);
      expect([answer.status, answer.body.code, answer.headers.get('allow')]).toEqual([405, 'MethodNotAllowed', 'POST']);
    }
  });
});

describe('The password (trap 72)', () => {
  const wrong: Record<string, string | null> = {
    'is not sent': null,
    'is empty': basic(''),
    'is another one': basic('another'),
    'is longer than any': basic('x'.repeat(5_000)),
    'is sent as a bearer token': 'Bearer a-token',
    'is sent without a user name and colon': `Basic ${Buffer.from('just-this').toString('base64')}`,
    'is not base64': 'Basic ***',
    'is a lonely scheme': 'Basic',
    'is its own digest': basic(digestOf('another')),
  };

  test.each(Object.entries(wrong))('that %s is refused like a webhook that is not there', async (_, authorization) => {
    const before = await waiting();
    const body = pushTo('refs/heads/main');
    const nowhere = `${account.name}.${webhook.id.uid}.${'n'.repeat(32)}`;
    const answers = await Promise.all([
      knock(stage.service, webhook.name, { body, authorization }),
      knock(stage.service, nowhere, { body, authorization }),
      knock(stage.service, nowhere, { body, authorization: basic(webhook.password) }),
      knock(stage.service, 'no-webhook-at-all', { body, authorization: basic(webhook.password) }),
    ]);
    for (const { status, headers, text } of answers) {
      const { requestId: _, ...problem } = JSON.parse(text) as Record<string, unknown>;
      expect({ status, challenge: headers.get('www-authenticate'), problem }).toEqual({
        status: 401,
        challenge: 'Basic realm="webhooks"',
        problem: {
          title: 'The delivery does not show the password of its webhook.',
          status: 401,
          code: 'WebhookUnauthorized',
          detail: 'There is no such webhook, or the password is not its own.',
          hint: 'Only Azure DevOps is to call this address. Repair the webhooks of the connector.',
        },
      });
    }
    expect(await waiting()).toBe(before);
  });

  test('that is wrong costs the same of storage as a webhook that is not there', async () => {
    const costs: string[][] = [];
    for (const name of [webhook.name, `${account.name}.${webhook.id.uid}.${'n'.repeat(32)}`]) {
      const sent = { body: '{}', authorization: basic('wrong') };
      const operations = await operationsOf(() => knock(stage.service, name, sent));
      costs.push(operations.map((line) => line.replace(/RowKey='.*/, '')));
    }
    expect(costs[0]).toEqual([`table GET /entities(PartitionKey='${account.name}',`]);
    expect(costs[1]).toEqual(costs[0]);
  });

  test('may be the one of before while it changes; and none is right while there is none', async () => {
    const own = await register(stage.service, account, { passwords: { current: digestOf('new'), previous: null } });
    const answers = async () => {
      const sent = ['new', 'old', ''].map((password) => own.send(pushTo('refs/heads/main'), {}, basic(password)));
      return (await Promise.all(sent)).map(({ status }) => status);
    };
    expect(await answers()).toEqual([202, 401, 401]);
    await own.change({ passwords: { current: digestOf('new'), previous: digestOf('old') } });
    expect(await answers()).toEqual([202, 202, 401]);
    await own.change({ passwords: { current: null, previous: digestOf('old') } });
    expect(await answers()).toEqual([401, 202, 401]);
    await own.change({ passwords: { current: null, previous: null } });
    expect(await answers()).toEqual([401, 401, 401]);
  });

  test('counts whatever the user name is, and whatever the scheme is written like', async () => {
    const credentials = Buffer.from(`:${webhook.password}`).toString('base64');
    expect((await webhook.send(pushTo('refs/heads/main'), {}, `basic  ${credentials}`)).status).toBe(202);
  });
});

describe('A webhook', () => {
  test('that is being registered takes the test notification of Azure DevOps', async () => {
    const own = await register(stage.service, account, { state: 'CREATING' });
    expect((await own.send(pushTo('refs/heads/main'))).status).toBe(202);
  });

  test('that was retired is answered 410, to who knows its password (trap 67)', async () => {
    const own = await register(stage.service, account, { state: 'RETIRED', retiredAt: new Date().toISOString() });
    const { status, text } = await own.send(pushTo('refs/heads/main'));
    expect([status, JSON.parse(text).code]).toEqual([410, 'WebhookRetired']);
    expect((await own.send(pushTo('refs/heads/main'), {}, basic('wrong'))).status).toBe(401);
  });

  test.each([
    ['was damaged', { passwords: 'not JSON' }],
    ['is of a newer version', { v: 2 }],
  ])('whose row %s is answered 503, never 500', async (_, values) => {
    const own = await register(stage.service, account);
    const entities = stage.service.storageClients().table('entities');
    await entities.updateEntity({ partitionKey: account.name, rowKey: webhookKey(own.id), ...values });
    const { status, headers, text } = await own.send(pushTo('refs/heads/main'));
    expect([status, JSON.parse(text).code]).toEqual([503, 'StorageUnavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('While our storage is out of service (trap 66)', () => {
  const outage = { answer: { status: 503, body: '' } };

  test('of queues: 503, nothing is recorded, and the next try is accepted', async () => {
    const before = { rows: (await account.rows()).length, messages: await waiting() };
    const match = { service: 'queue', method: 'POST', path: '/process-webhook/messages' } as const;
    const rule = stage.service.wire.on(match, outage, { times: 3 });
    const { status, headers, text } = await webhook.send(pushTo('refs/heads/main', 4));
    expect([status, JSON.parse(text).code, rule.hits()]).toEqual([503, 'StorageUnavailable', 3]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect({ rows: (await account.rows()).length, messages: await waiting() }).toEqual(before);
    expect((await webhook.send(pushTo('refs/heads/main', 4))).status).toBe(202);
    expect(await waiting()).toBe(before.messages + 1);
  });

  test('of queues, for a body that is too long for a message: the blob that was kept for it is removed', async () => {
    const blobs = stage.service.storageClients().blobs.getContainerClient('bodies');
    const names = async () => {
      const found: string[] = [];
      for await (const { name } of blobs.listBlobsFlat()) found.push(name);
      return found;
    };
    const long = { ...pushTo('refs/heads/main', 5), filler: 'x'.repeat(100_000) };
    expect((await webhook.send(long)).status).toBe(202);
    const before = await names();
    expect(before).not.toEqual([]);
    const match = { service: 'queue', method: 'POST', path: '/process-webhook/messages' } as const;
    stage.service.wire.on(match, outage, { times: 3 });
    expect((await webhook.send(long)).status).toBe(503);
    expect(await names()).toEqual(before);
  });

  test('of tables: 503, since the password cannot be compared', async () => {
    const rule = stage.service.wire.on({ service: 'table', method: 'GET', path: /webhook!/ }, outage, { times: 4 });
    expect((await webhook.send(pushTo('refs/heads/main', 6))).status).toBe(503);
    expect(rule.hits()).toBe(4);
  });
});

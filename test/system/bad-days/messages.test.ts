import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { messageVersion } from '../../../shared/model/messages.ts';
import { connectorKey, secretKey } from '../../../shared/storage/row-keys.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { type Service, startService } from '../start-service.ts';
import { endOf } from './end.ts';
import { messageIn } from './message-in.ts';
import { readState, readStored, untilAtRest } from './state.ts';
import { admit, at, connectorBody, secretBody, succeed, type Tenant, tenantCalled } from './tenant.ts';

const queueNames = ['verify', 'finish-change'] as const;
type QueueName = (typeof queueNames)[number];

let simulator: Simulator;
let service: Service;
let tenant: Tenant;
let tenants = 0;

beforeAll(async () => {
  simulator = await startSimulator();
  const settings = {
    AZURE_DEVOPS_URL: simulator.url,
    // Five throws in a row, without half a minute between them.
    AzureFunctionsJobHost__extensions__queues__visibilityTimeout: '00:00:00',
    AzureFunctionsJobHost__extensions__queues__maxPollingInterval: '00:00:00.100',
  };
  service = await startService({ settings });
});
afterAll(async () => {
  await service.close();
  await simulator.close();
});
beforeEach(() => {
  tenant = tenantCalled(`messages-${(tenants += 1)}-times`);
  admit(simulator, tenant);
});
afterEach(async () => {
  service.wire.reset();
  // Copies that wait for a lease to end, and what was put back for later.
  for (const name of queueNames) await queue(name).clearMessages();
});

function queue(name: string) {
  return service.storageClients().queues.getQueueClient(name);
}

async function send(name: QueueName, text: string, times = 1): Promise<void> {
  const copies = Array.from({ length: times }, () => queue(name).sendMessage(Buffer.from(text).toString('base64')));
  await Promise.all(copies);
}

async function put(identifier = 'web') {
  const body = connectorBody(identifier, { value: tenant.good });
  return await succeed(service.request('PUT', at(tenant, `connectors/${identifier}`), body));
}

/** The next message that the service puts on a queue, while something is done. */
async function overhear(name: QueueName, work: () => Promise<unknown>): Promise<string> {
  let heard = '';
  const spy = service.wire.on(({ method, path }, body) => {
    if (method === 'POST' && path === `/${name}/messages`) heard ||= messageIn(body);
    // A rule that never applies sees everything.
    return false;
  }, {});
  await work();
  await service.waitFor(() => heard, `a message on ${name}`);
  spy.off();
  return heard;
}

async function only(worksOff: 'everything' | 'nothing'): Promise<void> {
  const disabled = String(worksOff === 'nothing');
  await service.restart({
    'AzureWebJobs.verify-connector.Disabled': disabled,
    'AzureWebJobs.finish-change.Disabled': disabled,
  });
}

async function runs() {
  const { runs } = await readState(service, tenant);
  return runs.map(({ connector, sequence, state, outcome, attempts }) => {
    return [connector.split('!').at(-1), sequence, state, outcome, attempts];
  });
}

describe('The same message again', () => {
  test('after its run has been recorded: nothing is verified or written', async () => {
    const message = await overhear('verify', put);
    await untilAtRest(service);
    const before = await readState(service, tenant);
    const asked = simulator.requests.length;
    await send('verify', message, 3);
    await untilAtRest(service);
    expect(await readState(service, tenant)).toEqual(before);
    expect(simulator.requests).toHaveLength(asked);
  });

  test('five times at once: one run is recorded, by one attempt', async () => {
    await only('nothing');
    const message = await overhear('verify', put);
    await send('verify', message, 4);
    const asked = simulator.requests.length;
    await only('everything');
    await service.waitFor(async () => (await runs())[0]?.[2] === 'COMPLETED', 'the run to be recorded');
    expect(await runs()).toEqual([['web', 1, 'COMPLETED', 'SUCCESS', 1]]);
    expect(simulator.requests.length - asked).toBe(1);
  });

  test('of a changed secret, five times at once: each connector that uses it is verified once', async () => {
    await put();
    await succeed(service.request('PUT', at(tenant, 'connectors/api'), connectorBody('api', {})));
    await untilAtRest(service);
    await only('nothing');
    const change = () => succeed(service.request('PUT', at(tenant, 'secrets/pat'), secretBody(tenant.bad)));
    await send('finish-change', await overhear('finish-change', change), 4);
    await only('everything');
    const done = async () => (await runs()).filter(([, , state]) => state === 'COMPLETED').length === 4;
    await service.waitFor(done, 'both runs to be recorded');
    expect(await runs()).toEqual(
      expect.arrayContaining([
        ['api', 2, 'COMPLETED', 'FAILURE', 1],
        ['web', 2, 'COMPLETED', 'FAILURE', 1],
      ]),
    );
    await queue('verify').clearMessages();
    await untilAtRest(service);
    expect(await endOf(service, tenant)).toEqual({
      connectors: { web: 'FAILURE of revision 1/1', api: 'FAILURE of revision 1/1' },
      secrets: { pat: 'bad' },
      broken: [],
    });
  });
});

describe('Of a newer version', () => {
  for (const name of queueNames) {
    test(`a message on ${name} is put back for a newer instance, and nothing is done or lost`, async () => {
      const message = { v: messageVersion + 1, account: tenant.account, somethingNew: true };
      const again = await overhear(name, () => send(name, JSON.stringify(message)));
      expect(JSON.parse(again)).toEqual(message);
      expect(await waitsHidden(name)).toBe(true);
      expect((await readStored(service)).rows.filter(({ account }) => account === tenant.account)).toEqual([]);
    });
  }

  test('a row is left alone, its message waits, and a caller is told to come back', async () => {
    await only('nothing');
    const message = await overhear('verify', put);
    await damage(connectorKey({ org: null, project: null, identifier: 'web' }), { v: 99 });
    expect(JSON.parse(await overhear('verify', () => only('everything')))).toEqual(JSON.parse(message));
    expect(await waitsHidden('verify')).toBe(true);
    const { status, body, headers } = await service.request('GET', at(tenant, 'connectors/web'));
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'StorageUnavailable', '60']);
  });
});

describe('A message that nobody can read', () => {
  const unreadable = {
    'is no JSON': 'this is no JSON',
    'is a text': '"this is a text"',
    'is a list': '[1, 2, 3]',
    'is null': 'null',
    'has another shape': JSON.stringify({ v: 1, account: 'unreadable', hop: 0, change: 1, run: 'all of them' }),
  };

  for (const [what, text] of Object.entries(unreadable)) {
    test(`because it ${what} ends in poison, and is kept as a row`, async () => {
      const before = await poisonRows();
      for (const name of queueNames) await send(name, text);
      await untilAtRest(service);
      const added = (await poisonRows()).filter(({ rowKey }) => !before.some((row) => row.rowKey === rowKey));
      expect(new Set(added.map(({ values }) => values['queue']))).toEqual(new Set(queueNames));
      const kept = what === 'is no JSON' ? JSON.stringify(text) : JSON.stringify(JSON.parse(text));
      for (const { values } of added) expect(values['entry']).toBe(kept);
    });
  }

  test('because it is not even base64 ends on the poison queue', async () => {
    await queue('verify').sendMessage('* not base64 *');
    await service.waitFor(() => isEmpty('verify'), 'the message to be moved');
    expect(await isEmpty('verify-poison')).toBe(false);
    await queue('verify-poison').clearMessages();
  });
});

describe('A run whose message fails for good', () => {
  test('ends UNKNOWN for an error of this service, and the verdict that was earned stays', async () => {
    await put();
    await untilAtRest(service);
    await damage(secretKey({ org: null, project: null, identifier: 'pat' }), { revision: 'many' });
    const { body: run } = await succeed(service.request('POST', at(tenant, 'connectors/web/verifications')));
    await untilAtRest(service);
    const recorded = await service.request('GET', at(tenant, `connectors/web/verifications/${run.id}`));
    expect(recorded.body).toMatchObject({ status: 'COMPLETED', outcome: 'UNKNOWN', reason: 'InternalError' });
    const connector = await service.request('GET', at(tenant, 'connectors/web'));
    expect(connector.body.status).toMatchObject({
      status: 'SUCCESS',
      lastAttempt: { outcome: 'UNKNOWN', reason: 'InternalError' },
    });
    expect(await poisonOf(tenant)).toEqual(['verify']);
  });

  test('ends also when it was begun many times and no host lived to end it', async () => {
    await only('nothing');
    await put();
    const [run] = (await readState(service, tenant)).runs;
    await damage(run?.rowKey ?? '', { attempts: 20 });
    await only('everything');
    await untilAtRest(service);
    expect(await runs()).toEqual([['web', 1, 'COMPLETED', 'UNKNOWN', 20]]);
    expect(await poisonOf(tenant)).toEqual(['verify']);
  });

  test('ends also when its connector can no longer be read', async () => {
    await only('nothing');
    await put();
    await damage(connectorKey({ org: null, project: null, identifier: 'web' }), { definition: 'this is no JSON' });
    await only('everything');
    await untilAtRest(service);
    const { rows } = await readStored(service);
    const runs = rows.filter(({ account, rowKey }) => account === tenant.account && rowKey.startsWith('run!'));
    expect(runs.map(({ values }) => [values['state'], values['outcome']])).toEqual([['COMPLETED', 'UNKNOWN']]);
    expect(await poisonOf(tenant)).toEqual(['verify']);
  });
});

/** Merges values into a row, as no code of the service would. */
async function damage(rowKey: string, values: Record<string, unknown>): Promise<void> {
  const entities = service.storageClients().table('entities');
  await entities.updateEntity({ partitionKey: tenant.account, rowKey, ...values });
}

/** Counted, but not to be seen for now; and not poison. */
async function waitsHidden(name: QueueName): Promise<boolean> {
  const { peekedMessageItems } = await queue(name).peekMessages();
  return !(await isEmpty(name)) && peekedMessageItems.length === 0 && (await isEmpty(`${name}-poison`));
}

/** Names of the queues from which messages of a tenant became poison. */
async function poisonOf({ account }: Tenant) {
  return (await poisonRows()).filter((row) => row.account === account).map(({ values }) => values['queue']);
}

async function isEmpty(name: string): Promise<boolean> {
  return (await queue(name).getProperties()).approximateMessagesCount === 0;
}

async function poisonRows() {
  return (await readStored(service)).rows.filter(({ rowKey }) => rowKey.startsWith('poison!'));
}

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import type { Match } from '../operation.ts';
import { type Answer, type Service, startService } from '../start-service.ts';
import { brokenRules } from './broken-rules.ts';
import { connected, type End, endOf, nothing } from './end.ts';
import { readState, untilAtRest } from './state.ts';
import { admit, at, connectorBody, secretBody, succeed, type Tenant, tenantCalled } from './tenant.ts';

let simulator: Simulator;
let service: Service;
let tenant: Tenant;
let tenants = 0;

beforeAll(async () => {
  simulator = await startSimulator();
  service = await startService({ settings: { AZURE_DEVOPS_URL: simulator.url } });
});
afterAll(async () => {
  await service.close();
  await simulator.close();
});
beforeEach(() => {
  service.wire.reset();
  tenant = tenantCalled(`overtaken-${(tenants += 1)}-times`);
  admit(simulator, tenant);
});

function putConnector(value?: string, headers?: Record<string, string>) {
  const body = connectorBody('web', value === undefined ? { description: 'changed' } : { value });
  return service.request('PUT', at(tenant, 'connectors/web'), body, headers);
}

function putSecret(value: string) {
  return service.request('PUT', at(tenant, 'secrets/pat'), secretBody(value));
}

function remove(path: string) {
  return service.request('DELETE', at(tenant, path));
}

const isCommit: Match = ({ path }, body) =>
  path === '/$batch' && body.includes(tenant.account) && !body.includes('"state":"OPEN"');

/** The first call has everything ready and is about to commit when the second comes and is answered. */
async function overtake(first: () => Promise<Answer>, second: () => Promise<Answer>): Promise<[Answer, Answer]> {
  const reached = Promise.withResolvers<void>();
  const overtaken = Promise.withResolvers<void>();
  service.wire.on(isCommit, {
    async before() {
      reached.resolve();
      await overtaken.promise;
    },
  });
  const slow = first();
  await reached.promise;
  const quick = await second();
  overtaken.resolve();
  return [await slow, quick];
}

async function end(): Promise<End> {
  await untilAtRest(service);
  return await endOf(service, tenant);
}

const replaced: End = { connectors: { web: 'FAILURE of revision 2/2' }, secrets: { pat: 'bad' }, broken: [] };

describe('Two calls at once: one wins, the other is told, and nothing is orphaned', () => {
  test('two PUTs of a new connector: 409 for the one whose ground was taken', async () => {
    const [late, early] = await overtake(
      () => putConnector(tenant.bad),
      () => putConnector(tenant.good),
    );
    expect([late.status, late.body.code, early.status]).toEqual([409, 'ChangedMeanwhile', 201]);
    expect(await end()).toEqual(connected);
  });

  test('two PUTs of a new connector that must not exist yet: 412', async () => {
    const [late, early] = await overtake(
      () => putConnector(tenant.bad, { 'If-None-Match': '*' }),
      () => putConnector(tenant.good, { 'If-None-Match': '*' }),
    );
    expect([late.status, late.body.code, early.status]).toEqual([412, 'PreconditionFailed', 201]);
    expect(await end()).toEqual(connected);
  });

  test('two PUTs that replace the value: 409', async () => {
    await succeed(putConnector(tenant.good));
    await untilAtRest(service);
    const [late, early] = await overtake(
      () => putConnector('another-value-altogether'),
      () => putConnector(tenant.bad),
    );
    expect([late.status, late.body.code, early.status]).toEqual([409, 'ChangedMeanwhile', 200]);
    expect(await end()).toEqual(replaced);
    expect(Object.values(await service.vaultSecrets())).not.toContain('another-value-altogether');
  });

  test('two PUTs that replace what both have read: 412', async () => {
    const tag = (await succeed(putConnector(tenant.good))).headers.get('etag') ?? '';
    await untilAtRest(service);
    const [late, early] = await overtake(
      () => putConnector(undefined, { 'If-Match': tag }),
      () => putConnector(tenant.bad, { 'If-Match': tag }),
    );
    expect([late.status, late.body.code, early.status]).toEqual([412, 'PreconditionFailed', 200]);
    expect(await end()).toEqual(replaced);
  });

  test('a PUT overtaken by the DELETE of its connector: 409', async () => {
    await succeed(putConnector(tenant.good));
    await untilAtRest(service);
    const [put, deleted] = await overtake(
      () => putConnector(tenant.bad),
      () => remove('connectors/web'),
    );
    expect([put.status, put.body.code, deleted.status]).toEqual([409, 'ChangedMeanwhile', 200]);
    expect(await end()).toEqual({ ...connected, connectors: {} });
  });

  test('the DELETE of a connector overtaken by a PUT: 409', async () => {
    await succeed(putConnector(tenant.good));
    await untilAtRest(service);
    const [deleted, put] = await overtake(
      () => remove('connectors/web'),
      () => putConnector(tenant.bad),
    );
    expect([deleted.status, deleted.body.code, put.status]).toEqual([409, 'ChangedMeanwhile', 200]);
    expect(await end()).toEqual(replaced);
  });

  test('a PUT overtaken by the DELETE of the secret it refers to is told that there is none', async () => {
    await succeed(putSecret(tenant.good));
    await untilAtRest(service);
    const [put, deleted] = await overtake(
      () => putConnector(),
      () => remove('secrets/pat'),
    );
    expect([put.status, put.body.errors[0].code, deleted.status]).toEqual([400, 'SecretMissing', 204]);
    expect(await end()).toEqual(nothing);
  });

  test('the DELETE of a secret overtaken by a PUT that refers to it: 409', async () => {
    await succeed(putSecret(tenant.good));
    await untilAtRest(service);
    const [deleted, put] = await overtake(
      () => remove('secrets/pat'),
      () => putConnector(),
    );
    expect([deleted.status, deleted.body.code, put.status]).toEqual([409, 'ChangedMeanwhile', 201]);
    expect(await end()).toEqual(connected);
  });

  test('a PUT with a value overtaken by a PUT of the same secret: 409', async () => {
    await succeed(putConnector(tenant.good));
    await untilAtRest(service);
    const [connector, secret] = await overtake(
      () => putConnector('another-value-altogether'),
      () => putSecret(tenant.bad),
    );
    expect([connector.status, connector.body.code, secret.status]).toEqual([409, 'ChangedMeanwhile', 200]);
    expect(await end()).toEqual({ ...replaced, connectors: { web: 'FAILURE of revision 1/1' } });
  });

  test('the PUT of a secret overtaken by a PUT with its value: 409', async () => {
    await succeed(putConnector(tenant.good));
    await untilAtRest(service);
    const [secret, connector] = await overtake(
      () => putSecret('another-value-altogether'),
      () => putConnector(tenant.bad),
    );
    expect([secret.status, secret.body.code, connector.status]).toEqual([409, 'ChangedMeanwhile', 200]);
    expect(await end()).toEqual(replaced);
  });

  test('two DELETEs: the second has nothing to delete', async () => {
    await succeed(putSecret(tenant.good));
    await untilAtRest(service);
    const [late, early] = await overtake(
      () => remove('secrets/pat'),
      () => remove('secrets/pat'),
    );
    expect(early.status).toBe(204);
    expect([late.status, late.body.code]).toEqual([409, 'ChangedMeanwhile']);
    expect(await end()).toEqual(nothing);
  });

  test('a PUT overtaken only by a result, or by another user of its secret, is not refused', async () => {
    await succeed(putConnector(tenant.good));
    await untilAtRest(service);
    const [put] = await overtake(
      () => putConnector(),
      async () => {
        const wait = { Prefer: 'wait=20' };
        await succeed(service.request('POST', at(tenant, 'connectors/web/verifications'), undefined, wait));
        return await succeed(service.request('PUT', at(tenant, 'connectors/api'), connectorBody('api', {})));
      },
    );
    expect([put.status, put.body.revision]).toEqual([200, 2]);
    expect(await end()).toEqual({
      ...connected,
      connectors: { web: 'SUCCESS of revision 2/2', api: 'SUCCESS of revision 1/1' },
    });
  });
});

function valueOf({ account }: Tenant, index: number): string {
  return `value ${String(index).padStart(3, '0')} of ${account}`;
}

describe('Many creates of one identifier at once', () => {
  const conditional = { tenant: tenantCalled('crowd-conditional'), count: 100, headers: { 'If-None-Match': '*' } };
  const free = { tenant: tenantCalled('crowd-free'), count: 30, headers: {} };
  let answers: { conditional: Answer[]; free: Answer[] };

  function createAll({ tenant, count, headers }: typeof free): Promise<Answer[]> {
    const create = (_: unknown, index: number) =>
      service.request(
        'PUT',
        at(tenant, 'connectors/web'),
        connectorBody('web', { value: valueOf(tenant, index) }),
        headers,
      );
    return Promise.all(Array.from({ length: count }, create));
  }

  /** The numbers of the values that the vault still has. */
  async function kept({ tenant, count }: typeof free): Promise<number[]> {
    const values = new Set(Object.values(await service.vaultSecrets()));
    return Array.from({ length: count }, (_, index) => index).filter((index) => values.has(valueOf(tenant, index)));
  }

  beforeAll(async () => {
    answers = { conditional: await createAll(conditional), free: await createAll(free) };
    await untilAtRest(service, 60_000);
  }, 90_000);

  test('100 that must not exist yet: one is created, 99 are refused, and one value is kept', async () => {
    const statuses = answers.conditional.map(({ status }) => status);
    const winner = statuses.indexOf(201);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(99);
    expect(await kept(conditional)).toEqual([winner]);
    expect(brokenRules(conditional.tenant, await readState(service, conditional.tenant))).toEqual([]);
  });

  test('30 without a condition: one is created, each other replaces it or is refused, and one value is kept', async () => {
    const statuses = answers.free.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
    const [last, ...more] = await kept(free);
    expect(more).toEqual([]);
    expect([200, 201]).toContain(statuses[last ?? -1]);
    expect(brokenRules(free.tenant, await readState(service, free.tenant))).toEqual([]);
  });
});

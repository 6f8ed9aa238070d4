import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import type { Match } from '../operation.ts';
import { type Answer, type Service, startService } from '../start-service.ts';
import { connected, endOf, nothing } from './end.ts';
import { readState, untilAtRest } from './state.ts';
import { admit, at, connectorBody, secretBody, succeed, type Tenant, tenantCalled } from './tenant.ts';

let simulator: Simulator;
let service: Service;
let inFlight: Tenant;

beforeAll(async () => {
  simulator = await startSimulator();
  const settings = {
    AZURE_DEVOPS_URL: simulator.url,
    // What a function threw for comes back at once instead of after half a minute.
    AzureFunctionsJobHost__extensions__queues__visibilityTimeout: '00:00:01',
  };
  service = await startService({ settings });
  inFlight = tenantCalled('in-flight');
  admit(simulator, inFlight);
  await succeed(put(inFlight, inFlight.good));
  await untilAtRest(service);
});
afterAll(async () => {
  await service.close();
  await simulator.close();
});

function put(tenant: Tenant, value: string) {
  return service.request('PUT', at(tenant, 'connectors/web'), connectorBody('web', { value }));
}

function problem(answer: Answer | undefined) {
  const seconds = Number(answer?.headers.get('retry-after'));
  return { status: answer?.status, code: answer?.body.code, saysWhenToTryAgain: seconds > 0 };
}

const unavailable = { status: 503, code: 'StorageUnavailable', saysWhenToTryAgain: true };
const refusal = { answer: { status: 503, body: '' } };

/** Every door that reads or writes a row, with what it is asked. */
const doors: [method: string, path: string, body?: object][] = [
  ['GET', 'connectors'],
  ['GET', 'connectors/web'],
  ['PUT', 'connectors/web', connectorBody('web', { value: 'some value' })],
  ['DELETE', 'connectors/web'],
  ['POST', 'connectors/validate', connectorBody('web', {})],
  ['GET', 'connectors/web/verifications'],
  ['GET', 'connectors/web/verifications/01234567-1'],
  ['POST', 'connectors/web/verifications'],
  ['GET', 'secrets'],
  ['GET', 'secrets/pat'],
  ['PUT', 'secrets/pat', secretBody('some value')],
  ['DELETE', 'secrets/pat'],
];

describe('While storage is out of service', () => {
  test('every door that needs rows is answered 503, and told when to try again', async () => {
    const rule = service.wire.on({ service: 'table', method: 'GET' }, refusal, { times: Infinity });
    const unread = tenantCalled('unread');
    const answers = await Promise.all(
      doors.map(([method, path, body]) => service.request(method, at(unread, path), body)),
    );
    rule.off();
    expect(doors.map(([method, path], index) => [method, path, problem(answers[index])])).toEqual(
      doors.map(([method, path]) => [method, path, unavailable]),
    );
  });

  for (const which of ['table', 'queue', undefined] as const) {
    const what = which === undefined ? 'neither tables nor queues nor the vault' : `no ${which}s`;
    test(`a connector is refused and leaves nothing when there are ${what}`, async () => {
      const tenant = tenantCalled(`without-${which}-in-reach`);
      service.wire.down(which);
      const answer = await put(tenant, tenant.good);
      service.wire.up(which);
      expect(problem(answer)).toEqual(unavailable);
      await untilAtRest(service);
      expect(await endOf(service, tenant)).toEqual(nothing);
    });
  }

  test('a service that takes a request and never answers is given up, and the call is undone', async () => {
    const tenant = tenantCalled('never-answered');
    const closing = Promise.withResolvers<void>();
    const commit: Match = ({ path }, body) => path === '/$batch' && body.includes(tenant.account);
    service.wire.on(commit, { before: () => closing.promise, lose: 'request' });
    const answer = await put(tenant, tenant.good);
    closing.resolve();
    expect(problem(answer)).toEqual(unavailable);
    await untilAtRest(service);
    expect(await endOf(service, tenant)).toEqual(nothing);
  });

  test('health is answered, since it touches nothing', async () => {
    service.wire.down();
    const { status } = await service.request('GET', '/api/v1/health');
    service.wire.up();
    expect(status).toBe(200);
  });
});

test('A run in flight goes on when storage is back, and the verdict stays meanwhile', async () => {
  const isClaim: Match = ({ path }, body) =>
    path === '/$batch' && body.includes(inFlight.account) && body.includes('"state":"RUNNING"');
  const gone = Promise.withResolvers<number>();
  service.wire.on(isClaim, {
    before() {
      service.wire.down();
      gone.resolve(service.output().length);
    },
    lose: 'request',
  });
  await succeed(service.request('POST', at(inFlight, 'connectors/web/verifications')));
  const before = await gone.promise;
  await service.waitFor(() => service.output().slice(before).includes('queue.failed'), 'the function to notice');
  service.wire.up();
  const meanwhile = await service.request('GET', at(inFlight, 'connectors/web'));
  expect(meanwhile.body.status.status).toBe('SUCCESS');
  await untilAtRest(service);
  expect(await endOf(service, inFlight)).toEqual(connected);
  const { runs } = await readState(service, inFlight);
  expect(runs.map(({ sequence, outcome }) => [sequence, outcome])).toEqual([
    [2, 'SUCCESS'],
    [1, 'SUCCESS'],
  ]);
});

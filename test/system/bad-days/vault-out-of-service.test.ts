import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import type { Match } from '../operation.ts';
import { type Answer, type Service, startService } from '../start-service.ts';
import { connected, endOf, nothing } from './end.ts';
import { messageIn } from './message-in.ts';
import { readState, untilAtRest } from './state.ts';
import { admit, at, connectorBody, secretBody, succeed, type Tenant, tenantCalled } from './tenant.ts';

// Undoing what a call began takes a message up to 16 s, so all calls are made first and the service rests once.

/** The ways of being out of service. */
const ways = {
  'does not accept connections': null,
  'answers 503': { status: 503, headers: {}, body: '' },
  'answers 429': { status: 429, headers: { 'retry-after': '1' }, body: '' },
};
const outages = Object.entries(ways).map(([way, answer], index) => ({
  way,
  answer,
  fresh: tenantCalled(`outage-${index}-fresh`),
  known: tenantCalled(`outage-${index}-known`),
}));
const waiting = tenantCalled('waiting-run');
const leaving = tenantCalled('leaving-value');
const undisturbed = tenantCalled('undisturbed');
const slow = tenantCalled('slow-vault');

let simulator: Simulator;
let service: Service;
let first: Answer;
let tooSlow: Answer;
let writtenAtFirst: string[];
const refused = new Map<Tenant, Answer[]>();
const accepted: Record<string, Answer> = {};
let whileWaiting: { verification: Answer; connector: Answer };

beforeAll(async () => {
  simulator = await startSimulator();
  service = await startService({ settings: { AZURE_DEVOPS_URL: simulator.url } });
  const known = [...outages.map(({ known }) => known), waiting, leaving, undisturbed];
  for (const tenant of [...known, ...outages.map(({ fresh }) => fresh)]) admit(simulator, tenant);

  service.wire.down('vault');
  first = await put(undisturbed, undisturbed.good);
  writtenAtFirst = service.wire.operations
    .filter(({ method, path }) => method !== 'GET' && !isQueue(path))
    .map(({ service, method, path }) => `${service} ${method} ${path}`);
  service.wire.up('vault');

  for (const tenant of known) await succeed(put(tenant, tenant.good));
  await untilAtRest(service);
  for (const { answer, fresh, known } of outages) {
    const rule = answer === null ? null : service.wire.on({ service: 'vault' }, { answer }, { times: Infinity });
    if (answer === null) service.wire.down('vault');
    refused.set(fresh, [await put(fresh, fresh.good)]);
    refused.set(known, await Promise.all([put(known, known.bad), putSecret(known, known.bad)]));
    if (answer === null) await callsThatGoOn();
    service.wire.up('vault');
    rule?.off();
  }
  tooSlow = await putWhileVaultIsSlow();
  await untilAtRest(service, 60_000);
}, 180_000);

afterAll(async () => {
  await service.close();
  await simulator.close();
});

/** The host makes its queues when it starts. */
function isQueue(path: string): boolean {
  return /^\/[a-z-]+$/.test(path);
}

function put(tenant: Tenant, value?: string) {
  const body = connectorBody('web', value === undefined ? { description: 'changed' } : { value });
  return service.request('PUT', at(tenant, 'connectors/web'), body);
}

function putSecret(tenant: Tenant, value: string) {
  return service.request('PUT', at(tenant, 'secrets/pat'), secretBody(value));
}

/** What needs no value, or only one that the vault gets or loses later. */
async function callsThatGoOn() {
  accepted['the same definition with the same value'] = await put(undisturbed, undisturbed.good);
  accepted['another definition with the same secret'] = await put(undisturbed);
  await succeed(service.request('DELETE', at(leaving, 'connectors/web')));
  accepted['the deletion of a secret'] = await service.request('DELETE', at(leaving, 'secrets/pat'));
  const run = await service.request('POST', at(waiting, 'connectors/web/verifications'));
  accepted['the start of a verification'] = run;
  const verification = await service.waitFor(async () => {
    const answer = await service.request('GET', at(waiting, `connectors/web/verifications/${run.body.id}`));
    return answer.body.notBefore === null ? null : answer;
  }, 'the verification to wait');
  whileWaiting = { verification, connector: await service.request('GET', at(waiting, 'connectors/web')) };
}

/** Slower than the call may be: its message, which waits 1, 1 and 2 s, has been put back three times meanwhile. */
async function putWhileVaultIsSlow(): Promise<Answer> {
  const isMessage: Match = (_, body) => messageIn(body).includes(slow.account);
  const messages = service.wire.on(isMessage, {}, { times: Infinity });
  const isValue: Match = ({ method }, body) => method === 'PUT' && body.includes(slow.good);
  service.wire.on(isValue, { before: () => service.waitFor(() => messages.hits() === 4, 'the third return') });
  return await put(slow, slow.good);
}

function problem({ status, body, headers }: Answer) {
  return { status, code: body.code, saysWhenToTryAgain: Number(headers.get('retry-after')) > 0 };
}

const unavailable = { status: 503, code: 'SecretStoreUnavailable', saysWhenToTryAgain: true };
describe('While the vault is out of service', () => {
  for (const { way, fresh, known } of outages) {
    test(`a connector with a new secret is refused and leaves nothing, when the vault ${way}`, async () => {
      expect(refused.get(fresh)?.map(problem)).toEqual([unavailable]);
      expect(await endOf(service, fresh)).toEqual(nothing);
    });

    test(`another value is refused and the old one stays, when the vault ${way}`, async () => {
      expect(refused.get(known)?.map(problem)).toEqual([unavailable, unavailable]);
      expect(await endOf(service, known)).toEqual(connected);
    });
  }

  test('a call is given up when the vault is so slow that its message may soon undo it', async () => {
    expect(problem(tooSlow)).toEqual({ ...unavailable, code: 'GaveUp' });
    expect(await endOf(service, slow)).toEqual(nothing);
  });

  test('a host that has not yet read the fingerprint key writes nothing at all', () => {
    expect(problem(first)).toEqual(unavailable);
    expect(writtenAtFirst).toEqual([]);
  });

  for (const [what, status] of [
    ['the same definition with the same value', 200],
    ['another definition with the same secret', 200],
    ['the deletion of a secret', 204],
    ['the start of a verification', 202],
  ] as const) {
    test(`${what} is accepted all the same`, () => {
      expect(accepted[what]?.status).toBe(status);
    });
  }

  test('a run waits, says for what and until when, and the verdict that was earned stays', () => {
    const { verification, connector } = whileWaiting;
    expect(verification.body).toMatchObject({ status: 'QUEUED', outcome: null, reason: 'SecretStoreUnavailable' });
    expect(Date.parse(verification.body.notBefore)).not.toBeNaN();
    expect(connector.body.status).toMatchObject({ status: 'SUCCESS', reason: null });
  });
});

describe('When the vault is back', () => {
  test('a run that waited goes on to its result', async () => {
    expect(await endOf(service, waiting)).toEqual(connected);
    const { runs } = await readState(service, waiting);
    expect(runs.map(({ sequence, outcome, waits }) => ({ sequence, outcome, waited: waits > 0 }))).toEqual([
      { sequence: 2, outcome: 'SUCCESS', waited: true },
      { sequence: 1, outcome: 'SUCCESS', waited: false },
    ]);
  });

  test('what was accepted comes true', async () => {
    expect(await endOf(service, undisturbed)).toEqual({
      ...connected,
      connectors: { web: 'SUCCESS of revision 2/2' },
    });
    expect(await endOf(service, leaving)).toEqual(nothing);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { connector, text } from './definition.ts';
import { ownToken } from './own-token.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const wait = { Prefer: 'wait=20' };
const path = 'connectors/web';
const place = (name: string) => `fabrikam/Fiber/${name}`;
const on = (name: string, more: object = {}) =>
  connector('web', { ...more, spec: { url: `https://dev.azure.com/fabrikam/Fiber/_git/${name}` } });

/** A connector of a repository of its own, verified. */
async function verified(name: string, token: 'alive' | 'expired' = 'alive') {
  const { world } = stage.simulator;
  await world.addRepository(place(name));
  const account = stage.newAccount();
  await account.put('secrets/pat', text(token === 'alive' ? ownToken(world, name) : patFor(token)));
  const { status } = (await account.put(path, on(name), wait)).body;
  expect(status.status).toBe(token === 'alive' ? 'SUCCESS' : 'FAILURE');
  return { account, status };
}

const verifyNow = async (account: Account) => (await account.post(`${path}/verifications`, undefined, wait)).body;
const statusOf = async (account: Account) => (await account.get(path)).body.status;

describe('An outage', () => {
  test.concurrent.each(['alive', 'expired'] as const)(
    'keeps the verdict that was earned (token %s), and shows in lastAttempt',
    async (token) => {
      const name = `away-${token}`;
      const { account, status: before } = await verified(name, token);
      stage.simulator.world.misbehave(place(name), 'outage');
      const run = await verifyNow(account);
      expect(run).toMatchObject({ outcome: 'UNKNOWN', reason: 'ServiceUnavailable' });
      const attempt = { outcome: 'UNKNOWN', reason: 'ServiceUnavailable', verificationId: run.id, at: run.completedAt };
      expect(await statusOf(account)).toEqual({ ...before, lastAttempt: { ...attempt, message: run.message } });
      stage.simulator.world.behave(place(name));
      const recovered = await verifyNow(account);
      expect(await statusOf(account)).toMatchObject({
        status: before.status,
        testedAt: recovered.completedAt,
        lastAttempt: { outcome: before.status, verificationId: recovered.id },
      });
    },
  );

  test.concurrent('at the first verification is UNKNOWN, until a later one knows', async () => {
    await stage.simulator.world.addRepository(place('away-first'));
    stage.simulator.world.misbehave(place('away-first'), 'outage', { times: 1 });
    const account = stage.newAccount();
    await account.put('secrets/pat', text(patFor('alive')));
    const { status } = (await account.put(path, on('away-first'), wait)).body;
    expect(status).toMatchObject({ status: 'UNKNOWN', reason: 'ServiceUnavailable', lastConnectedAt: null });
    await verifyNow(account);
    expect(await statusOf(account)).toMatchObject({ status: 'SUCCESS', reason: null });
  });

  test.concurrent('lends no verdict of an old definition to a new one', async () => {
    const { account } = await verified('away-changed');
    stage.simulator.world.misbehave(place('away-changed'), 'outage');
    const { status } = (await account.put(path, on('away-changed', { description: 'changed' }), wait)).body;
    expect(status).toMatchObject({ status: 'UNKNOWN', observedRevision: 2 });
    expect(status.lastConnectedAt).not.toBeNull();
  });

  test.concurrent('lends no verdict of an old secret to a new one', async () => {
    const { account } = await verified('away-rotated');
    stage.simulator.world.misbehave(place('away-rotated'), 'outage');
    await account.put('secrets/pat', text(patFor('alive', 52)));
    await account.atRest();
    expect(await statusOf(account)).toMatchObject({ status: 'UNKNOWN', reason: 'ServiceUnavailable' });
  });
});

/** Delivers the message of a run again, as the queue may at any time; here, before its wait is over. */
async function deliver(account: Account, { id }: { id: string }): Promise<void> {
  const { uid } = (await account.get(path)).body;
  const run = { connector: 'connector!!!web', uid, sequence: Number(id.split('-')[1]) };
  const message = JSON.stringify({ v: 1, account: account.name, change: null, run, hop: 0 });
  const queue = stage.service.storageClients().queues.getQueueClient('verify');
  await queue.sendMessage(Buffer.from(message).toString('base64'));
}

/** The newest run, as soon as it waits. */
function waiting(account: Account) {
  return stage.service.waitFor(async () => {
    const [newest] = (await account.get(`${path}/verifications?pageSize=1`)).body.value;
    return newest.notBefore === null ? null : newest;
  }, 'a verification that waits');
}

const outcomesOf = async (account: Account) =>
  (await account.get(`${path}/verifications`)).body.value.map(({ outcome }: { outcome: string }) => outcome);

/** Ends all pauses of the account, as time would. */
async function endPauses(account: Account): Promise<void> {
  const table = stage.service.storageClients().table('entities');
  for (const { rowKey } of await pausesOf(account)) await table.deleteEntity(account.name, rowKey);
}

const pausesOf = async (account: Account) => (await account.rows()).filter(({ rowKey }) => rowKey.startsWith('pause!'));

describe('Azure DevOps that asks to slow down', () => {
  test.concurrent.each([
    ['throttled', 30],
    ['throttled-silently', 60],
  ])('trap 61, %s: the run stays QUEUED with its reason, and the verdict stays', async (sentinel, seconds) => {
    const name = `busy-${sentinel}`;
    const { account, status: before } = await verified(name);
    stage.simulator.world.misbehave(place(name), sentinel, { times: 1 });
    const { status } = await account.post(`${path}/verifications`);
    expect(status).toBe(202);
    const run = await waiting(account);
    expect(run).toMatchObject({
      status: 'QUEUED',
      outcome: null,
      reason: 'RateLimited',
      completedAt: null,
      checks: [],
    });
    expect(run.message).toContain('notBefore');
    expect(Date.parse(run.notBefore) - Date.parse(run.createdAt)).toBeGreaterThanOrEqual(seconds * 1_000);
    expect((await account.get(`${path}/verifications/${run.id}`)).headers.get('retry-after')).toBe('1');
    const lastAttempt = {
      outcome: 'UNKNOWN',
      reason: 'RateLimited',
      message: `Asked to slow down: it is tried again at ${run.notBefore}.`,
      at: expect.any(String),
      verificationId: run.id,
    };
    expect(await statusOf(account)).toEqual({ ...before, nextCheckAt: run.notBefore, lastAttempt });
  });

  test.concurrent('for some seconds: the run goes on by itself', async () => {
    const { account } = await verified('busy-briefly');
    stage.simulator.world.misbehave(place('busy-briefly'), 'throttled-briefly', { times: 1 });
    await account.post(`${path}/verifications`);
    const run = await waiting(account);
    expect(run.reason).toBe('RateLimited');
    const done = await account.verified(path);
    expect(done).toMatchObject({ id: run.id, outcome: 'SUCCESS', notBefore: null, reason: null });
    expect(Date.parse(done.startedAt)).toBeGreaterThanOrEqual(Date.parse(run.notBefore));
    const status = await statusOf(account);
    expect(status).toMatchObject({ status: 'SUCCESS', verificationId: run.id, nextCheckAt: null });
    expect(status.lastAttempt).toMatchObject({ outcome: 'SUCCESS', verificationId: run.id });
  });

  test.concurrent('a newer verification with another token overtakes the older one, which then is SUPERSEDED', async () => {
    const { account } = await verified('busy-overtaken');
    stage.simulator.world.misbehave(place('busy-overtaken'), 'throttled', { times: 1 });
    await account.post(`${path}/verifications`);
    const older = await waiting(account);
    await endPauses(account);
    await account.put('secrets/pat', text(ownToken(stage.simulator.world, 'busy-renewed')));
    const newer = await account.verified(path);
    expect(newer.outcome).toBe('SUCCESS');
    expect(await statusOf(account)).toMatchObject({ verificationId: newer.id, nextCheckAt: null });
    await deliver(account, older);
    await account.atRest();
    expect((await account.get(`${path}/verifications/${older.id}`)).body).toMatchObject({
      status: 'COMPLETED',
      outcome: 'SUPERSEDED',
      supersededBy: newer.id,
    });
    expect(await statusOf(account)).toMatchObject({ status: 'SUCCESS', verificationId: newer.id });
  });

  test.concurrent('and whoever comes back too early asks nobody; after some waits the run says so and ends', async () => {
    const name = 'busy-for-ever';
    const { account } = await verified(name);
    stage.simulator.world.misbehave(place(name), 'throttled', { times: 1 });
    await account.post(`${path}/verifications`);
    await waiting(account);
    const asked = () => stage.simulator.requests.filter(({ path: url }) => url.includes(name)).length;
    const before = asked();
    let last: unknown;
    await stage.service.waitFor(async () => {
      const [newest] = (await account.get(`${path}/verifications?pageSize=1`)).body.value;
      if (newest.status === 'QUEUED' && newest.notBefore !== last) await deliver(account, newest);
      last = newest.notBefore ?? last;
      return newest.status === 'COMPLETED';
    }, 'the end of the waits');
    expect(asked()).toBe(before);
    expect(await outcomesOf(account)).toEqual(['UNKNOWN', 'SUCCESS']);
    const { status, lastAttempt } = await statusOf(account);
    expect([status, lastAttempt.reason]).toEqual(['SUCCESS', 'OrganizationPaused']);
    expect(lastAttempt.message).toMatch(
      /^Requests to fabrikam are paused until \S+: Azure DevOps asked to slow down\.$/,
    );
  });

  test.concurrent('trap 60, but answers all the same: a success, and the next one waits', async () => {
    const name = 'busy-but-served';
    const { account } = await verified(name);
    stage.simulator.world.misbehave(place(name), 'delayed', { times: 1 });
    const run = await verifyNow(account);
    expect(run).toMatchObject({ status: 'COMPLETED', outcome: 'SUCCESS', notBefore: null });
    // Trap 52: what the headers said is kept nowhere.
    expect(JSON.stringify(run)).not.toMatch(/rate-?limit/i);
    expect(await pausesOf(account)).toMatchObject([{ rowKey: 'pause!services!fabrikam', reason: 'RateLimited' }]);
    await account.post(`${path}/verifications`);
    expect((await waiting(account)).reason).toBe('OrganizationPaused');
  });
});

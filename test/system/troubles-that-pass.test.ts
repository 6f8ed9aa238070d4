import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { connector, text } from './definition.ts';
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
async function verified(name: string, token = 'alive') {
  await stage.simulator.world.addRepository(place(name));
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor(token)));
  const { status } = (await account.put(path, on(name), wait)).body;
  expect(status.status).toBe(token === 'alive' ? 'SUCCESS' : 'FAILURE');
  return { account, status };
}

const verifyNow = async (account: Account) => (await account.post(`${path}/verifications`, undefined, wait)).body;
const statusOf = async (account: Account) => (await account.get(path)).body.status;

describe('An outage', () => {
  test.concurrent.each(['alive', 'expired'])(
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

describe('Azure DevOps that asks to slow down', () => {
  test.concurrent.each([
    ['throttled', 30],
    ['throttled-silently', 60],
  ])(
    '%s: the run stays QUEUED with its reason, the verdict stays, and the run goes on later',
    async (sentinel, seconds) => {
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
      expect(await statusOf(account)).toEqual(before);
      await deliver(account, run);
      expect(await account.verified(path)).toMatchObject({
        id: run.id,
        outcome: 'SUCCESS',
        notBefore: null,
        reason: null,
      });
      expect(await statusOf(account)).toMatchObject({ status: 'SUCCESS', verificationId: run.id });
    },
  );

  test.concurrent('a newer verification does not wait for the older one, which then is SUPERSEDED', async () => {
    const { account } = await verified('busy-overtaken');
    stage.simulator.world.misbehave(place('busy-overtaken'), 'throttled', { times: 1 });
    await account.post(`${path}/verifications`);
    const older = await waiting(account);
    const newer = await verifyNow(account);
    expect(newer.outcome).toBe('SUCCESS');
    await deliver(account, older);
    await account.atRest();
    expect((await account.get(`${path}/verifications/${older.id}`)).body).toMatchObject({
      status: 'COMPLETED',
      outcome: 'SUPERSEDED',
      supersededBy: newer.id,
    });
    expect(await statusOf(account)).toMatchObject({ status: 'SUCCESS', verificationId: newer.id });
  });

  test.concurrent('and goes on asking: after some waits the run says so and ends', async () => {
    const { account } = await verified('busy-for-ever');
    stage.simulator.world.misbehave(place('busy-for-ever'), 'throttled');
    await account.post(`${path}/verifications`);
    await waiting(account);
    let last: unknown;
    await stage.service.waitFor(async () => {
      const [newest] = (await account.get(`${path}/verifications?pageSize=1`)).body.value;
      if (newest.status === 'QUEUED' && newest.notBefore !== last) await deliver(account, newest);
      last = newest.notBefore ?? last;
      return newest.status === 'COMPLETED';
    }, 'the end of the waits');
    expect(await outcomesOf(account)).toEqual(['UNKNOWN', 'SUCCESS']);
    expect(await statusOf(account)).toMatchObject({ status: 'SUCCESS', lastAttempt: { reason: 'RateLimited' } });
  });

  test.concurrent('but answers all the same: no wait, and a success', async () => {
    const { account } = await verified('busy-but-served');
    stage.simulator.world.misbehave(place('busy-but-served'), 'delayed', { times: 1 });
    expect(await verifyNow(account)).toMatchObject({ status: 'COMPLETED', outcome: 'SUCCESS', notBefore: null });
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Account } from './account.ts';
import { connector, http, text } from './definition.ts';
import { ownToken } from './own-token.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const names = (count: number) => Array.from({ length: count }, (_, number) => `c${number}`);
const place = (name: string) => `fabrikam/Fiber/${name}`;
const url = (name: string) => `https://dev.azure.com/${place(name).replace(/\/(?=[^/]*$)/, '/_git/')}`;

/** Connectors of one repository, all with one token, each verified. */
async function arrange(repository: string, identifiers: readonly string[]): Promise<Account> {
  const { world } = stage.simulator;
  await world.addRepository(place(repository));
  const account = stage.newAccount();
  await account.put('secrets/pat', text(ownToken(world, repository)));
  for (const identifier of identifiers) {
    const { status } = await account.put(
      `connectors/${identifier}`,
      connector(identifier, { spec: { url: url(repository) } }),
    );
    expect(status).toBe(201);
    expect(await account.verified(`connectors/${identifier}`)).toMatchObject({ outcome: 'SUCCESS' });
  }
  return account;
}

const verify = (account: Account, identifier: string) => account.post(`connectors/${identifier}/verifications`);
const asked = (repository: string) => stage.simulator.requests.filter(({ path }) => path.includes(repository)).length;

async function newestOf(account: Account, identifier: string) {
  return (await account.get(`connectors/${identifier}/verifications?pageSize=1`)).body.value[0];
}

const waiting = (account: Account, identifier: string) =>
  stage.service.waitFor(async () => {
    const newest = await newestOf(account, identifier);
    return newest.notBefore === null ? null : newest;
  }, `a verification of ${identifier} that waits`);

const pausesOf = async (account: Account) => (await account.rows()).filter(({ rowKey }) => rowKey.startsWith('pause!'));

test('traps 62 and 63: one of ten connectors is told to wait, and the others wait too, without having asked', async () => {
  const identifiers = names(10);
  const account = await arrange('storm', identifiers);
  const before = asked('storm');
  stage.simulator.world.misbehave(place('storm'), 'throttled', { times: 1 });
  stage.service.wire.reset();
  await verify(account, 'c0');
  const first = await waiting(account, 'c0');
  expect(first.reason).toBe('RateLimited');
  const [pause] = await pausesOf(account);
  expect(pause).toMatchObject({ rowKey: 'pause!services!fabrikam', reason: 'RateLimited' });
  await Promise.all(identifiers.slice(1).map((identifier) => verify(account, identifier)));
  const others = await Promise.all(identifiers.slice(1).map((identifier) => waiting(account, identifier)));
  expect(asked('storm')).toBe(before + 1);
  expect(others.map(({ reason }) => reason)).toEqual(others.map(() => 'OrganizationPaused'));
  for (const { notBefore } of others)
    expect(Date.parse(notBefore)).toBeGreaterThanOrEqual(Date.parse(String(pause?.['until'])));
  // Not in one second.
  expect(new Set(others.map(({ notBefore }) => notBefore.slice(0, 19))).size).toBeGreaterThan(3);
  const { status } = (await account.get('connectors/c5')).body;
  expect(status).toMatchObject({ status: 'SUCCESS', nextCheckAt: others[4].notBefore });
  expect(status.lastAttempt).toMatchObject({
    outcome: 'UNKNOWN',
    reason: 'OrganizationPaused',
    verificationId: others[4].id,
  });
  // Each message was put back once and sleeps since: nobody turns in circles.
  const puts = stage.service.wire
    .carrying(account.name)
    .filter(({ method, path }) => method === 'POST' && path === '/verify/messages');
  expect(puts.length).toBe(2 * identifiers.length);
});

test('a pause is of one account and one organization', async () => {
  const account = await arrange('quiet', ['c0']);
  stage.simulator.world.misbehave(place('quiet'), 'throttled', { times: 1 });
  await verify(account, 'c0');
  await waiting(account, 'c0');
  const other = ownToken(stage.simulator.world, 'quiet-elsewhere', ['contoso']);
  const spec = { url: 'https://dev.azure.com/contoso/Shop/_git/web', authentication: http('account.other') };
  await account.put('connectors/shop', connector('shop', { spec, secrets: { 'account.other': text(other) } }));
  expect(await account.verified('connectors/shop')).toMatchObject({ outcome: 'SUCCESS' });
  await arrange('loud', ['c0']);
});

test('trap 64: connections of three connectors that break pause the organization for the fourth', async () => {
  const identifiers = names(4);
  const account = await arrange('breaking', identifiers);
  stage.simulator.world.misbehave(place('breaking'), 'drops');
  for (const identifier of ['c0', 'c1', 'c1', 'c2']) {
    await verify(account, identifier);
    expect(await account.verified(`connectors/${identifier}`)).toMatchObject({
      outcome: 'UNKNOWN',
      reason: 'ConnectionReset',
    });
  }
  expect(await pausesOf(account)).toMatchObject([{ reason: 'ConnectionReset', strikes: '[]' }]);
  const before = asked('breaking');
  await verify(account, 'c3');
  expect((await waiting(account, 'c3')).reason).toBe('OrganizationPaused');
  expect(asked('breaking')).toBe(before);
});

test('trap 58: a stopped organization is a result, and nothing is paused for it', async () => {
  const account = await arrange('stopping', ['c0']);
  stage.simulator.world.misbehave(place('stopping'), 'stopped');
  await verify(account, 'c0');
  expect(await account.verified('connectors/c0')).toMatchObject({ outcome: 'FAILURE', reason: 'OrganizationStopped' });
  expect(await pausesOf(account)).toEqual([]);
});

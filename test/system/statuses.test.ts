import { afterAll, beforeAll, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, text } from './definition.ts';
import { ownToken } from './own-token.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

let made = 0;

type Place = { account: Account; place: string; commit: string };

/** A repository of its own with one commit, and a connector `web` with API access to it. */
async function arrange(): Promise<Place> {
  const { world } = stage.simulator;
  const name = `status-${(made += 1)}`;
  const place = `fabrikam/Fiber/${name}`;
  await world.addRepository(place);
  const { commits } = await world.code.commit(place, { branch: 'topic', from: 'refs/heads/main' });
  const account = stage.newAccount();
  await account.put('secrets/pat', text(ownToken(world, name)));
  const spec = { url: `https://dev.azure.com/fabrikam/Fiber/_git/${name}`, apiAccess: apiAccess('account.pat') };
  const { status } = await account.put('connectors/web', connector('web', { spec }));
  expect(status).toBe(201);
  await account.verified('connectors/web');
  return { account, place, commit: commits[0]?.commitId ?? '' };
}

const post = (account: Account, body: object) => account.post('connectors/web/statuses', body);
const read = async (account: Account, id: string) => (await account.get(`connectors/web/statuses/${id}`)).body;

function ended(account: Account, id: string) {
  return stage.service.waitFor(async () => {
    const status = await read(account, id);
    return status.status === 'PENDING' ? null : status;
  }, `the end of the status ${id}`);
}

const shown = ({ place, commit }: Place) =>
  stage.simulator.world.statuses
    .of(stage.simulator.world.site(place).repository, commit)
    .map(({ state, description, targetUrl, context }) => ({ state, description, targetUrl, context }));

test('a status on a commit is queued, set, and can be read', async () => {
  const at = await arrange();
  const { account, commit } = at;
  const wish = {
    target: { commit: commit.toUpperCase() },
    state: 'succeeded',
    genre: 'ci',
    name: 'build',
    description: 'Grüße 🎉\n212 tests passed',
    targetUrl: 'https://ci.example.com/builds/7',
  };
  const { status, body, headers } = await post(account, wish);
  expect([status, body.status, body.sequence]).toEqual([202, 'PENDING', 1]);
  expect(headers.get('operation-location')).toContain(`/api/v1/connectors/web/statuses/${body.id}?`);
  expect(await ended(account, body.id)).toMatchObject({ status: 'POSTED', state: 'succeeded', reason: null, tries: 1 });
  expect(shown(at)).toEqual([
    {
      state: 'succeeded',
      description: 'Grüße 🎉 212 tests passed',
      targetUrl: 'https://ci.example.com/builds/7',
      context: { name: 'build', genre: 'ci' },
    },
  ]);
  expect((await read(account, body.id)).statusId).toBeGreaterThan(0);
});

test('trap 99: a status on a pull request is set as a whole, and on an iteration', async () => {
  const at = await arrange();
  const branches = { sourceRefName: 'refs/heads/topic', targetRefName: 'refs/heads/main' };
  const { world } = stage.simulator;
  const { pullRequestId } = await world.pullRequests.open(at.place, { ...branches, title: 'A menu' });
  const of = (target: object, name: string) => post(at.account, { target, state: 'pending', name });
  const whole = await of({ pullRequest: pullRequestId }, 'review');
  const iteration = await of({ pullRequest: pullRequestId, iteration: 1 }, 'review');
  const missing = await of({ pullRequest: pullRequestId, iteration: 9 }, 'review');
  expect(await ended(at.account, whole.body.id)).toMatchObject({ status: 'POSTED' });
  expect(await ended(at.account, iteration.body.id)).toMatchObject({ status: 'POSTED' });
  expect(await ended(at.account, missing.body.id)).toMatchObject({
    status: 'FAILED',
    reason: 'PullRequestNotFound',
    message: expect.stringContaining(`pull request ${pullRequestId} with an iteration 9`),
  });
  expect(new Set([whole, iteration, missing].map(({ body }) => body.id)).size).toBe(3);
});

test('of many wishes at once the newest shows, and what it superseded is told', async () => {
  const at = await arrange();
  const { account, commit } = at;
  const states = ['pending', 'failed', 'pending', 'error', 'pending', 'succeeded'];
  const ids: string[] = [];
  for (const state of states) ids.push((await post(account, { target: { commit }, state, name: 'build' })).body.id);
  const last = ids.at(-1) ?? '';
  expect(await ended(account, last)).toMatchObject({ status: 'POSTED', state: 'succeeded', sequence: 6 });
  const all = await Promise.all(ids.map((id) => ended(account, id)));
  expect(shown(at).at(-1)?.state).toBe('succeeded');
  const posted = all.filter(({ status }) => status === 'POSTED').map(({ state }) => state);
  expect(shown(at).map(({ state }) => state)).toEqual(posted);
  const others = all.filter(({ status }) => status !== 'POSTED');
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 'SUPERSEDED'));
  const older = others.filter(({ id, supersededBy }) => ids.indexOf(supersededBy) <= ids.indexOf(id));
  expect(older).toEqual([]);
});

test('trap 98: the host dies after it has set a status and before it knows: one shows', async () => {
  const at = await arrange();
  const { account, commit } = at;
  const dead = stage.service.crash('before', {
    service: 'table',
    path: '/$batch',
    body: /status![^]*(?:"|\\")POSTED/,
  });
  const { body } = await post(account, { target: { commit }, state: 'succeeded', name: 'build' });
  await dead;
  expect(shown(at).length).toBe(1);
  await stage.service.restart();
  const row = async () => (await account.rows()).find(({ rowKey }) => rowKey.startsWith('status!'));
  expect(await row()).toMatchObject({ state: 'PENDING', posting: 1 });
  // Its lease would end by itself, in a minute and a half.
  const table = stage.service.storageClients().table('entities');
  const { rowKey } = (await row()) ?? { rowKey: '' };
  await table.updateEntity({ partitionKey: account.name, rowKey, leaseUntil: new Date(0).toISOString() }, 'Merge');
  await stage.service
    .storageClients()
    .queues.getQueueClient('publish-status')
    .sendMessage(Buffer.from(JSON.stringify({ v: 1, account: account.name, status: rowKey })).toString('base64'));
  expect(await ended(account, body.id)).toMatchObject({ status: 'POSTED', statusId: expect.any(Number) });
  expect(shown(at).length).toBe(1);
});

test('trap 102: a commit that is not there fails with what to do', async () => {
  const { account } = await arrange();
  const { body } = await post(account, { target: { commit: '1'.repeat(40) }, state: 'failed', name: 'build' });
  expect(await ended(account, body.id)).toMatchObject({
    status: 'FAILED',
    reason: 'CommitNotFound',
    message: expect.stringContaining('1'.repeat(40)),
    hint: expect.stringContaining('pushed by force'),
  });
});

test.each([
  ['no-status-scope', 'ScopeMissing', 'Code (Status)'],
  ['read-only', 'PermissionMissing', 'Contribute'],
  ['expired', 'CredentialExpiredOrRevoked', 'It has expired or was revoked'],
])('a token like "%s" fails with %s', async (name, reason, words) => {
  const at = await arrange();
  await at.account.put('secrets/pat', text(patFor(name)));
  const { body } = await post(at.account, { target: { commit: at.commit }, state: 'failed', name: 'build' });
  expect(await ended(at.account, body.id)).toMatchObject({
    status: 'FAILED',
    reason,
    message: expect.stringContaining(words),
  });
});

test('asked to slow down it waits as long as that, and then sets the status', async () => {
  const at = await arrange();
  const { account, commit, place } = at;
  stage.simulator.world.misbehave(place, 'throttled', { times: 1 });
  const { body } = await post(account, { target: { commit }, state: 'succeeded', name: 'build' });
  const waiting = await stage.service.waitFor(async () => {
    const status = await read(account, body.id);
    return status.tries === 0 ? null : status;
  }, 'the first try');
  expect(waiting).toMatchObject({ status: 'PENDING', reason: 'RateLimited' });
  expect(Date.parse(waiting.notBefore)).toBeGreaterThan(Date.parse(waiting.createdAt) + 9_000);
  expect(shown(at)).toEqual([]);
});

test('mistakes are told at once, and nothing is stored', async () => {
  const { account, commit } = await arrange();
  const bad = await post(account, {
    target: { commit: 'main' },
    state: 'green',
    name: '',
    targetUrl: 'javascript:alert(1)',
  });
  expect(bad.status).toBe(400);
  const pointers = bad.body.errors.map(({ pointer }: { pointer: string }) => pointer);
  expect(pointers).toEqual(['/target/commit', '/state', '/name', '/targetUrl']);
  const other = await post(account, { target: { commit }, state: 'failed', name: 'build', repository: 'other' });
  expect(other.body.errors).toMatchObject([{ pointer: '/repository', code: 'RepositoryMismatch' }]);
  expect((await account.rows()).filter(({ rowKey }) => rowKey.startsWith('status!'))).toEqual([]);
  expect((await account.get('connectors/web/statuses/nothing')).body.code).toBe('StatusNotFound');
});

test('without API access it is refused with the body to add', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  await account.put('connectors/web', connector('web'));
  const { status, body } = await post(account, { target: { commit: '1'.repeat(40) }, state: 'failed', name: 'build' });
  expect([status, body.code]).toEqual([409, 'ApiAccessRequired']);
  expect(body.hint).toContain('"apiAccess"');
});

import { getPersonalAccessTokenHandler, WebApi } from 'azure-devops-node-api';
import { GitStatusState } from 'azure-devops-node-api/interfaces/GitInterfaces.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PullRequest } from './pull-requests/pull-request.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';
import { sendJson } from './subscribe.ts';
import { patFor } from './world/tokens.ts';

const place = 'fabrikam/Fiber/web';
const repository = 'Fiber/_apis/git/repositories/web';
const context = { name: 'verify', genre: 'connector' };

let simulator: Simulator;
let made = 0;
let commit: string;
let pullRequest: PullRequest;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(async () => {
  const { world } = simulator;
  const branch = `topic-${(made += 1)}`;
  commit = (await world.code.commit(place, { branch, from: 'refs/heads/main' })).commits[0]?.commitId ?? '';
  const branches = { sourceRefName: `refs/heads/${branch}`, targetRefName: 'refs/heads/main' };
  pullRequest = await world.pullRequests.open(place, { ...branches, title: 'A menu' });
});
afterAll(() => simulator.close());

const send = (method: string, path: string, body?: unknown, as?: string) =>
  sendJson(simulator, method, `${repository}/${path}`, body, as);
const ofCommit = () => `commits/${commit}/statuses`;
const ofPullRequest = (path = '') => `pullRequests/${pullRequest.pullRequestId}${path}/statuses`;

describe('Of a commit', () => {
  test('posted with 201, its state as number or word, and read back as a word', async () => {
    const posted = await send('POST', ofCommit(), {
      state: 2,
      description: 'ok',
      targetUrl: 'https://x.example',
      context,
    });
    expect([posted.status, posted.json()]).toMatchObject([
      201,
      { state: 'succeeded', description: 'ok', context, createdBy: { displayName: 'Ana Bowman' } },
    ]);
    expect((await send('POST', ofCommit(), { state: 'FAILED', context })).json()).toMatchObject({ state: 'failed' });
    expect((await send('POST', ofCommit(), { context: { name: 'other' } })).json()).toMatchObject({ state: 'notSet' });
    const states = async (query: string) =>
      ((await send('GET', `${ofCommit()}?${query}`)).json()['value'] as { state: string }[]).map(({ state }) => state);
    expect(await states('')).toEqual(['succeeded', 'failed', 'notSet']);
    expect(await states('latestOnly=true')).toEqual(['failed', 'notSet']);
    expect(await states('top=1&skip=1')).toEqual(['failed']);
  });

  test.each([
    ['no context', {}],
    ['no name', { context: { genre: 'connector' } }],
    ['an unknown state', { state: 'green', context }],
    ['a state of an unknown number', { state: 9, context }],
    ['a link that is no web address', { context, targetUrl: 'javascript:alert(1)' }],
  ])('%s is refused', async (_, body) => {
    expect((await send('POST', ofCommit(), body)).status).toBe(400);
  });

  test('a commit that is not there, a scope and a permission that are lacking', async () => {
    const nowhere = await send('POST', `commits/${'1'.repeat(40)}/statuses`, { context });
    expect([nowhere.status, nowhere.json()['typeKey']]).toEqual([404, 'GitCommitDoesNotExistException']);
    expect((await send('POST', ofCommit(), { context }, 'no-status-scope')).status).toBe(401);
    expect((await send('POST', ofCommit(), { context }, 'read-only')).status).toBe(403);
    simulator.world.setScopes('no-status-scope', ['vso.code_write']);
    expect((await send('POST', ofCommit(), { context }, 'no-status-scope')).status).toBe(201);
    simulator.world.setScopes('no-status-scope', ['vso.code_status']);
    expect((await send('POST', ofCommit(), { context }, 'no-status-scope')).status).toBe(201);
    simulator.world.setScopes('no-status-scope', ['vso.code']);
  });
});

describe('Of a pull request', () => {
  test('posted with 200, of the whole or of an iteration', async () => {
    const whole = await send('POST', ofPullRequest(), { state: 'succeeded', context });
    expect([whole.status, whole.json()['iterationId']]).toEqual([200, undefined]);
    const inBody = await send('POST', ofPullRequest(), { state: 'failed', context, iterationId: 1 });
    const inPath = await send('POST', ofPullRequest('/iterations/1'), { state: 'pending', context, iterationId: 1 });
    expect([inBody.json()['iterationId'], inPath.json()['iterationId']]).toEqual([1, 1]);
    const list = async (path = '') => (await send('GET', ofPullRequest(path))).json()['value'] as { state: string }[];
    expect((await list()).map(({ state }) => state)).toEqual(['succeeded', 'failed', 'pending']);
    expect((await list('/iterations/1')).map(({ state }) => state)).toEqual(['failed', 'pending']);
    const one = `${ofPullRequest()}/${String(whole.json()['id'])}`;
    expect((await send('GET', one)).json()).toMatchObject({ state: 'succeeded' });
    expect((await send('DELETE', one)).status).toBe(204);
    expect((await send('GET', one)).status).toBe(404);
  });

  test('an iteration that contradicts the address, or is not there, is refused', async () => {
    const conflict = await send('POST', ofPullRequest('/iterations/1'), { context, iterationId: 2 });
    expect([conflict.status, conflict.json()['typeKey']]).toEqual([400, 'InvalidArgumentValueException']);
    expect((await send('POST', ofPullRequest(), { context, iterationId: 2 })).status).toBe(400);
    expect((await send('POST', ofPullRequest('/iterations/2'), { context })).status).toBe(404);
    expect((await send('POST', 'pullRequests/999/statuses', { context })).status).toBe(404);
  });
});

test('the official client posts and reads both', async () => {
  const handler = getPersonalAccessTokenHandler(patFor('alive'), false);
  const api = await new WebApi(`${simulator.url}/fabrikam`, handler).getGitApi();
  const status = { state: GitStatusState.Pending, context: { name: 'client' } };
  expect(await api.createCommitStatus(status, commit, 'web', 'Fiber')).toMatchObject(status);
  const read = await api.getStatuses(commit, 'web', 'Fiber', 100, 0, true);
  expect(read.map(({ state }) => state)).toContain(GitStatusState.Pending);
  const { pullRequestId } = pullRequest;
  const posted = await api.createPullRequestStatus(status, 'web', pullRequestId, 'Fiber');
  expect(posted.state).toBe(GitStatusState.Pending);
  const ofIteration = await api.createPullRequestIterationStatus(status, 'web', pullRequestId, 1, 'Fiber');
  expect(ofIteration.iterationId).toBe(1);
  expect((await api.getPullRequestStatuses('web', pullRequestId, 'Fiber')).at(-1)?.iterationId).toBe(1);
});

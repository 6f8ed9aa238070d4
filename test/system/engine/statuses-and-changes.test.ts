import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeAzureDevOps } from '../../../shared/azure-devops/client.ts';
import { makeOutbound } from '../../../shared/outbound.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { patFor } from '../../simulator/world/tokens.ts';
import { closeServers, startHttp } from './server.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(closeServers);
afterAll(() => simulator.close());

const place = { project: 'Fiber', repository: 'web' };
const commit = '1'.repeat(40);
const wanted = { state: 'failed', description: 'no', targetUrl: null, genre: 'ci', name: 'build' } as const;

function clientAt(url: string, milliseconds = 10_000) {
  const azureDevOps = makeAzureDevOps(
    makeOutbound({
      azureDevOpsUrl: url,
      azureDevOpsSsh: '127.0.0.1:9',
      allowedHosts: [],
      allowedNetworks: [],
      caCertificates: null,
      httpsProxy: null,
      noProxy: [],
      localProfile: true,
    }),
  );
  const credential = { kind: 'basic', username: '', token: patFor('alive') } as const;
  const signal = AbortSignal.timeout(milliseconds);
  return { azureDevOps, caller: { collection: new URL(`${url}/fabrikam`), hosted: true, credential, signal } };
}

/** A server that answers each request with the next answer, the last for ever. */
async function scripted(...answers: ((request: IncomingMessage, response: ServerResponse) => void)[]) {
  const asked: { method: string; url: URL; body: string }[] = [];
  const server = await startHttp((request, response) => void take(request, response));
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    asked.push({ method: request.method ?? '', url: new URL(request.url ?? '', server.url), body });
    answers[Math.min(asked.length, answers.length) - 1]?.(request, response);
  }
  return { ...clientAt(server.url), asked };
}

const json = (status: number, body: unknown) => (_: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const statusOf = (id: number, name: string, genre?: string) => ({ id, state: 'pending', context: { name, genre } });

describe('A status', () => {
  test.each([
    [{ commit }, 201, `/fabrikam/Fiber/_apis/git/repositories/web/commits/${commit}/statuses`],
    [{ pullRequest: 22 }, 200, '/fabrikam/Fiber/_apis/git/repositories/web/pullRequests/22/statuses'],
    [
      { pullRequest: 22, iteration: 3 },
      200,
      '/fabrikam/Fiber/_apis/git/repositories/web/pullRequests/22/iterations/3/statuses',
    ],
  ])('traps 99 and 100: on %j is set with %i, its iteration in the URL alone', async (target, status, path) => {
    const { azureDevOps, caller, asked } = await scripted(json(status, { id: 7, state: 'failed' }));
    expect(await azureDevOps.setStatus(caller, { ...place, target }, wanted)).toMatchObject({ ok: true, value: 7 });
    const body = JSON.stringify({ state: 'failed', context: { name: 'build', genre: 'ci' }, description: 'no' });
    expect(asked.map(({ method, url, body }) => [method, url.pathname, body])).toEqual([['POST', path, body]]);
  });

  test.each([
    ['an id that is none', json(201, { id: 'seven' }), 'NotAzureDevOps'],
    ['nothing', json(201, null), 'NotAzureDevOps'],
    ['a 204', (_: unknown, response: ServerResponse) => void response.writeHead(204).end(), 'UnexpectedAnswer'],
    ['a 400', json(400, { typeKey: 'ArgumentException', message: 'state' }), 'UnexpectedAnswer'],
    ['a 404 about the commit', json(404, { typeKey: 'GitCommitDoesNotExistException', message: '' }), 'CommitNotFound'],
    ['a 404 about the repository', json(404, { typeKey: 'GitRepositoryNotFoundException' }), 'RepositoryNotFound'],
    ['a 404 of somebody else', json(404, {}), 'NotAzureDevOps'],
    ['a 500', json(500, { message: 'oops' }), 'ServiceUnavailable'],
    ['a 429', json(429, {}), 'RateLimited'],
    ['the end', (request: IncomingMessage) => void request.socket.destroy(), 'ConnectionReset'],
  ])('that is answered with %s is not set', async (_, answer, reason) => {
    const { azureDevOps, caller } = await scripted(answer);
    expect(await azureDevOps.setStatus(caller, { ...place, target: { commit } }, wanted)).toMatchObject({
      ok: false,
      reason,
    });
  });

  test('is looked up by genre and name, the newest of them', async () => {
    const value = [
      statusOf(1, 'build', 'ci'),
      statusOf(9, 'build', 'ci'),
      statusOf(4, 'build', 'ci'),
      statusOf(12, 'build'),
      statusOf(13, 'test', 'ci'),
      { id: 14 },
    ];
    const { azureDevOps, caller } = await scripted(json(200, { value }));
    const at = { ...place, target: { commit } };
    const newest = (genre: string | null) => azureDevOps.newestStatus(caller, at, { genre, name: 'build' });
    expect(await newest('ci')).toMatchObject({ ok: true, value: { id: 9, state: 'pending', description: null } });
    expect(await newest(null)).toMatchObject({ ok: true, value: { id: 12 } });
    expect(await newest('other')).toMatchObject({ ok: true, value: null });
  });
});

const changed = (path: string, more: object = {}) => ({ item: { path, ...more }, changeType: 'edit' });

describe('Changed files', () => {
  const range = { kind: 'commits', base: '2'.repeat(40), target: commit } as const;
  test('are asked page after page, without folders, with the old names of renamed ones', async () => {
    const { azureDevOps, caller, asked } = await scripted(
      json(200, { changes: [changed('/src', { isFolder: true }), changed('/src/a.ts', { gitObjectType: 'blob' })] }),
      json(200, { changes: [{ ...changed('/new.md'), originalPath: '/old.md' }], allChangesIncluded: true }),
    );
    expect(await azureDevOps.changedFiles(caller, place, range)).toMatchObject({
      ok: true,
      value: { files: ['src/a.ts', 'new.md', 'old.md'], whole: true },
    });
    expect(asked.map(({ url }) => [url.searchParams.get('$skip'), url.searchParams.get('baseVersion')])).toEqual([
      ['0', range.base],
      ['2', range.base],
    ]);
  });

  test('of a server that does not page, or never ends, are an end', async () => {
    const same = await scripted(json(200, { changes: [changed('/a'), changed('/b')] }));
    expect(await same.azureDevOps.changedFiles(same.caller, place, range)).toMatchObject({
      value: { files: ['a', 'b'], whole: true },
    });
    expect(same.asked.length).toBe(2);
    let page = 0;
    const endless = await scripted((request, response) =>
      json(200, { changes: [changed(`/${(page += 1)}`)] })(request, response),
    );
    expect(await endless.azureDevOps.changedFiles(endless.caller, place, range)).toMatchObject({
      value: { files: Array.from({ length: 20 }, (_, number) => `${number + 1}`), whole: false },
    });
  });

  test.each([
    ['another shape', json(200, { changes: [{ item: { path: 1 } }] }), 'NotAzureDevOps'],
    ['more than fits', json(200, { changes: [changed('x'.repeat(4_300_000))] }), 'AnswerTooLarge'],
    ['a refusal', json(401, {}), 'CredentialRefused'],
  ])('with an answer of %s are not known', async (_, answer, reason) => {
    const { azureDevOps, caller } = await scripted(answer);
    expect(await azureDevOps.changedFiles(caller, place, range)).toMatchObject({ ok: false, reason });
  });

  test('of a changeset keep the paths of TFVC', async () => {
    const { azureDevOps, caller, asked } = await scripted(
      json(200, { count: 1, value: [changed('$/Fiber/main/a.cs')] }),
      json(200, { count: 0, value: [] }),
    );
    expect(await azureDevOps.changedFiles(caller, place, { kind: 'changeset', id: 5 })).toMatchObject({
      value: { files: ['$/Fiber/main/a.cs'], whole: true },
    });
    expect(asked[0]?.url.pathname).toBe('/fabrikam/_apis/tfvc/changesets/5/changes');
  });

  test('of pushes and pull requests are those that the simulated repository has', async () => {
    const { world, url } = simulator;
    const at = 'fabrikam/Fiber/changing';
    await world.addRepository(at);
    const { azureDevOps, caller } = clientAt(url);
    const filesOf = async (asked: Parameters<typeof azureDevOps.changedFiles>[2]) => {
      const found = await azureDevOps.changedFiles(caller, { project: 'Fiber', repository: 'changing' }, asked);
      return found.ok ? found.value.files.toSorted() : found.reason;
    };
    const first = await world.code.commit(at, { files: { 'a.txt': '1', 'b/c.txt': '1' } });
    const [moved] = first.refUpdates;
    const base = moved?.oldObjectId ?? '';
    expect(await filesOf({ kind: 'commits', base, target: moved?.newObjectId ?? '' })).toEqual(['a.txt', 'b/c.txt']);
    const files = { 'd.txt': '1', 'a.txt': '2' };
    const created = await world.code.commit(at, { branch: 'topic', from: 'refs/heads/main', files });
    const target = created.refUpdates[0]?.newObjectId ?? '';
    expect(await filesOf({ kind: 'commits', base: null, target })).toEqual(['a.txt', 'd.txt']);
    const branches = { sourceRefName: 'refs/heads/topic', targetRefName: 'refs/heads/main' };
    const { pullRequestId: id } = await world.pullRequests.open(at, { ...branches, title: 'A menu' });
    await world.code.commit(at, { branch: 'topic', files: { 'e/f.txt': '1' } });
    expect(await filesOf({ kind: 'pullRequest', id })).toEqual(['a.txt', 'd.txt', 'e/f.txt']);
  });
});

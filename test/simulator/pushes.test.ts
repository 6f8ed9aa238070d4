import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getPersonalAccessTokenHandler, WebApi } from 'azure-devops-node-api';
import { GitVersionType, VersionControlChangeType } from 'azure-devops-node-api/interfaces/GitInterfaces.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask, basic } from './ask.ts';
import { startReceiver } from './receiver.ts';
import type { Envelope, Receiver } from './receiver.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';
import { subscribe } from './subscribe.ts';
import { patFor } from './world/tokens.ts';

const run = promisify(execFile);
const place = 'fabrikam/Fiber/web';
const zeros = '0'.repeat(40);

let simulator: Simulator;
let receiver: Receiver;
let folder: string;
let clone: string;
beforeAll(async () => {
  simulator = await startSimulator();
  receiver = await startReceiver();
  folder = await mkdtemp(join(tmpdir(), 'simulator-push-test-'));
  clone = join(folder, 'web');
  await git(['clone', '--quiet', remote(), clone], { cwd: folder });
  await git(['config', 'user.name', 'Ben Committer']);
  await git(['config', 'user.email', 'ben@fabrikam.example']);
});
afterEach(() => {
  simulator.world.hooks.subscriptions.length = 0;
  receiver.arrivals.length = 0;
});
afterAll(async () => {
  await simulator.close();
  await receiver.close();
  await rm(folder, { recursive: true, force: true });
});

const remote = () => `${simulator.url}/fabrikam/Fiber/_git/web`;

/** The person's own git, without their settings. */
async function git(args: string[], { token = 'alive', cwd = clone } = {}): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: ${basic(token)}`,
    GIT_CONFIG_KEY_1: 'credential.helper',
    GIT_CONFIG_VALUE_1: '',
  };
  return (await run('git', args, { cwd, env })).stdout.trim();
}

async function commit(file: string, content: string, message: string): Promise<string> {
  await writeFile(join(clone, file), content);
  await git(['add', file]);
  await git(['commit', '--quiet', '--message', message]);
  return git(['rev-parse', 'HEAD']);
}

async function arrived(): Promise<Envelope[]> {
  await simulator.world.hooks.settled();
  return receiver.arrivals.map(({ json }) => json);
}

const subscribed = (inputs = {}) => subscribe(simulator, receiver.url, { publisherInputs: inputs });
const get = async (path: string) =>
  (await ask(`${simulator.url}/fabrikam/Fiber/_apis/git/repositories/web/${path}`)).json();
const lastPush = () => simulator.world.code.pushes.at(-1);

describe('git push', () => {
  test('is an event with its commits, newest first', async () => {
    await subscribed();
    const before = await git(['rev-parse', 'HEAD']);
    const one = await commit('menu.txt', 'soup\n', 'Offer soup\n\nEvery day.');
    const two = await commit('menu.txt', 'soup, fish\n', 'Offer fish');
    await git(['push', '--quiet']);
    const [envelope] = await arrived();
    const { repository } = simulator.world.site(place);
    expect(envelope?.resource).toMatchObject({
      commits: [
        { commitId: two, comment: 'Offer fish', author: { name: 'Ben Committer', email: 'ben@fabrikam.example' } },
        { commitId: one, comment: 'Offer soup\n\nEvery day.' },
      ],
      refUpdates: [{ name: 'refs/heads/main', oldObjectId: before, newObjectId: two }],
      repository: {
        id: repository.id,
        remoteUrl: 'https://dev.azure.com/fabrikam/Fiber/_git/web',
        project: { name: 'Fiber', visibility: 'unchanged', lastUpdateTime: '0001-01-01T00:00:00' },
      },
      pushedBy: { displayName: 'Ana Bowman', uniqueName: 'ana.bowman@fabrikam.example' },
      pushId: lastPush()?.pushId,
    });
    expect(envelope?.message?.text).toBe('Ana Bowman pushed updates to web:main.');
  });

  test('of several refs is one event: branch, tag, deletion', async () => {
    await subscribed();
    const head = await git(['rev-parse', 'HEAD']);
    await git(['tag', 'v2.0']);
    await git(['push', '--quiet', 'origin', 'HEAD:refs/heads/new', 'v2.0', ':refs/heads/main2']);
    const [envelope] = await arrived();
    expect(envelope?.resource?.['refUpdates']).toEqual(
      expect.arrayContaining([
        { name: 'refs/heads/new', oldObjectId: zeros, newObjectId: head },
        { name: 'refs/tags/v2.0', oldObjectId: zeros, newObjectId: head },
        { name: 'refs/heads/main2', oldObjectId: expect.not.stringMatching(zeros) as string, newObjectId: zeros },
      ]),
    );
    expect(envelope?.resource).not.toHaveProperty('commits');
    expect(receiver.arrivals).toHaveLength(1);
  });

  test('by force is told by the commits that are gone', async () => {
    const old = await git(['rev-parse', 'HEAD']);
    await git(['reset', '--quiet', '--hard', 'HEAD~1']);
    const now = await commit('menu.txt', 'salad\n', 'Offer salad');
    await git(['push', '--quiet', '--force']);
    const versions = `baseVersion=${old}&baseVersionType=commit&targetVersion=${now}&targetVersionType=commit`;
    expect(await get(`diffs/commits?${versions}`)).toMatchObject({ aheadCount: 1, behindCount: 1 });
  });

  test('tells of no more than twenty commits', async () => {
    await subscribed();
    for (let count = 0; count < 25; count++) await git(['commit', '--quiet', '--allow-empty', '-m', `Step ${count}`]);
    await git(['push', '--quiet']);
    const [envelope] = await arrived();
    expect(envelope?.resource?.['commits']).toHaveLength(20);
    expect(envelope?.resource?.['commits']).toMatchObject({ 0: { comment: 'Step 24' } });
  });

  test('of a megabyte and more arrives in pieces, and arrives', async () => {
    const noise = Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))).toString('hex');
    await commit('noise.txt', noise.repeat(20) + crypto.randomUUID(), 'Make noise');
    await git(['-c', 'http.postBuffer=1024', 'push', '--quiet']);
    expect(lastPush()?.commits[0]?.comment).toBe('Make noise');
  });

  test('is only for who may: scope, permission, repository', async () => {
    const { world } = simulator;
    const known = world.code.pushes.length;
    await git(['commit', '--quiet', '--allow-empty', '-m', 'In vain']);
    await expect(git(['push', '--quiet'], { token: 'read-only' })).rejects.toThrow('403');
    await expect(git(['push', '--quiet'], { token: 'no-code-scope' })).rejects.toThrow('could not read Username');
    await expect(git(['push', '--quiet', remote().replace('web', 'disabled'), 'HEAD:main'])).rejects.toThrow(
      'TF401019',
    );
    await git(['reset', '--quiet', '--hard', 'HEAD~1']);
    expect(world.code.pushes).toHaveLength(known);
  });

  test('reaches the subscriptions of its branch, its repository and its project alone', async () => {
    await subscribed({ branch: 'release' });
    await subscribed({ branch: 'refs/heads/release' });
    await subscribed({ repository: '', pushedBy: simulator.world.ownerOf('read-only').id });
    await simulator.world.code.commit(place, { branch: 'other' });
    await simulator.world.code.commit('fabrikam/Fiber/My Repo', { branch: 'release' });
    expect(await arrived()).toEqual([]);
    await simulator.world.code.commit(place, { branch: 'release' });
    expect(await arrived()).toHaveLength(2);
  });
});

const version = (name: string) => ({ version: name, versionType: GitVersionType.Branch });

describe('What happened, asked for later', () => {
  test('pushes, the newest first, in pages and by what they changed', async () => {
    const { world } = simulator;
    const first = await world.code.commit(place, { branch: 'listed' });
    const { pushId } = await world.code.commit(place, { branch: 'listed', files: { 'a.txt': 'a' }, message: 'Add a' });
    const listed = await get('pushes?searchCriteria.refName=refs/heads/listed&searchCriteria.includeRefUpdates=true');
    expect(listed).toMatchObject({
      count: 2,
      value: [
        { pushId, refUpdates: [{ name: 'refs/heads/listed' }], pushedBy: { displayName: 'Ana Bowman' } },
        { pushId: first.pushId },
      ],
    });
    const since = encodeURIComponent(world.code.pushes.at(-1)?.date ?? '');
    expect(await get(`pushes?searchCriteria.fromDate=${since}`)).toMatchObject({ count: 1, value: [{ pushId }] });
    expect(await get('pushes?$top=1&$skip=1')).toMatchObject({ value: [{ pushId: first.pushId }] });
    expect(await get(`pushes/${pushId}?includeRefUpdates=true`)).toMatchObject({
      pushId,
      commits: [{ comment: 'Add a' }],
      refUpdates: [{ name: 'refs/heads/listed' }],
    });
    expect(await get('pushes/999999')).toMatchObject({ typeKey: 'GitPushNotFoundException' });
  });

  test('commits of a version, of a path, and those that one version has and another has not', async () => {
    const { world } = simulator;
    const from = 'refs/heads/main';
    const [commit] = (await world.code.commit(place, { branch: 'topic', from, files: { 'src/x.ts': 'x' } })).commits;
    const wanted = 'searchCriteria.itemVersion.version';
    const comments = async (query: string) =>
      ((await get(`commits?${query}`))['value'] as { commitId: string }[]).map(({ commitId }) => commitId);
    expect((await comments(`${wanted}=topic`))[0]).toBe(commit?.commitId);
    expect(await comments(`${wanted}=topic&searchCriteria.itemPath=/src/x.ts`)).toEqual([commit?.commitId]);
    const compared = `${wanted}=main&searchCriteria.compareVersion.version=topic`;
    expect(await comments(compared)).toEqual([commit?.commitId]);
    expect(await comments(`${wanted}=topic&$top=2&$skip=1`)).toHaveLength(2);
    expect(await get(`commits?${wanted}=nothing`)).toMatchObject({ typeKey: 'GitUnresolvableToCommitException' });
    expect(await get(`commits/${commit?.commitId}`)).toMatchObject({ treeId: commit?.treeId });
    expect(await get(`commits/${commit?.commitId}/changes`)).toMatchObject({
      changeCounts: { Add: 1, Edit: 1 },
      changes: [
        { item: { path: '/src', isFolder: true, gitObjectType: 'tree' }, changeType: 'edit' },
        { item: { path: '/src/x.ts', gitObjectType: 'blob' }, changeType: 'add' },
      ],
    });
    expect(await get(`commits/${'1'.repeat(40)}`)).toMatchObject({ typeKey: 'GitCommitDoesNotExistException' });
  });

  test('what differs between two versions, in pages, with renames told as such', async () => {
    const { code } = simulator.world;
    const content = 'a line that is long enough to be known again\n'.repeat(5);
    await code.commit(place, { branch: 'moving', from: 'refs/heads/main', files: { 'old.txt': content } });
    const branch = 'moved';
    const files = { 'old.txt': null, 'new.txt': content, 'more.txt': 'more' };
    await code.commit(place, { branch, from: 'refs/heads/moving', files });
    const versions = 'baseVersion=moving&targetVersion=moved';
    expect(await get(`diffs/commits?${versions}`)).toMatchObject({
      allChangesIncluded: true,
      changeCounts: { Add: 1, Rename: 1 },
      changes: [
        { item: { path: '/more.txt' }, changeType: 'add' },
        { item: { path: '/new.txt' }, changeType: 'rename', sourceServerItem: '/old.txt' },
      ],
      aheadCount: 1,
      behindCount: 0,
    });
    const page = await get(`diffs/commits?${versions}&$top=1&$skip=1`);
    expect(page).toMatchObject({ allChangesIncluded: true, changes: [{ item: { path: '/new.txt' } }] });
    expect(await get(`diffs/commits?${versions}&$top=1`)).toMatchObject({ allChangesIncluded: false });
    expect(await get('diffs/commits')).toMatchObject({ typeKey: 'ArgumentNullException' });
  });

  test('with the official client', async () => {
    const handler = getPersonalAccessTokenHandler(patFor('alive'), false);
    const api = await new WebApi(`${simulator.url}/fabrikam`, handler).getGitApi();
    const { code } = simulator.world;
    const { pushId } = await code.commit(place, { branch: 'client', from: 'refs/heads/main' });
    const pushes = await api.getPushes('web', 'Fiber', 0, 1, { refName: 'refs/heads/client', includeRefUpdates: true });
    expect(pushes[0]).toMatchObject({ pushId, refUpdates: [{ name: 'refs/heads/client' }] });
    const base = { baseVersion: 'main', baseVersionType: GitVersionType.Branch };
    const target = { targetVersion: 'client', targetVersionType: GitVersionType.Branch };
    const diffs = await api.getCommitDiffs(
      'web',
      'Fiber',
      true,
      10,
      0,
      { ...base, ...version('main') },
      {
        ...target,
        ...version('client'),
      },
    );
    expect(diffs).toMatchObject({
      aheadCount: 1,
      behindCount: 0,
      changes: [{ changeType: VersionControlChangeType.Add }],
    });
    const commits = await api.getCommits('web', { itemVersion: version('client'), $top: 1 }, 'Fiber');
    expect(commits).toHaveLength(1);
  });
});

import { getPersonalAccessTokenHandler, WebApi } from 'azure-devops-node-api';
import { PullRequestStatus } from 'azure-devops-node-api/interfaces/GitInterfaces.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PullRequest } from './pull-requests/pull-request.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';
import { sendJson } from './subscribe.ts';
import type { Site } from './world/site.ts';
import { patFor } from './world/tokens.ts';

let simulator: Simulator;
let place: string;
let site: Site;
let made = 0;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(async () => {
  place = `fabrikam/Fiber/reviewed-${(made += 1)}`;
  await simulator.world.addRepository(place);
  site = simulator.world.site(place);
});
afterAll(() => simulator.close());

const pullRequests = () => `Fiber/_apis/git/repositories/${site.repository.name}/pullRequests`;
const send = (method: string, path: string, body?: unknown, as?: string) =>
  sendJson(simulator, method, `${pullRequests()}${path}`, body, as);
const ana = () => simulator.world.ownerOf('alive');
const rea = () => simulator.world.ownerOf('read-only');

const branches = { sourceRefName: 'refs/heads/topic', targetRefName: 'refs/heads/main' };
const open = (wish = {}) => simulator.world.pullRequests.open(place, { ...branches, title: 'A menu', ...wish });

const commitToTopic = (files: Record<string, string | null> = { 'menu.txt': 'soup\n' }) =>
  simulator.world.code.commit(place, { branch: 'topic', from: 'refs/heads/main', files });

describe('Over REST', () => {
  test('created with 201, once for two branches, and only for branches that are there', async () => {
    await commitToTopic();
    const created = await send('POST', '', { ...branches, title: 'A menu', labels: [{ name: 'urgent' }] });
    expect([created.status, created.json()]).toEqual([201, expect.objectContaining({ status: 'active' })]);
    const again = await send('POST', '', { ...branches, title: 'Once more' });
    expect([again.status, again.json()['typeKey']]).toEqual([409, 'GitPullRequestExistsException']);
    const nowhere = await send('POST', '', { ...branches, sourceRefName: 'refs/heads/nothing', title: 'None' });
    expect([nowhere.status, nowhere.json()['typeKey']]).toEqual([400, 'GitPullRequestCannotBeActivated']);
    expect((await send('POST', '', branches)).json()['typeKey']).toBe('ArgumentNullException');
    expect((await send('POST', '', { ...branches, title: 'x' }, 'read-only')).status).toBe(403);
    expect((await send('POST', '', { ...branches, title: 'x' }, 'no-status-scope')).status).toBe(401);
  });

  test('lists by status, target and time, in pages, here and across repositories', async () => {
    await commitToTopic();
    const first = await open();
    simulator.world.pullRequests.abandon(first, ana());
    const second = await open({ title: 'Another' });
    const ids = async (path: string) =>
      ((await sendJson(simulator, 'GET', path)).json()['value'] as PullRequest[]).map((one) => one.pullRequestId);
    const here = pullRequests();
    expect(await ids(here)).toEqual([second.pullRequestId]);
    expect(await ids(`${here}?searchCriteria.status=abandoned`)).toEqual([first.pullRequestId]);
    expect(await ids(`${here}?searchCriteria.status=all`)).toEqual([second.pullRequestId, first.pullRequestId]);
    expect(await ids(`${here}?searchCriteria.status=all&$skip=1&$top=5`)).toEqual([first.pullRequestId]);
    expect(await ids(`${here}?searchCriteria.targetRefName=refs/heads/other`)).toEqual([]);
    const closed =
      'searchCriteria.status=all&searchCriteria.queryTimeRangeType=closed&searchCriteria.minTime=2020-01-01';
    expect(await ids(`${here}?${closed}`)).toContain(first.pullRequestId);
    expect(await ids('Fiber/_apis/git/pullrequests')).toContain(second.pullRequestId);
    expect(await ids('_apis/git/pullrequests')).toContain(second.pullRequestId);
    const alone = await sendJson(simulator, 'GET', `_apis/git/pullrequests/${second.pullRequestId}`);
    expect(alone.json()).toMatchObject({ title: 'Another' });
    expect((await send('GET', '/99999')).json()['typeKey']).toBe('GitPullRequestNotFoundException');
  });

  test('completed only with the source that was seen', async () => {
    await commitToTopic();
    const { pullRequestId, sourceCommit } = await open();
    const complete = (commitId: string) =>
      send('PATCH', `/${pullRequestId}`, { status: 'completed', lastMergeSourceCommit: { commitId } });
    const stale = await complete('1'.repeat(40));
    expect([stale.status, stale.json()['typeKey']]).toEqual([409, 'GitPullRequestStaleException']);
    expect((await complete(sourceCommit)).json()).toMatchObject({ status: 'completed', closedBy: {} });
    const late = await send('PATCH', `/${pullRequestId}`, { status: 'abandoned' });
    expect([late.status, late.json()['typeKey']]).toEqual([409, 'GitPullRequestNotEditableException']);
  });

  test('what an iteration changed, in pages, against the target or an earlier one', async () => {
    const files = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`src/${index}.ts`, `${index}\n`]));
    await commitToTopic(files);
    const { pullRequestId } = await open();
    await simulator.world.code.commit(place, { branch: 'topic', files: { 'README.md': '# New\n', 'src/0.ts': null } });
    const changes = async (query: string) => (await send('GET', `/${pullRequestId}/iterations/${query}`)).json();
    expect(await changes('')).toMatchObject({ count: 2, value: [{ id: 1 }, { id: 2, reason: 'push' }] });
    expect(await changes('1/changes?$top=2&$skip=2')).toMatchObject({
      changeEntries: [{ item: { path: '/src/2.ts' }, changeType: 'add' }, { item: { path: '/src/3.ts' } }],
      nextSkip: 4,
      nextTop: 2,
    });
    expect(await changes('1/changes?$top=2&$skip=4')).toMatchObject({ nextSkip: 0, nextTop: 0 });
    const paths = ((await changes('2/changes?$compareTo=1'))['changeEntries'] as { item: { path: string } }[]).map(
      ({ item }) => item.path,
    );
    expect(paths).toEqual(['/README.md', '/src/0.ts']);
    expect((await changes('3/changes'))['typeKey']).toBe('GitPullRequestIterationNotFoundException');
    expect((await changes('2'))['sourceRefCommit']).toEqual({ commitId: expect.any(String) as string });
  });

  test('labels, reviewers, votes, threads and comments', async () => {
    await commitToTopic();
    const { pullRequestId } = await open();
    const at = (path: string) => `/${pullRequestId}/${path}`;
    await send('POST', at('labels'), { name: 'urgent' });
    expect((await send('GET', at('labels'))).json()).toMatchObject({ value: [{ name: 'urgent' }] });
    expect((await send('DELETE', at('labels/urgent'))).status).toBe(204);
    await send('PUT', at(`reviewers/${rea().id}`), { isRequired: true });
    await send('PUT', at(`reviewers/${ana().id}`), { vote: 10 });
    expect((await send('GET', at('reviewers'))).json()).toMatchObject({
      value: [
        { displayName: 'Rea Reader', vote: 0, isRequired: true },
        { displayName: 'Ana Bowman', vote: 10 },
      ],
    });
    expect((await send('PUT', at(`reviewers/${rea().id}`), { vote: 10 })).status).toBe(400);
    expect((await send('DELETE', at(`reviewers/${rea().id}`))).status).toBe(204);
    const thread = (await send('POST', at('threads'), { comments: [{ content: 'Why?' }] })).json();
    const commentsAt = `threads/${String(thread['id'])}/comments`;
    await send('POST', at(commentsAt), { content: 'Because.' });
    await send('PATCH', at(`${commentsAt}/2`), { content: 'Because of the fish.' });
    await send('DELETE', at(`${commentsAt}/1`));
    const listed = (await send('GET', at('threads'))).json()['value'] as object[];
    expect(listed.at(-1)).toMatchObject({ comments: [{ isDeleted: true }, { content: 'Because of the fish.' }] });
    expect((await send('POST', at('threads/9999/comments'), { content: 'x' })).status).toBe(404);
  });

  test('with the official client', async () => {
    await commitToTopic();
    const handler = getPersonalAccessTokenHandler(patFor('alive'), false);
    const api = await new WebApi(`${simulator.url}/fabrikam`, handler).getGitApi();
    const repository = site.repository.id;
    const { pullRequestId = 0 } = await api.createPullRequest({ ...branches, title: 'A menu' }, repository, 'Fiber');
    const listed = await api.getPullRequests(repository, { status: PullRequestStatus.Active }, 'Fiber');
    expect(listed).toMatchObject([{ pullRequestId, status: PullRequestStatus.Active }]);
    const [iteration] = await api.getPullRequestIterations(repository, pullRequestId, 'Fiber');
    expect(iteration?.createdDate).toBeInstanceOf(Date);
    const changes = await api.getPullRequestIterationChanges(repository, pullRequestId, iteration?.id ?? 0, 'Fiber');
    expect(changes.changeEntries).toMatchObject([{ item: { path: '/menu.txt' } }]);
    expect(await api.getPullRequestCommits(repository, pullRequestId, 'Fiber')).toHaveLength(1);
    const abandoned = await api.updatePullRequest({ status: PullRequestStatus.Abandoned }, repository, pullRequestId);
    expect(abandoned.status).toBe(PullRequestStatus.Abandoned);
  });
});

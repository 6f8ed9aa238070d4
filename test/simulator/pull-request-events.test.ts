import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startReceiver } from './receiver.ts';
import type { Receiver } from './receiver.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';
import { subscribe } from './subscribe.ts';
import type { Site } from './world/site.ts';

let simulator: Simulator;
let receiver: Receiver;
let place: string;
let site: Site;
let made = 0;
beforeAll(async () => {
  simulator = await startSimulator();
  receiver = await startReceiver();
});
beforeEach(async () => {
  place = `fabrikam/Fiber/reviewed-${(made += 1)}`;
  await simulator.world.addRepository(place);
  site = simulator.world.site(place);
  receiver.arrivals.length = 0;
  simulator.world.hooks.subscriptions.length = 0;
});
afterEach(() => simulator.world.hooks.settled());
afterAll(async () => {
  await simulator.close();
  await receiver.close();
});

const ana = () => simulator.world.ownerOf('alive');
const rea = () => simulator.world.ownerOf('read-only');

async function subscribed(...eventTypes: string[]): Promise<void> {
  const inputs = { publisherInputs: { repository: site.repository.id } };
  for (const eventType of eventTypes) await subscribe(simulator, receiver.url, { eventType, ...inputs });
}

const allKinds = ['created', 'updated', 'merged'].map((kind) => `git.pullrequest.${kind}`);
const comments = 'ms.vss-code.git-pullrequest-comment-event';

const branches = { sourceRefName: 'refs/heads/topic', targetRefName: 'refs/heads/main' };
const open = (wish = {}) => simulator.world.pullRequests.open(place, { ...branches, title: 'A menu', ...wish });

const commitToTopic = (files: Record<string, string | null> = { 'menu.txt': 'soup\n' }) =>
  simulator.world.code.commit(place, { branch: 'topic', from: 'refs/heads/main', files });

/** Each event in few words: its kind, the status and merge status it tells, and its sentence. */
async function told(): Promise<string[]> {
  await simulator.world.hooks.settled();
  const events = receiver.arrivals.map(({ json }) => {
    const { status, mergeStatus } = json.resource ?? {};
    return `${json.eventType.replace('git.pullrequest.', '')} ${String(status)} ${String(mergeStatus)}: ${json.message?.text}`;
  });
  receiver.arrivals.length = 0;
  return events.toSorted();
}

describe('Events', () => {
  beforeEach(async () => {
    await commitToTopic();
    await subscribed(...allKinds);
  });

  test('opening one tells of it and of an attempt to merge', async () => {
    const { pullRequestId } = await open({ isDraft: true, labels: ['urgent'] });
    await simulator.world.hooks.settled();
    const created = receiver.arrivals.find(({ json }) => json.eventType === 'git.pullrequest.created');
    expect(created?.json.resource).toMatchObject({
      pullRequestId,
      status: 'active',
      isDraft: true,
      labels: [{ name: 'urgent', active: true }],
      createdBy: { displayName: 'Ana Bowman' },
      sourceRefName: 'refs/heads/topic',
      targetRefName: 'refs/heads/main',
      lastMergeCommit: { commitId: expect.stringMatching(/^[0-9a-f]{40}$/) as string },
      repository: { id: site.repository.id, project: { name: 'Fiber' } },
    });
    expect(await told()).toEqual([
      `created active succeeded: Ana Bowman created pull request ${pullRequestId} (A menu) in ${site.repository.name}`,
      expect.stringMatching(/^merged active succeeded/),
    ]);
  });

  test('a push to its source is an update, an attempt to merge and an iteration more', async () => {
    const pullRequest = await open();
    await told();
    await simulator.world.code.commit(place, { branch: 'topic' });
    expect(await told()).toEqual([
      expect.stringMatching(/^merged active succeeded/),
      expect.stringMatching(/^updated active succeeded: Ana Bowman updated the source branch of pull request/),
    ]);
    await simulator.world.code.commit(place, { branch: 'topic', from: 'refs/heads/main' });
    expect(pullRequest.iterations.map(({ reason }) => reason)).toEqual(['create', 'push', 'forcePush']);
    await simulator.world.code.setRefs(place, { 'refs/heads/topic': null });
    expect(pullRequest.iterations).toHaveLength(3);
  });

  test('completing moves the target, abandoning and reopening do not', async () => {
    const pullRequest = await open();
    const { pullRequests: all, code } = simulator.world;
    all.abandon(pullRequest, rea());
    all.reactivate(pullRequest, ana());
    await told();
    expect(await all.complete(pullRequest, rea(), { deleteSourceBranch: true })).toBe(true);
    expect(code.pushes.at(-1)).toMatchObject({
      pushedBy: { displayName: 'Rea Reader' },
      refUpdates: [
        { name: 'refs/heads/main', newObjectId: pullRequest.mergeCommit },
        { name: 'refs/heads/topic', newObjectId: '0'.repeat(40) },
      ],
    });
    expect(await told()).toEqual([
      expect.stringMatching(/^merged completed succeeded/),
      expect.stringMatching(/^updated completed succeeded: Rea Reader marked pull request .* as completed$/),
    ]);
    expect(await all.complete(pullRequest, rea())).toBe(false);
  });

  test('a conflict is told by the merge status, and completing fails', async () => {
    await simulator.world.code.commit(place, { files: { 'menu.txt': 'fish\n' } });
    const pullRequest = await open();
    expect(pullRequest).toMatchObject({ mergeStatus: 'conflicts', mergeCommit: null });
    expect(await told()).toContainEqual(expect.stringMatching(/^merged active conflicts/));
    expect(await simulator.world.pullRequests.complete(pullRequest, ana())).toBe(false);
  });

  test('votes, reviewers and drafts are updates of their kinds; labels are none', async () => {
    const pullRequest = await open({ isDraft: true });
    const all = simulator.world.pullRequests;
    await told();
    all.addReviewer(pullRequest, ana(), rea());
    all.vote(pullRequest, rea(), 10);
    all.setDraft(pullRequest, ana(), false);
    all.setLabels(pullRequest, ['urgent']);
    expect(await told()).toEqual([
      expect.stringContaining('Ana Bowman changed the reviewer list of'),
      expect.stringContaining('Ana Bowman published pull request'),
      expect.stringContaining('Rea Reader approved pull request'),
    ]);
  });

  test('a subscription may want one kind of update, or one author', async () => {
    simulator.world.hooks.subscriptions.length = 0;
    const repository = site.repository.id;
    const eventType = 'git.pullrequest.updated';
    const only = { repository, notificationType: 'ReviewerVoteNotification' };
    await subscribe(simulator, receiver.url, { eventType, publisherInputs: only });
    const others = { repository, pullrequestCreatedBy: rea().id };
    await subscribe(simulator, receiver.url, { eventType, publisherInputs: others });
    const pullRequest = await open();
    simulator.world.pullRequests.abandon(pullRequest, ana());
    simulator.world.pullRequests.vote(pullRequest, rea(), -10);
    expect(await told()).toEqual([expect.stringContaining('Rea Reader rejected')]);
  });

  test('comments: new, edited, deleted and of the system, in both versions', async () => {
    const { threads } = simulator.world.pullRequests;
    const pullRequest = await open();
    await told();
    simulator.world.hooks.subscriptions.length = 0;
    await subscribed(comments);
    const inputs = { repository: site.repository.id };
    await subscribe(simulator, receiver.url, { eventType: comments, resourceVersion: '1.0', publisherInputs: inputs });
    const thread = threads.open(pullRequest, rea(), '/approve');
    const [comment] = thread.comments;
    if (!comment) throw new Error('no comment');
    threads.edit(pullRequest, thread, comment, rea(), '/reject');
    threads.remove(pullRequest, thread, comment, rea());
    simulator.world.pullRequests.vote(pullRequest, rea(), 5);
    await simulator.world.hooks.settled();
    const inOrder = receiver.arrivals.toSorted((one, other) => one.json.notificationId - other.json.notificationId);
    const newer = inOrder.filter(({ json }) => json.resourceVersion === '2.0').map(({ json }) => json.resource);
    expect(newer).toMatchObject([
      { comment: { content: '/approve', commentType: 'text' }, pullRequest: { title: 'A menu' } },
      { comment: { content: '/reject', id: comment.id } },
      { comment: { isDeleted: true } },
      { comment: { content: 'Rea Reader voted 5', commentType: 'system' } },
    ]);
    const older = inOrder.filter(({ json }) => json.resourceVersion === '1.0').map(({ json }) => json.resource);
    expect(older[0]).toMatchObject({ content: '/approve', author: { displayName: 'Rea Reader' } });
    expect(older[0]).not.toHaveProperty('pullRequest');
    const dates = newer.map((resource) => (resource?.['comment'] ?? {}) as Record<string, string>);
    expect(dates[0]?.['publishedDate']).toBe(dates[0]?.['lastUpdatedDate']);
    expect(dates[1]?.['publishedDate']).not.toBe(dates[1]?.['lastUpdatedDate']);
  });
});

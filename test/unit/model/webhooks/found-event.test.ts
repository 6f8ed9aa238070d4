import { describe, expect, test } from 'vitest';
import type { EventSketch } from '../../../../shared/model/delivery.ts';
import { identityOf } from '../../../../shared/model/event-claim.ts';
import { toGitEvents } from '../../../../shared/model/service-hooks/to-git-events.ts';
import {
  foundPullRequest,
  foundPush,
  ListedPullRequest,
  ListedPush,
  toldOfPullRequest,
  toldOfPush,
} from '../../../../shared/model/webhooks/found-event.ts';

const within = { project: { id: 'p', name: 'Fiber' }, repository: { id: 'r', name: 'web' } };
const zeros = '0'.repeat(40);
const commit = 'c'.repeat(40);
const merge = 'e'.repeat(40);
const update = (name: string, newObjectId = commit) => ({ name, oldObjectId: zeros, newObjectId });
const push = ListedPush.parse({
  pushId: 7,
  date: '2026-11-24T10:00:00.1234567Z',
  refUpdates: [update('refs/heads/main')],
});
const sketch = (more: Partial<EventSketch>): EventSketch => ({
  kind: 'push',
  action: 'created',
  repository: 'web',
  ref: 'refs/heads/main',
  commit,
  pullRequest: null,
  ...more,
});

describe('What is found afterwards', () => {
  test('reads as what a subscription would have sent, and claims the same', () => {
    const { payload, eventType } = foundPush(push, within);
    expect(eventType).toBe('git.push');
    const [event] = toGitEvents(payload).events;
    expect(event).toMatchObject({
      kind: 'push',
      pushId: 7,
      ref: 'refs/heads/main',
      repository: { id: 'r', projectId: 'p' },
    });
    expect(event && identityOf(event, payload)).toEqual(['push', 'r', 7, 'refs/heads/main']);
  });

  test.each([
    ['created', 'active', ['pullRequest', 'r', 3, 'created', 'once']],
    ['updated', 'active', ['pullRequest', 'r', 3, 'updated', `${commit} ${merge}`]],
    ['completed', 'completed', ['pullRequest', 'r', 3, 'completed', 'once']],
    ['abandoned', 'abandoned', ['pullRequest', 'r', 3, 'abandoned', '2026-11-24T11:00:00Z']],
  ] as const)('a pull request that was %s', (change, status, identity) => {
    const pullRequest = ListedPullRequest.parse({
      pullRequestId: 3,
      status,
      creationDate: '2026-11-24T10:00:00Z',
      ...(status === 'active' ? {} : { closedDate: '2026-11-24T11:00:00Z' }),
      lastMergeSourceCommit: { commitId: commit },
      lastMergeCommit: { commitId: merge },
    });
    const { payload } = foundPullRequest(pullRequest, change, within, '2026-11-24T11:00:00Z');
    const [event] = toGitEvents(payload).events;
    expect(event).toMatchObject({ kind: 'pullRequest', action: change });
    expect(event && identityOf(event, payload)).toEqual(identity);
    expect(toldOfPullRequest(pullRequest, change, [])).toBe(false);
    const told = sketch({ kind: 'pullRequest', action: change, pullRequest: 3 });
    expect(toldOfPullRequest(pullRequest, change, [told])).toBe(true);
  });

  test('has one name, whoever finds it', () => {
    expect(foundPush(push, within).id).toBe(foundPush({ ...push }, within).id);
    expect(foundPush({ ...push, pushId: 8 }, within).id).not.toBe(foundPush(push, within).id);
  });

  test('a push was told of when any of its refs was, a deletion by its having no commit', () => {
    expect(toldOfPush(push, [sketch({})])).toBe(true);
    expect(toldOfPush(push, [sketch({ commit: 'd'.repeat(40) })])).toBe(false);
    const deletion = { ...push, refUpdates: [update('refs/heads/old', zeros)] };
    expect(toldOfPush(deletion, [sketch({ ref: 'refs/heads/old', commit: null })])).toBe(true);
    expect(toldOfPush(deletion, [sketch({ ref: 'refs/heads/old' })])).toBe(false);
  });
});

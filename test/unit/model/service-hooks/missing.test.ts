import { describe, expect, test } from 'vitest';
import { shortenedIn, withPullRequest, withResource } from '../../../../shared/model/service-hooks/missing.ts';
import { toGitEvents } from '../../../../shared/model/service-hooks/to-git-events.ts';
import { notification, one, pullRequest, push, repository, zeros } from './payloads.ts';

const url = `https://dev.azure.com/fabrikam/_apis/git/repositories/${repository.id}/pushes/14`;

describe('A payload with nothing but an id', () => {
  test('names its push and, in a URL that is not followed, the repository', () => {
    expect(shortenedIn(notification('git.push', { pushId: 14, url }))).toEqual({
      kind: 'push',
      id: 14,
      repository: repository.id,
    });
    for (const other of [undefined, 7, 'https://attacker.example/repositories/../x/pushes/14'])
      expect(shortenedIn(notification('git.push', { pushId: 14, url: other }))).toMatchObject({ repository: null });
  });

  test('is told from a whole one, and from one that says nothing', () => {
    const whole = [
      push([{ name: 'refs/heads/main', newObjectId: one }]),
      notification('git.pullrequest.created', pullRequest),
    ];
    const empty = [null, {}, notification('git.push', null), notification('git.push', { pushId: 14, refUpdates: [] })];
    for (const payload of [...whole, ...empty]) expect(shortenedIn(payload)).toBeNull();
    expect(shortenedIn(notification('git.pullrequest.merged', { pullRequestId: 22 }))).toEqual({
      kind: 'pullRequest',
      id: 22,
    });
  });

  test('means, with what the API gave, what a whole one means', () => {
    const refUpdates = [{ name: 'refs/heads/main', oldObjectId: zeros, newObjectId: one }];
    const { resource } = push(refUpdates) as { resource: Record<string, unknown> };
    const filled = withResource(notification('git.push', { pushId: 14, url }), resource);
    expect(toGitEvents(filled)).toEqual(toGitEvents(push(refUpdates)));
    const bare = withResource(notification('git.pullrequest.updated', { pullRequestId: 22 }), { status: 'completed' });
    expect(toGitEvents(bare).events).toMatchObject([
      { action: 'completed', pullRequest: { labels: [], draft: false, title: null } },
    ]);
  });
});

test('what a payload says of a pull request is kept, and the rest is filled', () => {
  const [event] = toGitEvents(notification('git.pullrequest.updated', { pullRequestId: 22, title: 'Then' })).events;
  if (event === undefined) throw new Error('The payload says nothing');
  expect(withPullRequest(event, { ...pullRequest, title: 'Now' })).toMatchObject({
    pullRequest: { id: 22, title: 'Then', sourceRef: 'refs/heads/menu', labels: ['urgent'] },
  });
  expect(withPullRequest(event, null)).toMatchObject({ pullRequest: { title: 'Then', labels: [], draft: false } });
});

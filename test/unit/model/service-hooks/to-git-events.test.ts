import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toGitEvents } from '../../../../shared/model/service-hooks/to-git-events.ts';
import {
  ana,
  ben,
  comment,
  notification,
  one,
  project,
  pullRequest,
  push,
  repository,
  two,
  zeros,
} from './payloads.ts';

const { events: nothing } = toGitEvents(null);
function pullRequestEvent(event: string, fields: object = {}, rest: object = {}) {
  return first(notification(`git.pullrequest.${event}`, { ...pullRequest, ...fields }, rest));
}

const first = (body: unknown) => toGitEvents(body).events[0];

describe('push', () => {
  test('names who pushed, where, and what', () => {
    expect(first(push([{ name: 'refs/heads/main', oldObjectId: two, newObjectId: one }]))).toEqual({
      kind: 'push',
      createdAt: '2026-12-23T05:47:12.0015512Z',
      organization: 'fabrikam',
      repository: { id: repository.id, name: 'web', projectId: project.id, projectName: 'Fiber' },
      sender: ana,
      pushId: 14,
      ref: 'refs/heads/main',
      refType: 'branch',
      name: 'main',
      change: 'moved',
      forced: null,
      oldCommit: two,
      newCommit: one,
      commits: [{ id: one, message: 'Fix the menu', author: 'ana@fabrikam.example' }],
    });
  });

  test('of several refs is an event for each', () => {
    const { events } = toGitEvents(
      push([
        { name: 'refs/heads/main', oldObjectId: two, newObjectId: one },
        { name: 'refs/heads/new', oldObjectId: zeros, newObjectId: one },
        { name: 'refs/heads/old', oldObjectId: two, newObjectId: zeros },
        { name: 'refs/tags/v1', oldObjectId: zeros, newObjectId: one },
        { name: 'refs/pull/22/merge', oldObjectId: two, newObjectId: one },
      ]),
    );
    expect(events.map((event) => event.kind === 'push' && [event.refType, event.name, event.change])).toEqual([
      ['branch', 'main', 'moved'],
      ['branch', 'new', 'created'],
      ['branch', 'old', 'deleted'],
      ['tag', 'v1', 'created'],
      ['other', 'refs/pull/22/merge', 'moved'],
    ]);
  });

  test('a branch that moved may have been forced, a tag that moved was, and nothing else can be', () => {
    const { events } = toGitEvents(
      push([
        { name: 'refs/heads/main', oldObjectId: two, newObjectId: one },
        { name: 'refs/tags/v1', oldObjectId: two, newObjectId: one },
        { name: 'refs/tags/v2', oldObjectId: zeros, newObjectId: one },
        { name: 'refs/heads/old', oldObjectId: two, newObjectId: zeros },
      ]),
    );
    expect(events.map((event) => event.kind === 'push' && event.forced)).toEqual([null, true, false, false]);
  });

  test('a deletion has no new commit, and a push without commits has null', () => {
    const body = push([{ name: 'refs/heads/old', oldObjectId: two, newObjectId: zeros }], { commits: undefined });
    expect(first(body)).toMatchObject({ newCommit: null, oldCommit: two, commits: null });
  });

  test.each([[[]], [null], [[{ name: 4 }]], ['refs']])('without a ref that is named: %j is ignored', (refUpdates) => {
    expect(toGitEvents(push(refUpdates))).toEqual({ events: [], ignored: 'NoRefUpdates' });
  });
});

describe('pull request', () => {
  test('created by its author, with the labels that it has', () => {
    expect(pullRequestEvent('created')).toMatchObject({
      kind: 'pullRequest',
      action: 'created',
      sender: ana,
      changed: null,
      pullRequest: { id: 22, labels: ['urgent'], sourceRef: 'refs/heads/menu', draft: false, forkedFrom: null },
    });
  });

  test('a merge attempt on an open pull request is not its completion', () => {
    expect(pullRequestEvent('merged')).toMatchObject({ action: 'mergeAttempted', pullRequest: { status: 'active' } });
    expect(pullRequestEvent('merged', { mergeStatus: 'conflicts' })).toMatchObject({ action: 'mergeAttempted' });
  });

  test.each(['merged', 'updated'])('%s with status completed is its completion, by who closed it', (event) => {
    expect(pullRequestEvent(event, { status: 'completed', closedBy: ben })).toMatchObject({
      action: 'completed',
      sender: ben,
    });
  });

  test('abandoned is told from updated', () => {
    expect(pullRequestEvent('updated', { status: 'abandoned', closedBy: ben })).toMatchObject({
      action: 'abandoned',
      sender: ben,
    });
  });

  test('a draft is one', () => {
    expect(pullRequestEvent('created', { isDraft: true })).toMatchObject({ pullRequest: { draft: true } });
  });

  test.each([
    ['Ana updated the source branch of pull request 22', 'sourceBranch'],
    ['Ana changed the reviewer list of pull request 22', 'reviewers'],
    ['Ben approved pull request 22', 'vote'],
    ['Ana published pull request 22', 'draft'],
    ['Ana reactivated pull request 22', 'status'],
    ['Ana a changé quelque chose', 'unknown'],
  ])('"%s": changed %s', (text, changed) => {
    expect(pullRequestEvent('updated', {}, { message: { text } })).toMatchObject({ action: 'updated', changed });
  });

  test('without messages it is not known what changed', () => {
    expect(pullRequestEvent('updated', {}, { message: null })).toMatchObject({ changed: 'unknown', sender: null });
  });
});

describe('comment', () => {
  test('created, edited and deleted are told apart', () => {
    expect(first(comment({}))).toMatchObject({ kind: 'comment', action: 'created', sender: ben, system: false });
    expect(first(comment({ lastUpdatedDate: '2026-11-25T10:05:00Z' }))).toMatchObject({ action: 'edited' });
    expect(first(comment({ isDeleted: true, content: undefined }))).toMatchObject({ action: 'deleted', text: '' });
  });

  test('one of the system is told from one of a person', () => {
    expect(first(comment({ commentType: 'system' }))).toMatchObject({ system: true });
  });

  test('names the repository of its pull request', () => {
    expect(first(comment({}))).toMatchObject({ repository: { id: repository.id }, pullRequest: { id: 22 } });
  });

  test('the bare comment of version 1.0 is ignored', () => {
    expect(toGitEvents(comment({}, '1.0'))).toEqual({ events: [], ignored: 'OldResourceVersion' });
  });
});

describe('repository', () => {
  test('deleted: there is no repository object any more', () => {
    const resource = { project, repositoryId: repository.id, repositoryName: 'web', initiatedBy: ben };
    expect(first(notification('git.repo.deleted', resource))).toMatchObject({
      kind: 'repository',
      action: 'deleted',
      sender: ben,
      repository: { id: repository.id, name: 'web', projectId: project.id },
    });
  });

  test.each([
    ['git.repo.created', {}, 'created', null],
    ['git.repo.undeleted', {}, 'undeleted', null],
    ['git.repo.forked', {}, 'forked', null],
    ['git.repo.renamed', { oldName: 'site', newName: 'web' }, 'renamed', 'site'],
    ['git.repo.statuschanged', { disabled: true }, 'disabled', null],
    ['git.repo.statuschanged', { disabled: false }, 'enabled', null],
  ])('%s %j is %s', (eventType, fields, action, oldName) => {
    expect(first(notification(eventType, { repository, ...fields }))).toMatchObject({ action, oldName });
  });
});

test('A check-in of TFVC names its changeset', () => {
  const resource = { changesetId: 18, comment: 'Dropping in new code', checkedInBy: ana };
  expect(first(notification('tfvc.checkin', resource))).toMatchObject({
    kind: 'checkIn',
    changesetId: 18,
    comment: 'Dropping in new code',
    sender: ana,
  });
});

describe('what means nothing is ignored, with the reason', () => {
  test.each([
    [null, 'NotJson'],
    [[], 'NotJson'],
    ['text', 'NotJson'],
    [{}, 'NoEventType'],
    [{ eventType: 7, resource: {} }, 'NoEventType'],
    [{ eventType: 'git.push' }, 'NoResource'],
    [{ eventType: 'git.push', resource: null }, 'NoResource'],
    [{ eventType: 'git.branch.download', resource: {} }, 'UnknownEventType'],
    [{ eventType: '__proto__', resource: {} }, 'UnknownEventType'],
    [JSON.parse('{"__proto__": {"eventType": "git.push"}, "resource": {}}'), 'NoEventType'],
  ])('%j: %s', (body, ignored) => {
    expect(toGitEvents(body)).toEqual({ events: nothing, ignored });
  });
});

test.each([
  ['https://dev.azure.com/fabrikam/', 'fabrikam'],
  ['https://fabrikam.visualstudio.com/', 'fabrikam'],
  ['https://dev.azure.com/%E7%B5%84%E7%B9%94/', '組織'],
  ['https://dev.azure.com/%zz/', '%zz'],
  ['https://dev.azure.com.evil.example/fabrikam/', null],
  ['not a url', null],
])('The account %s is the organization %s', (baseUrl, organization) => {
  const body = push([{ name: 'refs/heads/main', newObjectId: one }], { repository: {} });
  expect(first({ ...body, resourceContainers: { account: { baseUrl } } })).toMatchObject({ organization });
});

test('Whatever JSON arrives, the answer is events or a reason, and nothing is thrown', () => {
  const types = fc.constantFrom(
    ...['push', 'pullrequest.created', 'pullrequest.updated', 'pullrequest.merged', 'repo.deleted'].map(
      (n) => `git.${n}`,
    ),
    'ms.vss-code.git-pullrequest-comment-event',
    'tfvc.checkin',
  );
  const names = fc.constantFrom(
    ...'refUpdates repository project comment pullRequest labels name id __proto__'.split(' '),
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(names, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.oneof(tree, fc.record({ eventType: types, resource: tree, message: tree })), (body) => {
      const { events, ignored } = toGitEvents(body);
      expect(events.length > 0).toBe(ignored === null);
    }),
    { numRuns: 1_000 },
  );
});

import { describe, expect, test } from 'vitest';
import { toCloudEvent } from '../../../shared/model/cloud-event.ts';
import { identityOf } from '../../../shared/model/event-claim.ts';
import { eventText } from '../../../shared/model/event-text.ts';
import type { GitEvent } from '../../../shared/model/git-event.ts';
import { toGitEvents } from '../../../shared/model/service-hooks/to-git-events.ts';
import { firingIdFor, firingIdPattern } from '../../../shared/storage/firings.ts';
import { notification, one, pullRequest, push, two, zeros } from './service-hooks/payloads.ts';

function eventOf(payload: unknown): GitEvent {
  const [event] = toGitEvents(payload).events;
  if (event === undefined) throw new Error('The payload says nothing');
  return event;
}

const main = { name: 'refs/heads/main', oldObjectId: two, newObjectId: one };
const pushed = push([main, { name: 'refs/tags/v1', oldObjectId: zeros, newObjectId: one }]);
const changedPullRequest = (kind: string, text: string, fields: object = {}) =>
  notification(`git.pullrequest.${kind}`, { ...pullRequest, ...fields }, { message: { text } });

const identity = (payload: unknown) => identityOf(eventOf(payload), payload);

describe('An event is the same one', () => {
  test('as a push for each of its refs', () => {
    const { events } = toGitEvents(pushed);
    const identities = events.map((event) => identityOf(event, pushed));
    expect(identities).toEqual([
      ['push', '278d5cd2-584d-4b63-824a-2ba458937249', 14, 'refs/heads/main'],
      ['push', '278d5cd2-584d-4b63-824a-2ba458937249', 14, 'refs/tags/v1'],
    ]);
  });

  test('as the creation of a pull request, its completion, and each push to it', () => {
    const update = (text: string) => identity(changedPullRequest('updated', text));
    expect(identity(changedPullRequest('created', 'Ana created it'))).toContain('created');
    expect(identity(changedPullRequest('updated', 'Ana completed it', { status: 'completed' }))).toContain('completed');
    expect(update('Ana updated the source branch of pull request 1')).toContain('updated');
    expect(identity(changedPullRequest('updated', '', { status: 'abandoned' }))).toBeNull();
    const closedDate = '2026-03-01T00:00:00.1234567Z';
    expect(identity(changedPullRequest('updated', '', { status: 'abandoned', closedDate }))).toContain(closedDate);
  });

  test('never as a vote: two of them are alike and are two', () => {
    expect(identity(changedPullRequest('updated', 'Ben approved the pull request'))).toBeNull();
    expect(identity(changedPullRequest('updated', ''))).toBeNull();
  });
});

const idAt = (time: string | null) => firingIdFor(time, 'ab'.repeat(16));
const toldOf = (payload: unknown) =>
  JSON.parse(toCloudEvent({ id: 'an-id', source: '/api/v1/triggers/t', event: eventOf(payload), data: { a: 1 } }));

describe('A firing', () => {
  test('has the same id for the same notification, and newer events come first', () => {
    expect(idAt('2026-12-23T05:47:12.0015512Z')).toBe(idAt('2026-12-23T05:47:12.001Z'));
    const times = [
      null,
      'no time',
      '1970-01-01T00:00:00Z',
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:01Z',
      '+275000-01-01T00:00:00Z',
    ];
    const ids = times.map(idAt);
    expect(ids.toReversed()).toEqual(ids.toSorted());
    for (const id of ids) expect(id).toMatch(firingIdPattern);
  });

  test('keeps its event within a row, however long it was', () => {
    const long = 'ü'.repeat(5_000);
    const commits = Array.from({ length: 500 }, (_, number) => ({ commitId: `${number}`, comment: long }));
    const event = eventOf(push([main], { commits }));
    const kept = JSON.parse(eventText(event)) as GitEvent;
    expect(eventText(event).length).toBeLessThanOrEqual(30_000);
    expect(kept).toMatchObject({ kind: 'push', ref: 'refs/heads/main', newCommit: one, commits: expect.any(Array) });
    expect(eventText(eventOf(pushed))).toBe(JSON.stringify(eventOf(pushed)));
  });

  test('is told as a CloudEvent', () => {
    expect(toldOf(pushed)).toMatchObject({
      specversion: '1.0',
      id: 'an-id',
      source: '/api/v1/triggers/t',
      type: 'azure-repos-connector.push.update',
      subject: 'Fiber/web refs/heads/main',
      time: '2026-12-23T05:47:12.0015512Z',
      datacontenttype: 'application/json',
      data: { a: 1, event: { kind: 'push' } },
    });
    expect(toldOf(notification('git.pullrequest.created', pullRequest, { createdDate: 'soon' }))).not.toHaveProperty(
      'time',
    );
  });
});

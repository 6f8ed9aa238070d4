import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ignoredReasons, listed, sketch } from '../../../shared/model/delivery.ts';
import { toGitEvents } from '../../../shared/model/service-hooks/to-git-events.ts';
import { comment, notification, one, pullRequest, push, zeros } from './service-hooks/payloads.ts';

const sketchesOf = (body: unknown) => toGitEvents(body).events.map(sketch);
const nothing = { action: null, repository: 'web', ref: null, commit: null, pullRequest: null };

describe('an event in a few words', () => {
  test('is its kind, what was done, and to what', () => {
    const moved = { name: 'refs/heads/main', oldObjectId: zeros, newObjectId: one };
    expect(sketchesOf(push([moved, { ...moved, name: 'refs/tags/v1', oldObjectId: one, newObjectId: zeros }]))).toEqual(
      [
        { ...nothing, kind: 'push', action: 'created', ref: 'refs/heads/main', commit: one },
        { ...nothing, kind: 'push', action: 'deleted', ref: 'refs/tags/v1' },
      ],
    );
    const ofPullRequest = { ...nothing, ref: 'refs/heads/menu', commit: one, pullRequest: 22 };
    expect(sketchesOf(notification('git.pullrequest.created', pullRequest))).toEqual([
      { ...ofPullRequest, kind: 'pullRequest', action: 'created' },
    ]);
    expect(sketchesOf(comment({}))).toEqual([{ ...ofPullRequest, kind: 'comment', action: 'created' }]);
    expect(sketchesOf(notification('git.repo.deleted', { repositoryId: 'an-id', repositoryName: 'web' }))).toEqual([
      { ...nothing, kind: 'repository', action: 'deleted' },
    ]);
    expect(sketchesOf(notification('tfvc.checkin', { changesetId: 3 }))).toEqual([
      { ...nothing, kind: 'checkIn', repository: null },
    ]);
  });

  test('is short however long its names are, and never ends in half a character', () => {
    const [drawn] = sketchesOf(push([{ name: `refs/heads/${'😀'.repeat(10_000)}`, newObjectId: one }]));
    expect(drawn?.ref?.length).toBe(300);
    expect(drawn?.ref?.isWellFormed()).toBe(true);
  });
});

test('a list keeps what there is room for, and how many there were', () => {
  const items = Array.from({ length: 1_000 }, (_, index) => `item ${index}`);
  const { first, count } = listed(items, 500);
  expect(count).toBe(1_000);
  expect(first).toEqual(items.slice(0, first.length));
  expect(JSON.stringify(first).length).toBeLessThanOrEqual(502);
  expect(first.length).toBeGreaterThan(40);
  expect(listed(['x'.repeat(600)], 500)).toEqual({ first: [], count: 1 });
});

test('docs/deliveries.md has a row for every reason why a delivery is ignored, in its words, and no other', () => {
  const page = readFileSync(new URL('../../../docs/deliveries.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `([A-Z]\w+)` \| (.+) \|$/gm)].map(([, reason = '', words = '']) => [
    reason,
    words,
  ]);
  expect(Object.fromEntries(rows)).toEqual(ignoredReasons);
});

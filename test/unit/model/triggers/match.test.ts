import { describe, expect, test } from 'vitest';
import { toGitEvents } from '../../../../shared/model/service-hooks/to-git-events.ts';
import { makeReady, makingReady, matches, matching } from '../../../../shared/model/triggers/match.ts';
import type { Arrival } from '../../../../shared/model/triggers/subject.ts';
import { isKnownKey } from '../../../../shared/model/triggers/subject.ts';
import { TriggerDefinition } from '../../../../shared/model/triggers/trigger.ts';
import { comment, notification, one, pullRequest, push, two, zeros } from '../service-hooks/payloads.ts';

type Given = { type?: string; actions?: string[]; enabled?: boolean; headers?: object[] };

function definition(conditions: object[], { type = 'Push', actions = [], enabled, headers = [] }: Given = {}) {
  return TriggerDefinition.parse({
    name: 'Build',
    identifier: 'build',
    enabled,
    source: {
      type: 'Webhook',
      spec: {
        type: 'AzureRepo',
        spec: {
          type,
          spec: { connectorRef: 'web', actions, payloadConditions: conditions, headerConditions: headers },
        },
      },
    },
  });
}

function judge(payload: unknown, conditions: object[], given: Given = {}, arrival: Partial<Arrival> = {}) {
  const [event] = toGitEvents(payload).events;
  if (event === undefined) throw new Error('The payload says nothing');
  const ready = makeReady(definition(conditions, given));
  return matches(ready, event, { headers: {}, payload, changedFiles: null, ...arrival });
}

/** A payload whose resource lacks something. */
function without(payload: object, name: string): object {
  const { resource } = payload as { resource: object };
  return { ...payload, resource: { ...resource, [name]: undefined } };
}

const toMain = push([{ name: 'refs/heads/main', oldObjectId: two, newObjectId: one }]);
const tag = push([{ name: 'refs/tags/main', oldObjectId: zeros, newObjectId: one }]);
const opened = notification('git.pullrequest.created', pullRequest);

describe('kind and action', () => {
  test('a push fires a trigger for pushes and no other', () => {
    expect(judge(toMain, []).matched).toBe(true);
    expect(judge(toMain, [], { type: 'PullRequest' })).toMatchObject({
      matched: false,
      why: 'The trigger watches PullRequest, this is Push.',
    });
  });

  test('a merge attempt does not fire a trigger for merges, a completion does', () => {
    const merge = { type: 'PullRequest', actions: ['Merge'] };
    const attempt = notification('git.pullrequest.merged', pullRequest);
    const completed = notification('git.pullrequest.updated', { ...pullRequest, status: 'completed' });
    expect(judge(attempt, [], merge).why).toBe('The trigger watches the actions Merge, this is MergeAttempt.');
    expect(judge(completed, [], merge).matched).toBe(true);
  });

  test('a comment of the system fires nothing', () => {
    expect(judge(comment({ commentType: 'system' }), [], { type: 'IssueComment' }).matched).toBe(false);
    expect(judge(comment({}), [], { type: 'IssueComment' }).matched).toBe(true);
  });

  test('a disabled trigger fires on nothing, and says so', () => {
    expect(judge(toMain, [], { enabled: false }).why).toBe('The trigger is disabled.');
  });
});

describe('conditions', () => {
  const branchIsMain = { key: 'targetBranch', operator: 'Equals', value: 'main' };

  test('all must hold, and each is explained', () => {
    const { matched, conditions } = judge(toMain, [
      branchIsMain,
      { key: 'sender', operator: 'EndsWith', value: '@contoso.example' },
    ]);
    expect(matched).toBe(false);
    expect(conditions.map(({ why }) => why)).toEqual([
      'targetBranch is "main", which is as Equals "main" wants it.',
      'sender is "ana@fabrikam.example", which is not as EndsWith "@contoso.example" wants it.',
    ]);
  });

  test('a tag called like a branch is not that branch', () => {
    expect(judge(tag, [branchIsMain]).matched).toBe(false);
    expect(judge(tag, [{ key: 'tag', operator: 'Equals', value: 'main' }]).matched).toBe(true);
  });

  test('a source branch means nothing for a push and is passed over', () => {
    const condition = { key: 'sourceBranch', operator: 'Equals', value: 'menu' };
    expect(judge(toMain, [condition]).matched).toBe(true);
    expect(judge(opened, [condition], { type: 'PullRequest' }).conditions[0]).toMatchObject({ actual: 'menu' });
  });

  test.each([
    ['labels', 'Equals', 'urgent', true],
    ['labels', 'NotIn', 'urgent, later', false],
    ['draft', 'Equals', 'false', true],
    ['title', 'Contains', 'menu', true],
    ['author', 'StartsWith', 'ana@', true],
    ['<+trigger.payload.resource.status>', 'Equals', 'active', true],
    ["<+trigger.payload.resource['labels'][0].name>", 'Equals', 'urgent', true],
    ['<+trigger.payload.resource.pullRequestId>', 'In', '21, 22', true],
    ['<+trigger.payload.resource.missing.deeper>', 'NotEquals', 'x', true],
    ['<+trigger.payload.__proto__.polluted>', 'Equals', '', true],
  ])('of a pull request: %s %s %s is %s', (key, operator, value, expected) => {
    expect(judge(opened, [{ key, operator, value }], { type: 'PullRequest' }).matched).toBe(expected);
  });

  test('a command in a comment', () => {
    const deploy = { key: 'comment', operator: 'Regex', value: '/deploy .*' };
    const given = { type: 'IssueComment' };
    expect(judge(comment({ content: '/deploy web' }), [deploy], given).matched).toBe(true);
    expect(judge(comment({ content: 'please deploy' }), [deploy], given).matched).toBe(false);
  });

  test('changed files have to be asked for, unless another condition has decided already', () => {
    const files = { key: 'changedFiles', operator: 'StartsWith', value: 'src/' };
    expect(judge(toMain, [files]).matched).toBe('needs-api');
    expect(judge(toMain, [files, { ...branchIsMain, value: 'dev' }]).matched).toBe(false);
    expect(judge(toMain, [files], {}, { changedFiles: ['README.md', 'src/a.ts'] }).matched).toBe(true);
    expect(judge(toMain, [files], {}, { changedFiles: ['README.md'] }).matched).toBe(false);
  });

  test.each([
    ['forced', 'Push', toMain],
    ['<+trigger.payload.resource.commits[0].comment>', 'Push', without(toMain, 'commits')],
    ['labels', 'PullRequest', without(opened, 'labels')],
    ['title', 'PullRequest', { ...opened, resource: { pullRequestId: 22 } }],
    ['author', 'PullRequest', { ...opened, resource: { pullRequestId: 22 } }],
    ['targetBranch', 'PullRequest', { ...opened, resource: { pullRequestId: 22 } }],
  ])('%s, where the payload leaves it out, has to be asked for', (key, type, payload) => {
    const { matched, why } = judge(payload, [{ key, operator: 'Contains', value: 'a' }], { type });
    expect([matched, why]).toEqual(['needs-api', `${key} is not in the payload; Azure DevOps has to be asked.`]);
  });

  test('a tag that moved was forced, and a branch that was made was not', () => {
    const forced = { key: 'forced', operator: 'Equals', value: 'true' };
    const ofTag = push([{ name: 'refs/tags/main', oldObjectId: two, newObjectId: one }]);
    expect([judge(ofTag, [forced]).matched, judge(tag, [forced]).matched]).toEqual([true, false]);
    expect(judge(opened, [forced], { type: 'PullRequest' }).matched).toBe(true);
  });

  test('fifty patterns are tried with pauses between them', () => {
    const value = '[ab]*a[ab]{100}';
    const conditions = Array.from({ length: 50 }, () => ({ key: 'targetBranch', operator: 'Regex', value }));
    const making = makingReady(definition(conditions));
    expect(Array.from(making).length).toBeGreaterThanOrEqual(50);
    const [event] = toGitEvents(
      push([{ name: `refs/heads/${'ab'.repeat(100)}`, oldObjectId: two, newObjectId: one }]),
    ).events;
    if (event === undefined) throw new Error('The payload says nothing');
    const judging = matching(makeReady(definition(conditions)), event, {
      headers: {},
      payload: {},
      changedFiles: null,
    });
    expect(Array.from(judging).length).toBeGreaterThanOrEqual(50);
  });

  test('what must not be holds for every one of several', () => {
    const outside = { key: 'changedFiles', operator: 'DoesNotContain', value: 'docs/' };
    expect(judge(toMain, [outside], {}, { changedFiles: ['src/a.ts', 'docs/b.md'] }).matched).toBe(false);
    expect(judge(toMain, [outside], {}, { changedFiles: ['src/a.ts'] }).matched).toBe(true);
  });

  test('headers are found in any case, by name or by expression', () => {
    const headers = { 'x-azure-event': 'push' };
    for (const key of ['X-Azure-Event', "<+trigger.header['X-AZURE-event']>"]) {
      const condition = { key, operator: 'Equals', value: 'push' };
      expect(judge(toMain, [], { headers: [condition] }, { headers }).matched).toBe(true);
      expect(judge(toMain, [], { headers: [condition] }).matched).toBe(false);
    }
  });

  test('a value may be written as a number or a truth value', () => {
    const condition = { key: '<+trigger.payload.resource.pullRequestId>', operator: 'Equals', value: 22 };
    expect(judge(opened, [condition], { type: 'PullRequest' }).matched).toBe(true);
  });

  test('a key that is none never matches, and says so', () => {
    expect(judge(toMain, [{ key: 'targetBranche', operator: 'NotEquals', value: 'x' }])).toMatchObject({
      matched: false,
      why: 'targetBranche is no key of a condition.',
    });
    expect(isKnownKey('targetBranche')).toBe(false);
    expect(isKnownKey('<+trigger.payload.a>')).toBe(true);
    expect(isKnownKey("<+trigger.header['a']>")).toBe(true);
  });
});

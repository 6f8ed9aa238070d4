import * as fc from 'fast-check';
import type { GitEvent } from '../../../../shared/model/git-event.ts';
import { makeReady, type ReadyTrigger } from '../../../../shared/model/triggers/match.ts';
import { operators, toComparison } from '../../../../shared/model/triggers/operators.ts';
import type { Place } from '../../../../shared/model/triggers/place.ts';
import type { Arrival } from '../../../../shared/model/triggers/subject.ts';
import { subjectNames } from '../../../../shared/model/triggers/subject.ts';
import { TriggerDefinition } from '../../../../shared/model/triggers/trigger.ts';

/** Triggers and events of a small world, so that they often meet. */

export type AnyTrigger = { number: number; place: Place; ready: ReadyTrigger };

const texts = fc.constantFrom(
  'main',
  'Main',
  'dev',
  'release/1',
  'release/22',
  'fix',
  'a,b',
  '',
  ' ',
  'm\nn',
  'urgent',
);
const patterns = fc.constantFrom(
  '.*',
  'release/\\d+',
  'rel.*',
  'main|dev',
  'main?',
  '(a|b)*',
  'ma+in',
  '[mf].*',
  '',
  '(x',
);
const lists = fc.constantFrom('main, dev', 'release/.*, main', '"a,b", urgent', 'ma.*', ',', 'm.n,(x');
const keys = fc.constantFrom(
  ...subjectNames,
  '<+trigger.payload.resource.status>',
  '<+trigger.payload.list>',
  "<+trigger.header['X-One']>",
  'targetBranche',
);
const condition = fc
  .record({ key: keys, operator: fc.constantFrom(...operators), value: fc.oneof(texts, patterns, lists) })
  .filter(({ operator, value }) => toComparison(operator, value).ok);
const headerCondition = fc
  .record({ key: fc.constantFrom('x-one', 'X-One'), operator: fc.constantFrom('Equals', 'NotIn'), value: texts })
  .map((one) => one);

const ids = fc.constantFrom('AAAA', 'aaaa', 'bbbb');
const maybeId = fc.option(ids, { freq: 3 });
const projects = fc.constantFrom('Fiber', 'fiber', 'Other');
const repositories = fc.constantFrom('web', 'WEB', 'shop');
const organizations = fc.constantFrom('fabrikam', 'Fabrikam', 'contoso');

const place: fc.Arbitrary<Place> = fc.record({
  organization: organizations,
  project: projects,
  projectId: maybeId,
  repository: fc.option(fc.record({ id: maybeId, name: repositories })),
});

const actions = {
  Push: ['Create', 'Update', 'Delete'],
  PullRequest: ['Create', 'Update', 'Merge'],
  IssueComment: ['Create', 'Edit'],
  CheckIn: ['Create'],
};

const definition = fc.constantFrom(...(Object.keys(actions) as (keyof typeof actions)[])).chain((type) =>
  fc.record({
    name: fc.constant('One'),
    identifier: fc.constant('one'),
    enabled: fc.constantFrom(true, true, true, false),
    source: fc.record({
      type: fc.constant('Webhook'),
      spec: fc.record({
        type: fc.constant('AzureRepo'),
        spec: fc.record({
          type: fc.constant(type),
          spec: fc.record({
            connectorRef: fc.constant('web'),
            actions: fc.subarray(actions[type]),
            payloadConditions: fc.array(condition, { maxLength: 3 }),
            headerConditions: fc.array(headerCondition, { maxLength: 1 }),
          }),
        }),
      }),
    }),
  }),
);

export const anyTriggers: fc.Arbitrary<AnyTrigger[]> = fc
  .array(fc.record({ definition, place }), { maxLength: 40 })
  .map((all) =>
    all.map(({ definition, place }, number) => ({
      number,
      place,
      ready: makeReady(TriggerDefinition.parse(definition)),
    })),
  );

const person = fc.option(fc.record({ id: maybeId, displayName: fc.option(texts), uniqueName: fc.option(texts) }));
const occurrence = {
  createdAt: fc.constant(null),
  organization: fc.option(organizations, { freq: 5 }),
  repository: fc.record({
    id: maybeId,
    name: fc.option(repositories, { freq: 5 }),
    projectId: maybeId,
    projectName: fc.option(projects, { freq: 5 }),
  }),
  sender: person,
};
const ref = texts.map((text) => `refs/heads/${text}`);
const pullRequest = fc.record({
  id: fc.constant(1),
  title: fc.option(texts),
  description: fc.constant(null),
  status: fc.constant('active'),
  mergeStatus: fc.constant(null),
  draft: fc.option(fc.boolean()),
  labels: fc.option(fc.array(texts, { maxLength: 3 })),
  author: person,
  sourceRef: fc.option(ref),
  targetRef: fc.option(ref),
  sourceCommit: fc.constant(null),
  targetCommit: fc.constant(null),
  mergeCommit: fc.constant(null),
  forkedFrom: fc.constant(null),
});

export const anyEvent: fc.Arbitrary<GitEvent> = fc.oneof(
  fc.record({
    ...occurrence,
    kind: fc.constant('push' as const),
    pushId: fc.constant(1),
    ref,
    refType: fc.constantFrom('branch' as const, 'tag' as const, 'other' as const),
    name: texts,
    change: fc.constantFrom('created' as const, 'moved' as const, 'deleted' as const),
    forced: fc.constantFrom(true, false, null),
    oldCommit: fc.constant(null),
    newCommit: fc.constant(null),
    commits: fc.constant(null),
  }),
  fc.record({
    ...occurrence,
    kind: fc.constant('pullRequest' as const),
    action: fc.constantFrom('created' as const, 'updated' as const, 'completed' as const, 'mergeAttempted' as const),
    changed: fc.constant(null),
    pullRequest,
  }),
  fc.record({
    ...occurrence,
    kind: fc.constant('comment' as const),
    action: fc.constantFrom('created' as const, 'edited' as const),
    system: fc.boolean(),
    text: texts,
    commentId: fc.constant(1),
    pullRequest: fc.option(pullRequest),
  }),
  fc.record({
    ...occurrence,
    kind: fc.constant('checkIn' as const),
    changesetId: fc.constant(1),
    comment: fc.option(texts),
  }),
  fc.record({
    ...occurrence,
    kind: fc.constant('repository' as const),
    action: fc.constant('renamed' as const),
    oldName: fc.constant(null),
  }),
);

export const anyArrival: fc.Arbitrary<Arrival> = fc.record({
  headers: fc.record({ 'x-one': texts }, { requiredKeys: [] }),
  payload: fc.record({ resource: fc.record({ status: texts }), list: fc.array(texts, { maxLength: 3 }) }),
  changedFiles: fc.option(fc.array(texts, { maxLength: 4 })),
});

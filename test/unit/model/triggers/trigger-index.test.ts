import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GitEvent } from '../../../../shared/model/git-event.ts';
import { toGitEvents } from '../../../../shared/model/service-hooks/to-git-events.ts';
import { makeReady, matches } from '../../../../shared/model/triggers/match.ts';
import { isAt, type Place } from '../../../../shared/model/triggers/place.ts';
import type { Arrival } from '../../../../shared/model/triggers/subject.ts';
import { makeTriggerIndex, type Placed } from '../../../../shared/model/triggers/trigger-index.ts';
import { TriggerDefinition } from '../../../../shared/model/triggers/trigger.ts';
import { one, push, repository, two } from '../service-hooks/payloads.ts';
import { anyArrival, anyEvent, anyTriggers } from './any-trigger.ts';

function finish<Result>(steps: Generator<void, Result>): { result: Result; pauses: number } {
  for (let pauses = 0; ; pauses++) {
    const { done, value } = steps.next();
    if (done === true) return { result: value, pauses };
  }
}

test('Whatever the triggers and the event: those are found that fire when each is asked, and no other', () => {
  const world = fc.record({ triggers: anyTriggers, seen: fc.array(fc.tuple(anyEvent, anyArrival), { maxLength: 8 }) });
  fc.assert(
    fc.property(world, ({ triggers, seen }) => {
      const index = makeTriggerIndex(triggers);
      // Twice, since what was worked out the first time is remembered the second.
      for (const [event, arrival] of [...seen, ...seen]) {
        const { fires, needsApi } = finish(index.find(event, arrival)).result;
        const asked = (matched: true | 'needs-api') =>
          triggers.filter(
            ({ place, ready }) => isAt(place, event) && matches(ready, event, arrival).matched === matched,
          );
        expect(numbersOf(fires)).toEqual(numbersOf(asked(true)));
        expect(numbersOf(needsApi)).toEqual(numbersOf(asked('needs-api')));
      }
    }),
    { numRuns: 200 },
  );
});

function numbersOf(triggers: readonly { number: number }[]): number[] {
  return triggers.map(({ number }) => number).toSorted((a, b) => a - b);
}

const toMain = push([{ name: 'refs/heads/main', oldObjectId: two, newObjectId: one }]);
const arrival: Arrival = { headers: {}, payload: toMain, changedFiles: null };

function pushed(fields: Partial<GitEvent['repository']> = {}): GitEvent {
  const [event] = toGitEvents(toMain).events;
  if (event === undefined) throw new Error('The payload says nothing');
  return { ...event, repository: { ...event.repository, ...fields } };
}

function onPush(place: Place, conditions: object[] = []): Placed {
  const spec = { connectorRef: 'web', payloadConditions: conditions };
  const source = { type: 'Webhook', spec: { type: 'AzureRepo', spec: { type: 'Push', spec } } };
  return { place, ready: makeReady(TriggerDefinition.parse({ name: 'One', identifier: 'one', source })) };
}

const web: Place = {
  organization: 'fabrikam',
  project: 'Fiber',
  projectId: null,
  repository: { id: repository.id, name: 'web' },
};

function fires(place: Place, event: GitEvent): boolean {
  return finish(makeTriggerIndex([onPush(place)]).find(event, arrival)).result.fires.length === 1;
}

describe('a repository', () => {
  test('that was renamed still fires, by its id', () => {
    expect(fires(web, pushed({ name: 'shop' }))).toBe(true);
    expect(fires({ ...web, repository: { id: null, name: 'web' } }, pushed({ name: 'shop' }))).toBe(false);
  });

  test('that took over the name of another is not that other', () => {
    expect(fires(web, pushed({ id: 'another' }))).toBe(false);
  });

  test('is found by its names in any case where an id is missing', () => {
    const byName: Place = { ...web, organization: 'FABRIKAM', repository: { id: null, name: 'WEB' } };
    expect(fires(byName, pushed())).toBe(true);
    expect(fires(web, pushed({ id: null }))).toBe(true);
    expect(fires({ ...byName, organization: 'contoso' }, pushed())).toBe(false);
  });

  test('fires what watches its whole project', () => {
    expect(fires({ ...web, repository: null }, pushed())).toBe(true);
    expect(fires({ ...web, repository: null, project: 'Other' }, pushed())).toBe(false);
  });

  test('of an unknown organization is no repository of ours with the same name', () => {
    expect(fires(web, { ...pushed({ id: null }), organization: null })).toBe(false);
  });
});

test('A thousand patterns are gone through with pauses, and remembered', () => {
  const triggers = Array.from({ length: 1_000 }, (_, number) =>
    onPush(web, [{ key: 'targetBranch', operator: 'Regex', value: `.*n|x${number}` }]),
  );
  const index = makeTriggerIndex(triggers);
  const first = finish(index.find(pushed(), arrival));
  expect(first.result.fires).toHaveLength(1_000);
  expect(first.pauses).toBeGreaterThan(2);
  expect(finish(index.find(pushed(), arrival))).toEqual({ result: first.result, pauses: 0 });
});

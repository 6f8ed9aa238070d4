import type { GitEvent } from '../../../shared/model/git-event.ts';
import { toGitEvents } from '../../../shared/model/service-hooks/to-git-events.ts';
import type { Arrival } from '../../../shared/model/triggers/subject.ts';
import { pushOf } from './payloads.ts';

export type Input = { event: GitEvent; arrival: Arrival };

export function inputOf(payload: unknown): Input {
  const [event] = toGitEvents(payload).events;
  if (event === undefined) throw new Error('The payload says nothing');
  return { event, arrival: { headers: {}, payload, changedFiles: null } };
}

/** Numbers that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a person and an attacker may call a branch. */
export function branchOf(random: () => number): string {
  const kinds = [
    () => 'main',
    () => `feature/${Math.floor(random() * 10_000)}/x`,
    () => `release/${Math.floor(random() * 10_000)}/y`,
    () => `a-${Math.floor(random() * 10_000)}-w${Math.floor(random() * 40_000).toString(36)}z`,
    () => 'a'.repeat(Math.floor(random() * 250)),
    () => Array.from({ length: Math.floor(random() * 250) }, () => (random() < 0.5 ? 'a' : 'b')).join(''),
    () => String.fromCodePoint(...Array.from({ length: 20 }, () => 32 + Math.floor(random() * 50_000))),
  ];
  return kinds[Math.floor(random() * kinds.length)]?.() ?? '';
}

function update(name: string) {
  return { name, oldObjectId: '0'.repeat(40), newObjectId: 'b'.repeat(40) };
}

/** A delivery that is odd in one of many ways. */
export function oddPayload(random: () => number): unknown {
  const body: Record<string, unknown> = pushOf(2, Math.floor(random() * 1_000), branchOf(random));
  const resource = body['resource'] as Record<string, unknown>;
  const changes = [
    () => undefined,
    () => (resource['refUpdates'] = Array.from({ length: Math.floor(random() * 20) }, () => update(branchOf(random)))),
    () => (resource['repository'] = branchOf(random)),
    () => (resource['pushedBy'] = { uniqueName: 'x'.repeat(Math.floor(random() * 2_000)) }),
    () => (body['eventType'] = ['git.pullrequest.updated', 'tfvc.checkin', 7, null][Math.floor(random() * 4)]),
    () =>
      (resource['commits'] = Array.from({ length: Math.floor(random() * 50) }, () => ({ commitId: 'a', comment: 1 }))),
    () => (body['message'] = { text: `${'updated the '.repeat(200)}source branch` }),
    () => (body['resourceContainers'] = { account: { baseUrl: `https://${branchOf(random)}/` } }),
  ];
  changes[Math.floor(random() * changes.length)]?.();
  return body;
}

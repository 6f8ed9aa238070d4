import type { GitEvent } from '../git-event.ts';
import { atOnce, type Slices } from '../slices.ts';
import { type Comparison, comparing, excludes, holding } from './operators.ts';
import { type Arrival, headerReader, type Reader, readerOf, type Subject } from './subject.ts';
import type { Condition, TriggerDefinition, Watched } from './trigger.ts';

export type Matched = true | false | 'needs-api';

/** One condition, as it came out, with the sentence for whoever asks why nothing fired. */
export type Judged = Condition & { actual: string | string[] | null; matched: Matched; why: string };

export type Match = { matched: Matched; why: string; conditions: Judged[] };

/** A trigger whose operators are made ready, so that patterns are compiled once. */
export type ReadyTrigger = {
  watched: Watched;
  enabled: boolean;
  conditions: readonly ReadyCondition[];
};

export type ReadyCondition = Condition & { header: boolean; read: Reader; comparison: Comparison };

/** @throws Error for a pattern that cannot be used; such a trigger is refused before it is stored. */
export function makeReady(definition: Pick<TriggerDefinition, 'enabled' | 'source'>): ReadyTrigger {
  return atOnce(makingReady(definition));
}

export function* makingReady({ enabled, source }: Pick<TriggerDefinition, 'enabled' | 'source'>): Slices<ReadyTrigger> {
  const watched = source.spec.spec;
  const { payloadConditions, headerConditions } = watched.spec;
  const conditions: ReadyCondition[] = [];
  for (const one of payloadConditions) conditions.push(yield* ready(one, false));
  for (const one of headerConditions) conditions.push(yield* ready(one, true));
  return { watched, enabled, conditions };
}

function* ready(condition: Condition, header: boolean): Slices<ReadyCondition> {
  const made = yield* comparing(condition.operator, condition.value);
  if (!made.ok) throw new Error(made.problem);
  const read = header ? headerReader(condition.key) : readerOf(condition.key);
  return { ...condition, header, read, comparison: made.comparison };
}

/** Whether an event fires a trigger: kind and action first, then all conditions. Every condition is explained. */
export function matches(trigger: ReadyTrigger, event: GitEvent, arrival: Arrival): Match {
  return atOnce(matching(trigger, event, arrival));
}

/** The same with pauses. */
export function* matching(
  { watched, enabled, conditions }: ReadyTrigger,
  event: GitEvent,
  arrival: Arrival,
): Slices<Match> {
  const judged: Judged[] = [];
  for (const condition of conditions) judged.push(yield* judge(condition, event, arrival));
  const kind = kindMatches(watched, event);
  if (!enabled) return { matched: false, why: 'The trigger is disabled.', conditions: judged };
  if (kind !== null) return { matched: false, why: kind, conditions: judged };
  const failed = judged.find(({ matched }) => matched === false);
  if (failed !== undefined) return { matched: false, why: failed.why, conditions: judged };
  const open = judged.find(({ matched }) => matched === 'needs-api');
  if (open !== undefined) return { matched: 'needs-api', why: open.why, conditions: judged };
  return { matched: true, why: 'Event, action and all conditions match.', conditions: judged };
}

/** Why the event is none of those that the trigger watches; null when it is. */
function kindMatches({ type, spec }: Watched, event: GitEvent): string | null {
  const [kind, action] = happened(event);
  if (kind !== type) return `The trigger watches ${type}, this is ${kind}.`;
  const wanted: readonly string[] = spec.actions;
  if (wanted.length === 0 || (action !== null && wanted.includes(action))) return null;
  return `The trigger watches the actions ${wanted.join(', ')}, this is ${action}.`;
}

const happenings = {
  push: { created: 'Create', moved: 'Update', deleted: 'Delete' },
  pullRequest: {
    created: 'Create',
    updated: 'Update',
    completed: 'Merge',
    abandoned: 'Abandon',
    mergeAttempted: 'MergeAttempt',
  },
  comment: { created: 'Create', edited: 'Edit', deleted: 'Delete' },
} as const;

/** The event in the words of trigger definitions. A system comment is nobody's comment. */
export function happened(event: GitEvent): [kind: string, action: string | null] {
  switch (event.kind) {
    case 'push':
      return ['Push', happenings.push[event.change]];
    case 'pullRequest':
      return ['PullRequest', happenings.pullRequest[event.action]];
    case 'comment':
      return [event.system ? 'a comment of the system' : 'IssueComment', happenings.comment[event.action]];
    case 'checkIn':
      return ['CheckIn', 'Create'];
    case 'repository':
      return [`a repository that was ${event.action}`, null];
  }
}

function* judge(
  { header: _header, read, comparison, ...condition }: ReadyCondition,
  event: GitEvent,
  arrival: Arrival,
): Slices<Judged> {
  const subject = read(event, arrival);
  const actual = actualOf(subject);
  const outcome = yield* outcomeOf(subject, condition, comparison);
  return { ...condition, actual, matched: outcome, why: explain(condition, subject, outcome) };
}

function* outcomeOf(subject: Subject, { operator }: Condition, comparison: Comparison): Slices<Matched> {
  switch (subject.kind) {
    case 'not concerned':
      return true;
    case 'unknown key':
      return false;
    case 'needs api':
      return 'needs-api';
    case 'text':
      return yield* holding(comparison, subject.value);
    case 'list': {
      // Of what must not be, all; of the rest, one.
      const all = excludes(operator);
      for (const value of subject.values) if ((yield* holding(comparison, value)) !== all) return !all;
      return all;
    }
  }
}

function actualOf(subject: Subject): Judged['actual'] {
  if (subject.kind === 'text') return subject.value;
  return subject.kind === 'list' ? [...subject.values] : null;
}

function explain({ key, operator, value }: Condition, subject: Subject, outcome: Matched): string {
  switch (subject.kind) {
    case 'not concerned':
      return `${key} says nothing about this kind of event and is passed over.`;
    case 'unknown key':
      return `${key} is no key of a condition.`;
    case 'needs api':
      return `${key} is not in the payload; Azure DevOps has to be asked.`;
    case 'text':
    case 'list': {
      const shown =
        subject.kind === 'text' ? quote(subject.value) : `[${subject.values.slice(0, 5).map(quote).join(', ')}]`;
      return `${key} is ${shown}, which ${outcome === true ? 'is' : 'is not'} as ${operator} ${quote(value)} wants it.`;
    }
  }
}

/** What stands in a sentence is short. */
function quote(text: string | null): string {
  if (text === null) return 'absent';
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

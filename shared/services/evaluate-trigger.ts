import type { Context } from '../context.ts';
import { sameName } from '../model/azure-names.ts';
import { KeptDelivery } from '../model/contract/trigger.ts';
import { type Problem, refuseAll, type Warning } from '../model/errors.ts';
import { eventText } from '../model/event-text.ts';
import type { GitEvent, Ignored } from '../model/git-event.ts';
import { valueAt } from '../model/json-pointer.ts';
import { schemaProblems } from '../model/schema-problems.ts';
import type { Scope } from '../model/scope.ts';
import { toGitEvents } from '../model/service-hooks/to-git-events.ts';
import {
  type Judged,
  makingReady,
  type Match,
  type Matched,
  matching,
  type ReadyTrigger,
} from '../model/triggers/match.ts';
import type { Arrival } from '../model/triggers/subject.ts';
import { placeOfTrigger, readingTriggerRequest } from '../model/triggers/trigger-request.ts';
import type { TriggerDefinition } from '../model/triggers/trigger.ts';
import { inSlices } from './in-slices.ts';
import { readTrigger } from './triggers.ts';

export type Evaluation = {
  matched: Matched;
  events: (GitEvent & Match)[];
  /** Events that were not judged. */
  leftOut: number;
  ignored: Ignored | null;
  warnings: Warning[];
};

const mostEvents = 100;
/** Milliseconds. */
const longest = 20_000;
/** Of a trigger with everything in it, as JSON; the rest of a body is the delivery's. */
const longestTrigger = 65_536;
const mostLevels = 50;

/**
 * What a delivery would do to a trigger, and why. Writes nothing and calls nobody; the connector of a trigger that is
 * sent along need not exist.
 * @throws Refusal InvalidRequest, TriggerNotFound
 */
export async function evaluateTrigger(context: Context, scope: Scope, body: unknown): Promise<Evaluation> {
  const delivery = KeptDelivery.safeParse(body);
  const problems = delivery.success ? [] : schemaProblems(delivery.error, body);
  const { definition, warnings } = await triggerOf(context, scope, body, problems);
  const { headers, payload } = delivery.data ?? {};
  const arrival: Arrival = { headers: inLowerCase(headers ?? {}), payload, changedFiles: null };
  const ready = await inSlices(context, makingReady(definition));
  const { events, ignored } = toGitEvents(payload);
  const judged: (GitEvent & Match)[] = [];
  const end = context.clock.monotonicMs() + longest;
  const giveUp = () => {
    if (context.clock.monotonicMs() > end) throw refuseAll([tooMuch]);
  };
  for (const event of events.slice(0, mostEvents)) {
    const match = judge(ready, event, await inSlices(context, matching(ready, event, arrival), giveUp));
    judged.push({ ...shortened(event), ...match, conditions: match.conditions.map(cut) });
    await context.clock.pause(0);
  }
  const outcomes = new Set(judged.map(({ matched }) => matched));
  const matched = outcomes.has(true) || (outcomes.has('needs-api') ? 'needs-api' : false);
  return { matched, events: judged, leftOut: events.length - judged.length, ignored, warnings };
}

const tooMuch: Problem = {
  pointer: '/payload',
  code: 'FieldValueInvalid',
  message: `To judge this takes longer than ${longest / 1_000} seconds.`,
  hint: 'Send a payload with shorter lists, or a trigger with fewer patterns.',
};

/** A push of a hundred refs would repeat its commits a hundred times. Only what the service itself has written is read. */
function shortened(event: GitEvent): GitEvent {
  return JSON.parse(eventText(event)) as GitEvent;
}

/** What is shown of a value that a condition has looked at. */
function cut(condition: Judged): Judged {
  const { actual } = condition;
  if (actual === null) return condition;
  return { ...condition, actual: typeof actual === 'string' ? short(actual) : actual.slice(0, 20).map(short) };
}

function short(text: string): string {
  return text.length > 1_000 ? `${text.slice(0, 1_000).toWellFormed()}…` : text;
}

/** As it matched, for the repository that the trigger itself names; that of its connector is not asked for. */
function judge(ready: ReadyTrigger, event: GitEvent, match: Match): Match {
  const { repoName } = ready.watched.spec;
  const { name } = event.repository;
  if (repoName === undefined || name === null || sameName(repoName, name)) return match;
  return { ...match, matched: false, why: `The trigger watches the repository ${repoName}, this is ${name}.` };
}

/** Whoever walks through a value calls itself for each level. */
function nestsDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => nestsDeeper(inner, levels - 1));
}

const tooLong: Omit<Problem, 'pointer'> = {
  code: 'FieldValueInvalid',
  message: `The trigger is longer than ${longestTrigger} characters, or has more than ${mostLevels} levels.`,
  hint: 'Shorten its conditions.',
};

function inLowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** The trigger of the body, or the stored one that it names. `others`: what else is wrong with the body. */
async function triggerOf(
  context: Context,
  scope: Scope,
  body: unknown,
  others: readonly Problem[],
): Promise<{ definition: TriggerDefinition; warnings: Warning[] }> {
  const given = valueAt(body, '/trigger') ?? valueAt(body, '/identifier');
  if (typeof given === 'string' && others.length === 0)
    return { ...(await readTrigger(context, scope, given)), warnings: [] };
  const base = placeOfTrigger(body, '/trigger');
  const raw = valueAt(body, base) ?? null;
  if (nestsDeeper(raw, mostLevels) || JSON.stringify(raw).length > longestTrigger)
    throw refuseAll([...others, { ...tooLong, pointer: base }]);
  const { definition, problems, warnings } = await inSlices(
    context,
    readingTriggerRequest(body, base, { scope, identifier: null }),
  );
  if (definition === null || others.length > 0)
    throw refuseAll([...others, ...(typeof given === 'string' ? [] : problems)]);
  return { definition, warnings };
}

import type { Context } from '../context.ts';
import { sameName } from '../model/azure-names.ts';
import { KeptDelivery } from '../model/contract/trigger.ts';
import { type Problem, refuseAll, type Warning } from '../model/errors.ts';
import type { GitEvent, Ignored } from '../model/git-event.ts';
import { valueAt } from '../model/json-pointer.ts';
import { schemaProblems } from '../model/schema-problems.ts';
import type { Scope } from '../model/scope.ts';
import { toGitEvents } from '../model/service-hooks/to-git-events.ts';
import { makeReady, type Match, type Matched, matches, type ReadyTrigger } from '../model/triggers/match.ts';
import type { Arrival } from '../model/triggers/subject.ts';
import { placeOfTrigger, readTriggerRequest } from '../model/triggers/trigger-request.ts';
import type { TriggerDefinition } from '../model/triggers/trigger.ts';
import { readTrigger } from './triggers.ts';

export type Evaluation = {
  matched: Matched;
  events: (GitEvent & Match)[];
  ignored: Ignored | null;
  warnings: Warning[];
};

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
  const ready = makeReady(definition);
  const { events, ignored } = toGitEvents(payload);
  const judged: (GitEvent & Match)[] = [];
  for (const event of events) {
    judged.push({ ...event, ...judge(ready, event, arrival) });
    // A push may be of thousands of refs, and others wait.
    await context.clock.pause(0);
  }
  const outcomes = new Set(judged.map(({ matched }) => matched));
  const matched = outcomes.has(true) || (outcomes.has('needs-api') ? 'needs-api' : false);
  return { matched, events: judged, ignored, warnings };
}

/** As `matches`, for the repository that the trigger itself names; that of its connector is not asked for. */
function judge(ready: ReadyTrigger, event: GitEvent, arrival: Arrival): Match {
  const match = matches(ready, event, arrival);
  const { repoName } = ready.watched.spec;
  const { name } = event.repository;
  if (repoName === undefined || name === null || sameName(repoName, name)) return match;
  return { ...match, matched: false, why: `The trigger watches the repository ${repoName}, this is ${name}.` };
}

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
  const { definition, problems, warnings } = readTriggerRequest(body, base, { scope, identifier: null });
  if (definition === null || others.length > 0)
    throw refuseAll([...others, ...(typeof given === 'string' ? [] : problems)]);
  return { definition, warnings };
}

import type { Context } from '../context.ts';
import type { GitEvent } from '../model/git-event.ts';
import { at } from '../model/service-hooks/fields.ts';
import { type Missing, withPullRequest } from '../model/service-hooks/missing.ts';
import { commitsOf } from '../model/service-hooks/push.ts';
import { makeReady, type Match, matches, type ReadyCondition } from '../model/triggers/match.ts';
import type { Arrival } from '../model/triggers/subject.ts';
import type { TriggerDefinition } from '../model/triggers/trigger.ts';
import { askOfEvent } from './ask-of-event.ts';
import { makeAskOnce } from './ask-once.ts';
import { type Changed, changedFilesOf } from './changed-files.ts';
import type { Asked } from './reach-organization.ts';

/** An event with what its payload left out and Azure DevOps was asked for. */
export type Completed = { event: GitEvent; changedFiles: Changed | null; commits: unknown };

/** An event, and the row of the connector that asks about it. */
type About = { account: string; connectorRow: string; event: GitEvent };

const nothing: Arrival = { headers: {}, payload: null, changedFiles: null };

/** What the conditions of a trigger turn on that the event does not say, in the order of its conditions. */
export function missingFor(definition: TriggerDefinition, event: GitEvent): Missing[] {
  const missing = openConditions(definition, event).map(({ what }) => what);
  return [...new Set(missing)];
}

/** Asks for what is missing, one after the other; the first refusal is the answer. */
export async function askForMissing(
  context: Context,
  about: About,
  missing: readonly Missing[],
): Promise<Asked<Completed>> {
  let known: Completed = { event: about.event, changedFiles: null, commits: undefined };
  for (const what of missing) {
    const asked = await askFor(context, about, what, known);
    if (!asked.ok) return asked;
    known = asked.value;
  }
  return { ok: true, value: known };
}

/** Whether a trigger fires now that the rest is known; what the event and its payload said has been judged before. */
export function judgeRest(definition: TriggerDefinition, event: GitEvent, known: Completed): Match {
  const conditions = openConditions(definition, event).map(({ condition }) => condition);
  const { watched } = makeReady(definition);
  const anyAction = { ...watched, spec: { ...watched.spec, actions: [] } } as typeof watched;
  const { changedFiles, commits } = known;
  const arrival: Arrival = {
    headers: {},
    payload: { resource: { commits } },
    changedFiles: changedFiles?.files ?? null,
  };
  const match = matches({ watched: anyAction, enabled: true, conditions }, known.event, arrival);
  if (match.matched === true || changedFiles === null || changedFiles.whole) return match;
  return { ...match, why: `${match.why} Only the first ${changedFiles.files.length} files were looked at.` };
}

function openConditions(
  definition: TriggerDefinition,
  event: GitEvent,
): { condition: ReadyCondition; what: Missing }[] {
  return makeReady(definition).conditions.flatMap((condition) => {
    const subject = condition.read(event, nothing);
    return subject.kind === 'needs api' ? [{ condition, what: subject.what }] : [];
  });
}

const askForcedOnce = makeAskOnce<boolean>();
const askResourceOnce = makeAskOnce<Readonly<Record<string, unknown>>>();

async function askFor(context: Context, about: About, what: Missing, known: Completed): Promise<Asked<Completed>> {
  const { account, connectorRow, event } = about;
  const { azureDevOps } = context;
  switch (what) {
    case 'changedFiles': {
      const asked = await changedFilesOf(context, account, connectorRow, event);
      return asked.ok ? { ok: true, value: { ...known, changedFiles: asked.value } } : asked;
    }
    case 'forced': {
      if (known.event.kind !== 'push') break;
      const { oldCommit, newCommit } = known.event;
      if (oldCommit === null || newCommit === null) break;
      const commits = { oldCommit, newCommit };
      const asked = await askOfEvent(context, { ...about, about: commits }, askForcedOnce, (caller, place) =>
        azureDevOps.forced(caller, place, commits),
      );
      return asked.ok ? { ok: true, value: { ...known, event: { ...known.event, forced: asked.value } } } : asked;
    }
    case 'pullRequest': {
      const id = event.kind === 'pullRequest' || event.kind === 'comment' ? (event.pullRequest?.id ?? null) : null;
      if (id === null) break;
      const asked = await askOfEvent(
        context,
        { ...about, about: ['pullRequest', id] },
        askResourceOnce,
        (caller, { project }) => azureDevOps.pullRequest(caller, project, id),
      );
      return asked.ok ? { ok: true, value: { ...known, event: withPullRequest(known.event, asked.value) } } : asked;
    }
    case 'commits': {
      if (known.event.kind !== 'push' || known.event.pushId === null) break;
      const { pushId } = known.event;
      const asked = await askOfEvent(context, { ...about, about: ['push', pushId] }, askResourceOnce, (caller, place) =>
        azureDevOps.push(caller, place, pushId),
      );
      if (!asked.ok) return asked;
      const commits = commitsOf(asked.value) ?? [];
      const raw = at(asked.value, 'commits') ?? [];
      return { ok: true, value: { ...known, event: { ...known.event, commits }, commits: raw } };
    }
  }
  return { ok: true, value: known };
}

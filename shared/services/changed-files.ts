import type { Context } from '../context.ts';
import type { GitEvent } from '../model/git-event.ts';
import { makeReady, matches } from '../model/triggers/match.ts';
import type { TriggerDefinition } from '../model/triggers/trigger.ts';
import { fromConnectorRow } from '../storage/connectors.ts';
import { explain } from '../model/reasons/reason.ts';
import { askAzureDevOps, type Asked } from './connector-api.ts';

type Range = Parameters<Context['azureDevOps']['changedFiles']>[2];
type Changed = { files: readonly string[]; whole: boolean };

/** What an event changed, as Azure DevOps says; none for an event that changes no file. */
export async function changedFilesOf(
  context: Context,
  account: string,
  connectorRow: string,
  event: GitEvent,
): Promise<Asked<Changed>> {
  const range = rangeOf(event);
  if (range === null) return { ok: true, value: { files: [], whole: true } };
  const row = await context.entities.read(account, connectorRow);
  if (row === null)
    return { ok: false, reason: 'ConnectorDeleted', ...explain('ConnectorDeleted'), retryAfterSeconds: null };
  const ask = () => {
    return askAzureDevOps(context, account, fromConnectorRow(row), 'readCode', ({ caller, address }) => {
      const { projectId, projectName, id, name } = event.repository;
      // By its id, since it may have been renamed meanwhile; never by a URL of the payload.
      const place = {
        project: projectId ?? projectName ?? address.project ?? '',
        repository: id ?? name ?? address.repository ?? '',
      };
      return context.azureDevOps.changedFiles(caller, place, range);
    });
  };
  return await shared(
    context,
    `${account} ${connectorRow} ${row.etag} ${JSON.stringify([event.repository.id, range])}`,
    ask,
  );
}

/** Whether a trigger that turns on changed files fires now that they are known; all else has been judged before. */
export function judgeChangedFiles({ enabled: _enabled, source }: TriggerDefinition, event: GitEvent, changed: Changed) {
  const watched = source.spec.spec;
  const payloadConditions = watched.spec.payloadConditions.filter(({ key }) => key === 'changedFiles');
  const spec = { ...watched.spec, actions: [], payloadConditions, headerConditions: [] };
  const narrowed = { ...source, spec: { ...source.spec, spec: { ...watched, spec } as typeof watched } };
  const ready = makeReady({ enabled: true, source: narrowed });
  const match = matches(ready, event, { headers: {}, payload: null, changedFiles: changed.files });
  if (match.matched === true || changed.whole) return match;
  return { ...match, why: `${match.why} Only the first ${changed.files.length} were looked at.` };
}

function rangeOf(event: GitEvent): Range | null {
  switch (event.kind) {
    case 'push':
      return event.newCommit === null ? null : { kind: 'commits', base: event.oldCommit, target: event.newCommit };
    case 'pullRequest':
    case 'comment': {
      const id = event.pullRequest?.id ?? null;
      return id === null ? null : { kind: 'pullRequest', id };
    }
    case 'checkIn':
      return event.changesetId === null ? null : { kind: 'changeset', id: event.changesetId };
    case 'repository':
      return null;
  }
}

const mostKept = 100;
const kept = new WeakMap<Context, Map<string, Promise<Asked<Changed>>>>();

/** A hundred triggers that turn on the files of one push ask once, as far as one instance works them off. */
async function shared(context: Context, key: string, ask: () => Promise<Asked<Changed>>): Promise<Asked<Changed>> {
  const known = kept.get(context) ?? new Map<string, Promise<Asked<Changed>>>();
  kept.set(context, known);
  const asking = known.get(key) ?? ask();
  known.set(key, asking);
  const [oldest] = known.keys();
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  const forget = () => known.get(key) === asking && known.delete(key);
  const asked = await asking.catch((error: unknown) => {
    forget();
    throw error;
  });
  if (!asked.ok) forget();
  return asked;
}

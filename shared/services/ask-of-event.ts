import type { Context } from '../context.ts';
import type { GitEvent } from '../model/git-event.ts';
import { explain } from '../model/reasons/reason.ts';
import type { Answered } from '../model/reasons/refusal.ts';
import { fromConnectorRow } from '../storage/connectors.ts';
import type { makeAskOnce } from './ask-once.ts';
import { askAzureDevOps, type Asked, type Asker } from './reach-organization.ts';

/** `about`: what tells the question from others about the same repository. */
type Question = { account: string; connectorRow: string; event: GitEvent; about: unknown };

/** Asks with the API access of a connector something about the repository of an event. */
export async function askOfEvent<T>(
  context: Context,
  { account, connectorRow, event, about }: Question,
  askOnce: ReturnType<typeof makeAskOnce<T>>,
  question: (caller: Asker['caller'], place: { project: string; repository: string }) => Promise<Answered<T>>,
): Promise<Asked<T>> {
  const row = await context.entities.read(account, connectorRow);
  if (row === null)
    return { ok: false, reason: 'ConnectorDeleted', ...explain('ConnectorDeleted'), retryAfterSeconds: null };
  const { projectId, projectName, id, name } = event.repository;
  const key = `${account} ${connectorRow} ${row.etag} ${JSON.stringify([projectId, id, name, about])}`;
  return await askOnce(context, key, () =>
    askAzureDevOps(context, account, fromConnectorRow(row), 'readCode', ({ caller, address }) =>
      // By its id, since it may have been renamed meanwhile; never by a URL of the payload.
      question(caller, {
        project: projectId ?? projectName ?? address.project ?? '',
        repository: id ?? name ?? address.repository ?? '',
      }),
    ),
  );
}

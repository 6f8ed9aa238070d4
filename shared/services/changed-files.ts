import type { Context } from '../context.ts';
import type { GitEvent } from '../model/git-event.ts';
import { makeAskOnce } from './ask-once.ts';
import type { Asked } from './reach-organization.ts';
import { askOfEvent } from './ask-of-event.ts';

type Range = Parameters<Context['azureDevOps']['changedFiles']>[2];
export type Changed = { files: readonly string[]; whole: boolean };

const askOnce = makeAskOnce<Changed>();

/** What an event changed, as Azure DevOps says; none for an event that changes no file. */
export async function changedFilesOf(
  context: Context,
  account: string,
  connectorRow: string,
  event: GitEvent,
): Promise<Asked<Changed>> {
  const range = rangeOf(event);
  if (range === null) return { ok: true, value: { files: [], whole: true } };
  return await askOfEvent(context, { account, connectorRow, event, about: range }, askOnce, (caller, place) =>
    context.azureDevOps.changedFiles(caller, place, range),
  );
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

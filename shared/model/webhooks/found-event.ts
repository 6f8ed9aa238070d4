import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { EventSketch } from '../delivery.ts';

/** What Azure DevOps lists of a repository when it is asked. Whatever else it says of one is kept, for conditions. */
export const ListedPush = z.looseObject({
  pushId: z.number(),
  date: z.string(),
  refUpdates: z
    .array(z.looseObject({ name: z.string(), oldObjectId: z.string().nullish(), newObjectId: z.string().nullish() }))
    .default([]),
});
export type ListedPush = z.infer<typeof ListedPush>;

export const ListedPullRequest = z.looseObject({
  pullRequestId: z.number(),
  status: z.string(),
  creationDate: z.string(),
  closedDate: z.string().nullish(),
  sourceRefName: z.string().nullish(),
  targetRefName: z.string().nullish(),
  lastMergeSourceCommit: z.looseObject({ commitId: z.string().nullish() }).nullish(),
  lastMergeCommit: z.looseObject({ commitId: z.string().nullish() }).nullish(),
});
export type ListedPullRequest = z.infer<typeof ListedPullRequest>;

/** Something that has happened, in the form in which a subscription would have told it. */
export type FoundEvent = {
  /** The same whoever finds it, however often. */
  id: string;
  at: string;
  eventType: string;
  payload: object;
};

type Within = { project: { id: string; name: string }; repository: { id: string; name: string } };

export function foundPush(push: ListedPush, within: Within): FoundEvent {
  return found('git.push', push, within, { at: push.date, names: ['push', push.pushId], text: null });
}

type Change = 'created' | 'updated' | 'completed' | 'abandoned';

/** `at`: when it happened, where that is known. The sentence is what readers of payloads tell kinds of updates by. */
export function foundPullRequest(
  pullRequest: ListedPullRequest,
  change: Change,
  within: Within,
  at: string,
): FoundEvent {
  const { pullRequestId, lastMergeSourceCommit, lastMergeCommit, closedDate } = pullRequest;
  const updated = `${lastMergeSourceCommit?.commitId ?? ''} ${lastMergeCommit?.commitId ?? ''}`;
  const which = change === 'updated' ? updated : (closedDate ?? '');
  const text = change === 'updated' ? 'Somebody updated the source branch.' : `Somebody ${change} the pull request.`;
  const eventType = `git.pullrequest.${change === 'created' ? 'created' : 'updated'}`;
  return found(eventType, pullRequest, within, { at, names: ['pullRequest', pullRequestId, change, which], text });
}

function found(
  eventType: string,
  resource: object,
  { project, repository }: Within,
  { at, names, text }: { at: string; names: (string | number)[]; text: string | null },
): FoundEvent {
  const digest = createHash('sha256')
    .update(JSON.stringify([repository.id, ...names]))
    .digest('hex');
  const payload = {
    eventType,
    publisherId: 'tfs',
    resourceVersion: '1.0',
    ...(text === null ? {} : { message: { text } }),
    resource: { ...resource, repository: { ...repository, project } },
    resourceContainers: { project: { id: project.id } },
    createdDate: at,
  };
  return { id: digest.slice(0, 32), at, eventType, payload };
}

/** Whether a delivery has told of a push: of any ref of it, since a delivery keeps the first of many. */
export function toldOfPush({ refUpdates }: ListedPush, sketches: readonly EventSketch[]): boolean {
  return refUpdates.some(({ name, newObjectId }) =>
    sketches.some(({ kind, ref, commit }) => kind === 'push' && ref === name && commit === commitOf(newObjectId)),
  );
}

export function toldOfPullRequest(
  { pullRequestId, lastMergeSourceCommit }: ListedPullRequest,
  change: Change,
  sketches: readonly EventSketch[],
): boolean {
  const commit = commitOf(lastMergeSourceCommit?.commitId);
  return sketches.some(
    (told) =>
      told.kind === 'pullRequest' &&
      told.pullRequest === pullRequestId &&
      told.action === change &&
      (change !== 'updated' || told.commit === commit),
  );
}

function commitOf(id: string | null | undefined): string | null {
  return id === null || id === undefined || /^0*$/.test(id) ? null : id;
}

/** Whether a filter by branch lets a push through. */
export function touches({ refUpdates }: ListedPush, branches: readonly string[]): boolean {
  return (
    branches.length === 0 || refUpdates.some(({ name }) => branches.some((branch) => name === `refs/heads/${branch}`))
  );
}

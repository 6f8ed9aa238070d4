import type { EventPerson, EventPullRequest, EventRepository, Occurrence, PullRequestEvent } from '../git-event.ts';
import { at, commitAt, listAt, numberAt, personAt, repositoryAt, textAt } from './fields.ts';

/**
 * `git.pullrequest.merged` tells of an attempt to merge, made at each push to an open pull request, long before anybody
 * completes it. Completed is what has the status completed, whichever event says so.
 * https://learn.microsoft.com/azure/devops/service-hooks/events#git.pullrequest.merged
 */
export function toPullRequestEvent(
  said: 'created' | 'updated' | 'merged',
  resource: unknown,
  message: string,
  occurrence: Occurrence,
): PullRequestEvent {
  const pullRequest = pullRequestOf(resource);
  const action = actionOf(said, pullRequest.status);
  const changed = action === 'updated' ? whatChanged(message) : null;
  const sender = senderOf(action, resource) ?? occurrence.sender;
  return { ...occurrence, sender, kind: 'pullRequest', action, changed, pullRequest };
}

export function pullRequestOf(resource: unknown): EventPullRequest {
  return {
    id: numberAt(resource, 'pullRequestId'),
    title: textAt(resource, 'title'),
    description: textAt(resource, 'description'),
    status: textAt(resource, 'status'),
    mergeStatus: textAt(resource, 'mergeStatus'),
    draft: booleanAt(resource, 'isDraft'),
    labels: labelsOf(resource),
    author: personAt(resource, 'createdBy'),
    sourceRef: textAt(resource, 'sourceRefName'),
    targetRef: textAt(resource, 'targetRefName'),
    sourceCommit: commitAt(resource, 'lastMergeSourceCommit', 'commitId'),
    targetCommit: commitAt(resource, 'lastMergeTargetCommit', 'commitId'),
    mergeCommit: commitAt(resource, 'lastMergeCommit', 'commitId'),
    forkedFrom: forkOf(resource),
  };
}

function labelsOf(resource: unknown): string[] | null {
  if (!Array.isArray(at(resource, 'labels'))) return null;
  return listAt(resource, 'labels').flatMap((label) => {
    const name = textAt(label, 'name');
    return name === null || at(label, 'active') === false ? [] : [name];
  });
}

function booleanAt(resource: unknown, name: string): boolean | null {
  const found = at(resource, name);
  return typeof found === 'boolean' ? found : null;
}

function actionOf(said: 'created' | 'updated' | 'merged', status: string | null): PullRequestEvent['action'] {
  if (status === 'completed') return 'completed';
  if (status === 'abandoned') return 'abandoned';
  return said === 'merged' ? 'mergeAttempted' : said;
}

function forkOf(resource: unknown): EventRepository | null {
  const fork = at(resource, 'forkSource', 'repository');
  return fork === undefined ? null : repositoryAt(fork);
}

/** The author created it, the closer closed it; of an update only the sentence names who it was. */
function senderOf(action: PullRequestEvent['action'], resource: unknown): EventPerson | null {
  if (action === 'created') return personAt(resource, 'createdBy');
  return action === 'completed' || action === 'abandoned' ? personAt(resource, 'closedBy') : null;
}

/** The payload itself does not say; its English sentence does, where the subscription sends one. */
function whatChanged(message: string): PullRequestEvent['changed'] {
  const changes = [
    ['sourceBranch', /\b(?:updated|pushed|force[- ]pushed)\b.*\b(?:source branch|commits?)\b/i],
    ['reviewers', /\breviewers?\b/i],
    ['vote', /\b(?:voted|approved|rejected|vote|waiting for)\b/i],
    ['draft', /\bdraft\b|\bpublished\b/i],
    ['status', /\b(?:status|reactivated|abandoned|completed)\b/i],
  ] as const;
  return changes.find(([, pattern]) => pattern.test(message.slice(0, 2_000)))?.[0] ?? 'unknown';
}

import type { CommentEvent, Occurrence } from '../git-event.ts';
import { at, numberAt, personAt, repositoryAt, textAt } from './fields.ts';
import { pullRequestOf } from './pull-request.ts';

/**
 * Version 2.0 of the resource: the comment and its pull request. Version 1.0 is the bare comment, which does not even
 * name the repository; null for it.
 */
export function toCommentEvent(resource: unknown, occurrence: Occurrence): CommentEvent | null {
  const comment = at(resource, 'comment');
  const pullRequest = at(resource, 'pullRequest');
  if (comment === undefined || pullRequest === undefined) return null;
  const repository = repositoryAt(pullRequest, 'repository');
  return {
    ...occurrence,
    repository: { ...occurrence.repository, ...present(repository) },
    sender: personAt(comment, 'author') ?? occurrence.sender,
    kind: 'comment',
    action: actionOf(comment),
    system: textAt(comment, 'commentType')?.toLowerCase() === 'system',
    text: textAt(comment, 'content') ?? '',
    commentId: numberAt(comment, 'id'),
    pullRequest: pullRequestOf(pullRequest),
  };
}

/** An edit differs from a new comment only in its dates. */
function actionOf(comment: unknown): CommentEvent['action'] {
  if (at(comment, 'isDeleted') === true) return 'deleted';
  const published = textAt(comment, 'publishedDate');
  const updated = textAt(comment, 'lastContentUpdatedDate') ?? textAt(comment, 'lastUpdatedDate');
  return published === null || updated === null || published === updated ? 'created' : 'edited';
}

function present<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as Partial<T>;
}

import type { HookEvent, NotificationType } from '../hooks/event.ts';
import type { Identity } from '../world/tokens.ts';
import { describeComment, describePullRequest, pullRequestUrl } from './describe.ts';
import type { Comment, PullRequest, Thread } from './pull-request.ts';

type What = { by: Identity; sentence: string; notificationType?: NotificationType };

export function pullRequestEvent(
  kind: 'created' | 'updated' | 'merged',
  pullRequest: PullRequest,
  { by, sentence, notificationType }: What,
  root: string,
): HookEvent {
  const merged = pullRequest.mergeStatus === 'succeeded' ? 'Succeeded' : 'Conflicts';
  return {
    eventType: `git.pullrequest.${kind}`,
    ...pullRequest.site,
    by,
    traits: {
      ...traitsOf(pullRequest),
      ...(notificationType === undefined ? {} : { notificationType }),
      ...(kind === 'merged' ? { mergeResult: merged } : {}),
    },
    sentence,
    details: `${sentence}\r\n\r\n- Merge status: ${merged}\r\n`,
    resource: describePullRequest(root, pullRequest),
    minimal: { pullRequestId: pullRequest.pullRequestId, url: pullRequestUrl(root, pullRequest) },
  };
}

/** Its version 1.0 is the comment alone. An edit says nothing but its dates. */
export function commentEvent(
  pullRequest: PullRequest,
  thread: Thread,
  comment: Comment,
  by: Identity,
  root: string,
): HookEvent {
  const described = describeComment(root, pullRequest, thread, comment);
  const verb = comment.isDeleted ? 'deleted' : comment.lastUpdatedDate === comment.publishedDate ? 'added' : 'edited';
  const sentence = `${by.displayName} has ${verb} a pull request comment`;
  return {
    eventType: 'ms.vss-code.git-pullrequest-comment-event',
    ...pullRequest.site,
    by,
    traits: traitsOf(pullRequest),
    sentence,
    details: `${sentence}\r\n${comment.content}\r\n`,
    resource: { comment: described, pullRequest: describePullRequest(root, pullRequest) },
    olderResource: described,
    minimal: { id: comment.id, url: described._links.self.href },
  };
}

function traitsOf({ targetRefName, createdBy, reviewers }: PullRequest): HookEvent['traits'] {
  return { refs: [targetRefName], author: createdBy.id, reviewers: reviewers.map(({ identity }) => identity.id) };
}

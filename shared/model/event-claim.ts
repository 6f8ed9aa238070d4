import { at, textAt } from './service-hooks/fields.ts';
import type { GitEvent, PullRequestEvent } from './git-event.ts';

/**
 * What makes an event the same however often and by whichever way it comes: a delivery that Azure DevOps repeats, a second
 * subscription, or a look at what was missed. Null for events that nothing tells apart from the next one of their kind,
 * such as two votes; those are told apart by their notification alone. `payload`: of the delivery.
 */
export function identityOf(event: GitEvent, payload: unknown): readonly (string | number)[] | null {
  const { repository } = event;
  switch (event.kind) {
    case 'push':
      if (repository.id === null || event.pushId === null) return null;
      return ['push', repository.id, event.pushId, event.ref];
    case 'pullRequest': {
      const { id } = event.pullRequest;
      const which = id === null ? null : whichOf(event, payload);
      if (repository.id === null || id === null || which === null) return null;
      return ['pullRequest', repository.id, id, event.action, which];
    }
    case 'checkIn':
      if (event.organization === null || event.changesetId === null) return null;
      return ['checkIn', event.organization.toLowerCase(), event.changesetId];
    case 'comment':
    case 'repository':
      return null;
  }
}

/**
 * A pull request is created and completed once, and abandoned at a time. Its source may come back to a commit that it had
 * before: what tells those updates apart is the attempt to merge that each of them makes.
 */
function whichOf({ action, changed, pullRequest }: PullRequestEvent, payload: unknown): string | null {
  switch (action) {
    case 'created':
    case 'completed':
      return 'once';
    case 'abandoned':
      return textAt(at(payload, 'resource'), 'closedDate');
    case 'updated':
      return changed === 'sourceBranch' && pullRequest.sourceCommit !== null && pullRequest.mergeCommit !== null
        ? `${pullRequest.sourceCommit} ${pullRequest.mergeCommit}`
        : null;
    case 'mergeAttempted':
      return pullRequest.mergeCommit;
  }
}

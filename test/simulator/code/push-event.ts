import type { HookEvent } from '../hooks/event.ts';
import { describeCommit, describePush } from './shapes.ts';
import type { Push } from './push.ts';

/** A push that brought no commits says nothing of commits. */
export function pushEvent(push: Push, root: string): HookEvent {
  const { site, pushedBy, refUpdates, commits } = push;
  const described = describePush(root, push);
  const names = refUpdates.map(({ name }) => name.replace(/^refs\/(heads|tags)\//, '')).join(', ');
  const sentence = `${pushedBy.displayName} pushed updates to ${site.repository.name}:${names}.`;
  const list = commits.map(({ comment, commitId }) => `\n - ${comment.split('\n')[0]} ${commitId.slice(0, 8)}`);
  return {
    eventType: 'git.push',
    ...site,
    by: pushedBy,
    traits: { refs: refUpdates.map(({ name }) => name) },
    sentence,
    details: `${sentence}${list.join('')}`,
    resource: {
      ...(commits.length === 0 ? {} : { commits: commits.map((commit) => describeCommit(root, site, commit)) }),
      refUpdates,
      ...described,
    },
    minimal: { pushId: push.pushId, url: described.url },
  };
}

import type { Git } from '../git/git.ts';
import type { Identity } from '../world/tokens.ts';
import type { PullRequest } from './pull-request.ts';

/**
 * Merges source into target, and keeps the merge commit where Azure DevOps keeps it. Null: they are in conflict. Needs
 * git 2.38, the first that merges without a working tree.
 */
export async function attemptMerge(git: Git, pullRequest: PullRequest, by: Identity): Promise<string | null> {
  const { site, sourceCommit, targetCommit, pullRequestId, title } = pullRequest;
  const inside = ['-C', site.repository.folder];
  const merged = await git
    .run([...inside, 'merge-tree', '--write-tree', '--allow-unrelated-histories', targetCommit, sourceCommit])
    .catch(() => null);
  if (merged === null) return null;
  const person = ['-c', `user.name=${by.displayName}`, '-c', `user.email=${by.account}`];
  const parents = ['-p', targetCommit, '-p', sourceCommit];
  const message = `Merged PR ${pullRequestId}: ${title}`;
  const commit = await git.run([...inside, ...person, 'commit-tree', merged.trim(), ...parents, '-m', message]);
  await git.run([...inside, 'update-ref', `refs/pull/${pullRequestId}/merge`, commit.trim()]);
  return commit.trim();
}

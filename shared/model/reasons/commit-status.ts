import type { ReasonDefinition } from './definition.ts';

/** Setting a status on a commit or a pull request. */
export const commitStatusReasons = {
  CommitNotFound: {
    title: 'Commit not found',
    actor: 'connector owner',
    retry: false,
    message: 'The repository {repository} has no commit {commit}, as far as this credential sees it.',
    hint: 'Check the commit, in full, and the repository. A branch that was pushed by force has probably lost it.',
  },
  PullRequestNotFound: {
    title: 'Pull request not found',
    actor: 'connector owner',
    retry: false,
    message: 'The repository {repository} has no {pullRequest}, as far as this credential sees it.',
    hint: 'Check the number, the iteration and the repository: of a pull request from a fork it is the target.',
  },
  ApiAccessMissing: {
    title: 'No API access',
    actor: 'connector owner',
    retry: false,
    message: 'The connector has no API access, without which nothing can be asked or set over REST.',
    hint: 'Add apiAccess to its definition: {"type": "Token", "spec": {"tokenRef": ...}}.',
  },
  ConnectorDeleted: {
    title: 'Connector deleted',
    actor: 'nobody',
    retry: false,
    message: 'The connector was deleted before this was done.',
    hint: 'Nothing to do.',
  },
} as const satisfies Record<string, ReasonDefinition>;

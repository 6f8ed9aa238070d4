import { identityReference, repositoryReference, urlOf } from '../code/shapes.ts';
import type { Comment, Iteration, PullRequest, Reviewer, Thread } from './pull-request.ts';

export function describePullRequest(root: string, pullRequest: PullRequest) {
  const { site, pullRequestId, createdBy, closedBy, closedDate, mergeCommit, labels } = pullRequest;
  const { status, creationDate, title, description, sourceRefName, targetRefName } = pullRequest;
  const { mergeStatus, isDraft, mergeId } = pullRequest;
  const commit = (commitId: string) => ({ commitId, url: `${urlOf(root, site)}/commits/${commitId}` });
  return {
    repository: repositoryReference(root, site),
    pullRequestId,
    codeReviewId: pullRequestId,
    status,
    createdBy: identityReference(root, createdBy),
    creationDate,
    ...(closedDate === null ? {} : { closedDate }),
    ...(closedBy === null ? {} : { closedBy: identityReference(root, closedBy) }),
    title,
    description,
    sourceRefName,
    targetRefName,
    mergeStatus,
    isDraft,
    mergeId,
    lastMergeSourceCommit: commit(pullRequest.sourceCommit),
    lastMergeTargetCommit: commit(pullRequest.targetCommit),
    ...(mergeCommit === null ? {} : { lastMergeCommit: commit(mergeCommit) }),
    reviewers: pullRequest.reviewers.map((reviewer) => describeReviewer(root, pullRequest, reviewer)),
    ...(labels.length === 0 ? {} : { labels }),
    supportsIterations: true,
    url: pullRequestUrl(root, pullRequest),
  };
}

export function pullRequestUrl(root: string, { site, pullRequestId }: PullRequest): string {
  return `${urlOf(root, site)}/pullRequests/${pullRequestId}`;
}

export function describeReviewer(root: string, pullRequest: PullRequest, { identity, vote, isRequired }: Reviewer) {
  return {
    reviewerUrl: `${pullRequestUrl(root, pullRequest)}/reviewers/${identity.id}`,
    vote,
    ...(isRequired ? { isRequired } : {}),
    ...identityReference(root, identity),
  };
}

export function describeIteration(root: string, iteration: Iteration) {
  const { id, author, createdDate, sourceCommit, targetCommit, commonCommit, reason } = iteration;
  return {
    id,
    description: '',
    author: identityReference(root, author),
    createdDate,
    updatedDate: createdDate,
    sourceRefCommit: { commitId: sourceCommit },
    targetRefCommit: { commitId: targetCommit },
    ...(commonCommit === null ? {} : { commonRefCommit: { commitId: commonCommit } }),
    hasMoreCommits: false,
    reason,
  };
}

export function describeThread(root: string, pullRequest: PullRequest, thread: Thread) {
  return {
    pullRequestThreadContext: null,
    id: thread.id,
    publishedDate: thread.publishedDate,
    lastUpdatedDate: thread.lastUpdatedDate,
    comments: thread.comments.map((comment) => describeComment(root, pullRequest, thread, comment)),
    status: thread.status,
    threadContext: null,
    properties: {},
    identities: null,
    isDeleted: thread.comments.every(({ isDeleted }) => isDeleted),
    _links: { self: { href: `${pullRequestUrl(root, pullRequest)}/threads/${thread.id}` } },
  };
}

/** A deleted one keeps its place and loses its content. */
export function describeComment(root: string, pullRequest: PullRequest, thread: Thread, comment: Comment) {
  const { author, content, isDeleted, ...rest } = comment;
  const threads = `${pullRequestUrl(root, pullRequest)}/threads/${thread.id}`;
  return {
    ...rest,
    author: identityReference(root, author),
    ...(isDeleted ? { isDeleted } : { content }),
    lastContentUpdatedDate: comment.lastUpdatedDate,
    usersLiked: [],
    _links: {
      self: { href: `${threads}/comments/${comment.id}` },
      repository: { href: urlOf(root, pullRequest.site) },
      threads: { href: threads },
      pullRequests: { href: `${root}/_apis/git/pullRequests/${pullRequest.pullRequestId}` },
    },
  };
}

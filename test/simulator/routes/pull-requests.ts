import * as rows from '../resources/git-rows.ts';
import { getIteration, listIterationChanges, listIterations } from '../resources/iterations.ts';
import {
  createLabel,
  deleteLabel,
  deleteReviewer,
  listLabels,
  listReviewers,
  setReviewer,
} from '../resources/labels-and-reviewers.ts';
import { listPullRequestCommits, listPullRequests } from '../resources/pull-request-list.ts';
import {
  createPullRequestStatus,
  deletePullRequestStatus,
  getPullRequestStatus,
  listPullRequestStatuses,
} from '../resources/pull-request-statuses.ts';
import { createPullRequest, getPullRequest, updatePullRequest } from '../resources/pull-requests.ts';
import { createComment, createThread, deleteComment, listThreads, updateComment } from '../resources/threads.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import type { Scope } from '../world/tokens.ts';

const read = 'vso.code';
const write = 'vso.code_write';
const setStatus: Scope[] = ['vso.code_status', 'vso.code_write'];
const readStatus: Scope[] = ['vso.code', 'vso.code_status'];

/** Across repositories, below a project or the organization. */
export function pullRequestRoutesAcross(within: string): Route[] {
  const all = `${within}_apis/git/pullRequests`;
  return [
    route('GET', all, read, rows.pullRequestsByProjectRow, listPullRequests),
    route('GET', `${all}/{pullRequest}`, read, rows.pullRequestByIdRow, getPullRequest),
  ];
}

/** Below a repository. */
export function pullRequestRoutes(repository: string): Route[] {
  const all = `${repository}/pullRequests`;
  const one = `${all}/{pullRequest}`;
  const iteration = `${one}/iterations/{iteration}`;
  const comments = `${one}/threads/{thread}/comments`;
  return [
    route('GET', all, read, rows.pullRequestsRow, listPullRequests),
    route('POST', all, write, rows.pullRequestsRow, createPullRequest),
    route('GET', one, read, rows.pullRequestsRow, getPullRequest),
    route('PATCH', one, write, rows.pullRequestsRow, updatePullRequest),
    route('GET', `${one}/commits`, read, rows.pullRequestCommitsRow, listPullRequestCommits),
    route('GET', `${one}/iterations`, read, rows.iterationsRow, listIterations),
    route('GET', iteration, read, rows.iterationsRow, getIteration),
    route('GET', `${iteration}/changes`, read, rows.iterationChangesRow, listIterationChanges),
    route('POST', `${iteration}/statuses`, setStatus, rows.iterationStatusesRow, createPullRequestStatus),
    route('GET', `${iteration}/statuses`, readStatus, rows.iterationStatusesRow, listPullRequestStatuses),
    route('POST', `${one}/statuses`, setStatus, rows.pullRequestStatusesRow, createPullRequestStatus),
    route('GET', `${one}/statuses`, readStatus, rows.pullRequestStatusesRow, listPullRequestStatuses),
    route('GET', `${one}/statuses/{status}`, readStatus, rows.pullRequestStatusesRow, getPullRequestStatus),
    route('DELETE', `${one}/statuses/{status}`, setStatus, rows.pullRequestStatusesRow, deletePullRequestStatus),
    route('GET', `${one}/threads`, read, rows.threadsRow, listThreads),
    route('POST', `${one}/threads`, write, rows.threadsRow, createThread),
    route('POST', comments, write, rows.commentsRow, createComment),
    route('PATCH', `${comments}/{comment}`, write, rows.commentsRow, updateComment),
    route('DELETE', `${comments}/{comment}`, write, rows.commentsRow, deleteComment),
    route('GET', `${one}/labels`, read, rows.labelsRow, listLabels),
    route('POST', `${one}/labels`, write, rows.labelsRow, createLabel),
    route('DELETE', `${one}/labels/{label}`, write, rows.labelsRow, deleteLabel),
    route('GET', `${one}/reviewers`, read, rows.reviewersRow, listReviewers),
    route('PUT', `${one}/reviewers/{reviewer}`, write, rows.reviewersRow, setReviewer),
    route('DELETE', `${one}/reviewers/{reviewer}`, write, rows.reviewersRow, deleteReviewer),
  ];
}

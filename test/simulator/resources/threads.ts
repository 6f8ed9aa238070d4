import type { Outcome, SignedIn } from '../exchange.ts';
import { nothingGiven } from '../hooks/validate.ts';
import { describeComment, describeThread } from '../pull-requests/describe.ts';
import { serviceError } from '../service-error.ts';
import { findPullRequest, findPullRequestToChange, gitPlace } from './find-pull-request.ts';
import { listOf } from './list.ts';
import { readJson } from './read-json.ts';

/** `GET …/pullRequests/{id}/threads` */
export function listThreads(exchange: SignedIn): Outcome {
  const place = findPullRequest(exchange);
  if ('answer' in place) return place;
  const { pullRequest } = place;
  const { root } = exchange.address;
  return { json: listOf(pullRequest.threads.map((thread) => describeThread(root, pullRequest, thread))) };
}

/** `POST …/pullRequests/{id}/threads`: a thread and its first comment. */
export async function createThread(exchange: SignedIn): Promise<Outcome> {
  const place = findPullRequestToChange(exchange);
  if ('answer' in place) return place;
  const { comments } = (await readJson(exchange)) as { comments?: { content?: unknown }[] };
  const content = comments?.[0]?.content;
  if (typeof content !== 'string') return { answer: nothingGiven('comments') };
  const { pullRequest, caller } = place;
  const thread = exchange.world.pullRequests.threads.open(pullRequest, caller, content);
  return { json: describeThread(exchange.address.root, pullRequest, thread) };
}

/** `POST …/threads/{thread}/comments` */
export async function createComment(exchange: SignedIn): Promise<Outcome> {
  const place = findThread(exchange);
  if ('answer' in place) return place;
  const { content } = await readJson(exchange);
  if (typeof content !== 'string') return { answer: nothingGiven('content') };
  const { pullRequest, thread, caller } = place;
  const comment = exchange.world.pullRequests.threads.reply(pullRequest, thread, caller, content);
  return { json: describeComment(exchange.address.root, pullRequest, thread, comment) };
}

/** `PATCH …/threads/{thread}/comments/{comment}` */
export async function updateComment(exchange: SignedIn): Promise<Outcome> {
  const place = findComment(exchange);
  if ('answer' in place) return place;
  const { content } = await readJson(exchange);
  if (typeof content !== 'string') return { answer: nothingGiven('content') };
  const { pullRequest, thread, comment, caller } = place;
  exchange.world.pullRequests.threads.edit(pullRequest, thread, comment, caller, content);
  return { json: describeComment(exchange.address.root, pullRequest, thread, comment) };
}

/** `DELETE …/threads/{thread}/comments/{comment}` */
export function deleteComment(exchange: SignedIn): Outcome {
  const place = findComment(exchange);
  if ('answer' in place) return place;
  const { pullRequest, thread, comment, caller } = place;
  exchange.world.pullRequests.threads.remove(pullRequest, thread, comment, caller);
  return { answer: { status: 200, headers: {}, body: '' } };
}

function findThread(exchange: SignedIn) {
  const place = findPullRequestToChange(exchange);
  if ('answer' in place) return place;
  const thread = place.pullRequest.threads.find(({ id }) => String(id) === exchange.names.thread);
  return thread ? { ...place, thread } : { answer: discussionMissing() };
}

function findComment(exchange: SignedIn) {
  const place = findThread(exchange);
  if ('answer' in place) return place;
  const comment = place.thread.comments.find(({ id }) => String(id) === exchange.names.comment);
  return comment ? { ...place, comment } : { answer: discussionMissing() };
}

function discussionMissing() {
  const message = 'The discussion thread or comment does not exist.';
  return serviceError(404, gitPlace, 'DiscussionThreadNotFoundException', message);
}

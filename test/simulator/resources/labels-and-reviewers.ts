import type { Outcome, SignedIn } from '../exchange.ts';
import { nothingGiven } from '../hooks/validate.ts';
import { describeReviewer } from '../pull-requests/describe.ts';
import type { Vote } from '../pull-requests/pull-request.ts';
import { newLabel } from '../pull-requests/pull-requests.ts';
import { serviceError } from '../service-error.ts';
import { findPullRequest, findPullRequestToChange, gitPlace } from './find-pull-request.ts';
import { listOf } from './list.ts';
import { readJson } from './read-json.ts';
import { noContent } from './site.ts';

/** `GET …/pullRequests/{id}/labels` */
export function listLabels(exchange: SignedIn): Outcome {
  const place = findPullRequest(exchange);
  return 'answer' in place ? place : { json: listOf(place.pullRequest.labels) };
}

/** `POST …/pullRequests/{id}/labels`: one that is there already is left as it is. */
export async function createLabel(exchange: SignedIn): Promise<Outcome> {
  const place = findPullRequestToChange(exchange);
  if ('answer' in place) return place;
  const { name } = await readJson(exchange);
  if (typeof name !== 'string') return { answer: nothingGiven('name') };
  const { labels } = place.pullRequest;
  const label = labels.find((one) => one.name === name) ?? newLabel(name);
  if (!labels.includes(label)) labels.push(label);
  return { json: label };
}

/** `DELETE …/pullRequests/{id}/labels/{idOrName}` */
export function deleteLabel(exchange: SignedIn): Outcome {
  const place = findPullRequestToChange(exchange);
  if ('answer' in place) return place;
  const { pullRequest } = place;
  const wanted = exchange.names.label;
  pullRequest.labels = pullRequest.labels.filter(({ id, name }) => id !== wanted && name !== wanted);
  return noContent();
}

/** `GET …/pullRequests/{id}/reviewers` */
export function listReviewers(exchange: SignedIn): Outcome {
  const place = findPullRequest(exchange);
  if ('answer' in place) return place;
  const { pullRequest } = place;
  const { root } = exchange.address;
  return { json: listOf(pullRequest.reviewers.map((reviewer) => describeReviewer(root, pullRequest, reviewer))) };
}

/** `PUT …/pullRequests/{id}/reviewers/{id}`: adds somebody, or casts one's own vote. */
export async function setReviewer(exchange: SignedIn): Promise<Outcome> {
  const place = findPullRequestToChange(exchange);
  if ('answer' in place) return place;
  const { pullRequest, caller } = place;
  const { pullRequests } = exchange.world;
  const { vote, isRequired } = await readJson(exchange);
  const identity = exchange.world.identity(exchange.names.reviewer ?? '');
  if (!identity) return { answer: reviewerMissing() };
  if (vote !== undefined && vote !== 0 && identity.id !== caller.id) return { answer: notOneself() };
  const known = pullRequest.reviewers.some((one) => one.identity.id === identity.id);
  if (!known) pullRequests.addReviewer(pullRequest, caller, identity, isRequired === true);
  if (isVote(vote) && identity.id === caller.id) pullRequests.vote(pullRequest, caller, vote);
  const reviewer = pullRequest.reviewers.find((one) => one.identity.id === identity.id);
  return { json: reviewer && describeReviewer(exchange.address.root, pullRequest, reviewer) };
}

/** `DELETE …/pullRequests/{id}/reviewers/{id}` */
export function deleteReviewer(exchange: SignedIn): Outcome {
  const place = findPullRequestToChange(exchange);
  if ('answer' in place) return place;
  exchange.world.pullRequests.removeReviewer(place.pullRequest, place.caller, exchange.names.reviewer ?? '');
  return noContent();
}

function isVote(value: unknown): value is Vote {
  return [10, 5, 0, -5, -10].includes(value as number);
}

function reviewerMissing() {
  return serviceError(404, gitPlace, 'IdentityNotFoundException', 'The reviewer is not known.');
}

function notOneself() {
  const message = 'TF401186: You cannot record a vote for someone else.';
  return serviceError(400, gitPlace, 'InvalidPullRequestReviewerVoteException', message);
}

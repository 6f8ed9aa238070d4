import type { Outcome, SignedIn } from '../exchange.ts';
import { serviceError } from '../service-error.ts';
import type { Status } from '../statuses/status.ts';
import { findPullRequest, findPullRequestToChange, gitPlace } from './find-pull-request.ts';
import { iterationMissing } from './iterations.ts';
import { listOf } from './list.ts';
import { readJson } from './read-json.ts';
import { noContent } from './site.ts';
import { describeStatus, invalidStatus, readStatus } from './statuses.ts';

/** `POST …/pullRequests/{id}[/iterations/{iteration}]/statuses`: 200, not 201. */
export async function createPullRequestStatus(exchange: SignedIn): Promise<Outcome> {
  const place = findPullRequestToChange(exchange, 'GenericContribute');
  if ('answer' in place) return place;
  const body = await readJson(exchange);
  const wish = readStatus(exchange, body, place.caller);
  if ('refusal' in wish) return { answer: wish.refusal };
  const { iteration } = exchange.names;
  const inBody = body['iterationId'] === undefined ? undefined : JSON.stringify(body['iterationId']);
  if (iteration !== undefined && inBody !== undefined && inBody !== iteration) {
    return { answer: invalidStatus('iterationId is not that of the address') };
  }
  const wanted = iteration ?? inBody;
  const found = place.pullRequest.iterations.find(({ id }) => String(id) === wanted);
  if (wanted !== undefined && !found) {
    return { answer: iterationMissing(wanted, iteration === undefined ? 400 : 404) };
  }
  const status: Status = { ...wish, iterationId: found?.id ?? null };
  place.pullRequest.statuses.push(status);
  return { json: describeStatus(exchange.address.root, status) };
}

/** `GET …/pullRequests/{id}[/iterations/{iteration}]/statuses` */
export function listPullRequestStatuses(exchange: SignedIn): Outcome {
  const place = findPullRequest(exchange);
  if ('answer' in place) return place;
  const { iteration } = exchange.names;
  const rows = place.pullRequest.statuses.filter(
    ({ iterationId }) => iteration === undefined || String(iterationId) === iteration,
  );
  return { json: listOf(rows.map((status) => describeStatus(exchange.address.root, status))) };
}

/** `GET …/pullRequests/{id}/statuses/{status}` */
export function getPullRequestStatus(exchange: SignedIn): Outcome {
  const place = findPullRequest(exchange);
  if ('answer' in place) return place;
  const status = place.pullRequest.statuses.find(({ id }) => String(id) === exchange.names.status);
  if (status) return { json: describeStatus(exchange.address.root, status) };
  const message = 'The pull request has no such status.';
  return { answer: serviceError(404, gitPlace, 'GitStatusNotFoundException', message) };
}

/** `DELETE …/pullRequests/{id}/statuses/{status}` */
export function deletePullRequestStatus(exchange: SignedIn): Outcome {
  const place = findPullRequestToChange(exchange, 'GenericContribute');
  if ('answer' in place) return place;
  const { pullRequest } = place;
  pullRequest.statuses = pullRequest.statuses.filter(({ id }) => String(id) !== exchange.names.status);
  return noContent();
}

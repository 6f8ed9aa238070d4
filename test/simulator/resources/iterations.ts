import { readChanges } from '../code/changes.ts';
import type { Outcome, SignedIn } from '../exchange.ts';
import { describeIteration } from '../pull-requests/describe.ts';
import type { Iteration } from '../pull-requests/pull-request.ts';
import { serviceError } from '../service-error.ts';
import { findPullRequest, gitPlace } from './find-pull-request.ts';
import { listOf } from './list.ts';

const defaultTop = 100;
const highestTop = 2000;

/** `GET …/pullRequests/{id}/iterations` */
export function listIterations(exchange: SignedIn): Outcome {
  const place = findPullRequest(exchange);
  if ('answer' in place) return place;
  const { root } = exchange.address;
  return { json: listOf(place.pullRequest.iterations.map((iteration) => describeIteration(root, iteration))) };
}

/** `GET …/pullRequests/{id}/iterations/{iteration}` */
export function getIteration(exchange: SignedIn): Outcome {
  const place = findIteration(exchange);
  return 'answer' in place ? place : { json: describeIteration(exchange.address.root, place.iteration) };
}

/**
 * `GET …/iterations/{iteration}/changes?$top=&$skip=&$compareTo=`: files alone, against the common commit or an earlier
 * iteration. `nextSkip` and `nextTop` are 0 on the last page.
 */
export async function listIterationChanges(exchange: SignedIn): Promise<Outcome> {
  const place = findIteration(exchange);
  if ('answer' in place) return place;
  const { pullRequest, iteration } = place;
  const { query } = exchange.address;
  const number = (name: string) => Math.trunc(Number(query.get(name) ?? 0)) || 0;
  const earlier = pullRequest.iterations.find(({ id }) => id === number('$compareTo'));
  const { folder } = pullRequest.site.repository;
  const from = earlier ? earlier.sourceCommit : iteration.commonCommit;
  const changes = (await readChanges(exchange.git, folder, from, iteration.sourceCommit)).filter(
    ({ isFolder }) => !isFolder,
  );
  const top = Math.min(number('$top') || defaultTop, highestTop);
  const end = number('$skip') + top;
  const isLast = end >= changes.length;
  const changeEntries = changes.slice(number('$skip'), end).map((change, index) => ({
    changeTrackingId: number('$skip') + index + 1,
    changeId: number('$skip') + index + 1,
    item: {
      objectId: change.objectId,
      ...(change.originalObjectId === null ? {} : { originalObjectId: change.originalObjectId }),
      path: change.path,
    },
    changeType: change.changeType,
    ...(change.originalPath === null ? {} : { originalPath: change.originalPath }),
  }));
  return { json: { changeEntries, nextSkip: isLast ? 0 : end, nextTop: isLast ? 0 : top } };
}

function findIteration(exchange: SignedIn) {
  const place = findPullRequest(exchange);
  if ('answer' in place) return place;
  const wanted = exchange.names.iteration ?? '';
  const iteration = place.pullRequest.iterations.find(({ id }: Iteration) => String(id) === wanted);
  return iteration ? { ...place, iteration } : { answer: iterationMissing(wanted) };
}

export function iterationMissing(iteration: string, status = 404) {
  const message = `TF401345: The pull request has no iteration ${iteration}.`;
  return serviceError(status, gitPlace, 'GitPullRequestIterationNotFoundException', message);
}

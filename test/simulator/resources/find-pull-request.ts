import type { Answer, SignedIn } from '../exchange.ts';
import type { PullRequest } from '../pull-requests/pull-request.ts';
import { serviceError } from '../service-error.ts';
import type { Identity } from '../world/tokens.ts';
import { visibleProjects } from './lookup.ts';
import { findSite, findSiteToChange } from './site.ts';

export const gitPlace = 'Microsoft.TeamFoundation.Git.Server';

type Found = { pullRequest: PullRequest; caller: Identity } | { answer: Answer };

/** The pull request of the path: within its repository, or by its number alone. */
export function findPullRequest(exchange: SignedIn): Found {
  if (exchange.names.repository === undefined) return findAnywhere(exchange);
  const place = findSite(exchange);
  return 'answer' in place ? place : pick(exchange, exchange.world.pullRequests.in(place.site), place.caller);
}

/** The same for somebody who wants to change something. */
export function findPullRequestToChange(exchange: SignedIn, permission = 'PullRequestContribute'): Found {
  const place = findSiteToChange(exchange, permission);
  return 'answer' in place ? place : pick(exchange, exchange.world.pullRequests.in(place.site), place.caller);
}

function findAnywhere(exchange: SignedIn): Found {
  const { caller, world } = exchange;
  const visible = visibleProjects(exchange);
  const all = world.pullRequests.all.filter(({ site }) => visible.includes(site.project));
  return caller === null ? { answer: pullRequestMissing() } : pick(exchange, all, caller);
}

function pick({ names }: SignedIn, all: readonly PullRequest[], caller: Identity): Found {
  const pullRequest = all.find((one) => String(one.pullRequestId) === names.pullRequest);
  return pullRequest ? { pullRequest, caller } : { answer: pullRequestMissing() };
}

export function pullRequestMissing(): Answer {
  const message = 'TF401180: The requested pull request was not found.';
  return serviceError(404, gitPlace, 'GitPullRequestNotFoundException', message);
}

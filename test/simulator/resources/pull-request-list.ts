import { describeCommit } from '../code/shapes.ts';
import { readCommits } from '../code/history.ts';
import type { Outcome, SignedIn } from '../exchange.ts';
import { describePullRequest } from '../pull-requests/describe.ts';
import type { PullRequest } from '../pull-requests/pull-request.ts';
import { findPullRequest } from './find-pull-request.ts';
import { listOf, pageOf } from './list.ts';
import { findProject, visibleProjects } from './lookup.ts';
import { findSite } from './site.ts';

const statuses: Readonly<Record<string, PullRequest['status'] | 'all'>> = {
  1: 'active',
  2: 'abandoned',
  3: 'completed',
  4: 'all',
  active: 'active',
  abandoned: 'abandoned',
  completed: 'completed',
  all: 'all',
};

/** `GET …/pullrequests?searchCriteria.status=`: of a repository, a project or the organization; the newest first. */
export function listPullRequests(exchange: SignedIn): Outcome {
  const among = pullRequestsIn(exchange);
  if ('answer' in among) return among;
  const { query, root } = exchange.address;
  const criterion = (name: string) => query.get(`searchCriteria.${name}`);
  const status = statuses[(criterion('status') ?? 'active').toLowerCase()] ?? 'active';
  const rows = among.found.filter(
    (one) =>
      (status === 'all' || one.status === status) &&
      [null, one.sourceRefName].includes(criterion('sourceRefName')) &&
      [null, one.targetRefName].includes(criterion('targetRefName')) &&
      [null, one.createdBy.id].includes(criterion('creatorId')) &&
      isInTime(one, criterion),
  );
  const { page } = pageOf(rows.toReversed(), query, 100);
  return { json: listOf(page.map((one) => describePullRequest(root, one))) };
}

/** `GET …/pullRequests/{id}/commits` */
export async function listPullRequestCommits(exchange: SignedIn): Promise<Outcome> {
  const place = findPullRequest(exchange);
  if ('answer' in place) return place;
  const { site, sourceCommit, targetCommit } = place.pullRequest;
  const range = { of: [sourceCommit], without: [targetCommit], most: 500 };
  const commits = await readCommits(exchange.git, site.repository.folder, range);
  const { page } = pageOf(commits, exchange.address.query, 100);
  return { json: listOf(page.map((commit) => describeCommit(exchange.address.root, site, commit))) };
}

function pullRequestsIn(exchange: SignedIn) {
  const { names, world } = exchange;
  if (names.repository !== undefined) {
    const place = findSite(exchange);
    return 'answer' in place ? place : { found: world.pullRequests.in(place.site) };
  }
  let projects = visibleProjects(exchange);
  if (names.project !== undefined) {
    const project = findProject(exchange, names.project);
    if ('answer' in project) return project;
    projects = [project.found];
  }
  return { found: world.pullRequests.all.filter(({ site }) => projects.includes(site.project)) };
}

/** The time range is of the creation, unless asked for the closing. */
function isInTime({ creationDate, closedDate }: PullRequest, criterion: (name: string) => string | null): boolean {
  const type = (criterion('queryTimeRangeType') ?? 'created').toLowerCase();
  const at = Date.parse(type === 'closed' || type === '2' ? (closedDate ?? '') : creationDate);
  return !(at < Date.parse(criterion('minTime') ?? '')) && !(at > Date.parse(criterion('maxTime') ?? ''));
}

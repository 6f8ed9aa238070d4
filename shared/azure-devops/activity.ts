import type { Answered } from '../model/reasons/refusal.ts';
import { z } from 'zod';
import { ListedPullRequest, ListedPush } from '../model/webhooks/found-event.ts';
import type { Ask, Caller } from './ask.ts';
import { gitResource } from './git-resource.ts';
import { listOf } from './list-of.ts';
import type { Locations } from './locations.ts';
import { readLong } from './read-long.ts';
import { repositories } from './repositories.ts';

/** What has happened in a repository, for whoever was not told. */
export type Activity = {
  /** All of a project, without those that are disabled. */
  repositories: (caller: Caller, project: string) => Promise<Answered<{ id: string; name: string }[]>>;
  /** The newest first. */
  pushes: (caller: Caller, place: PlaceOfCode, page: Page) => Promise<Answered<ListedPush[]>>;
  pullRequests: (
    caller: Caller,
    place: PlaceOfCode,
    filter: PullRequestFilter,
    page: Page,
  ) => Promise<Answered<ListedPullRequest[]>>;
};

/** Identifiers. */
type PlaceOfCode = { project: string; repository: string };
type Page = { top: number; skip: number };

/** `closedSince`: an hour of ISO 8601; a Server that does not know this filter sends the newest ones. */
export type PullRequestFilter = { status: 'all' | 'active' } | { closedSince: string };

/** https://github.com/microsoft/azure-devops-node-api, GitApi.getPushes and getPullRequests */
const pushes = gitResource('ea98d07b-3c87-4971-8ede-a613694ffb55', '7.2-preview.3', () => ['pushes']);
const pullRequests = gitResource('9946fd70-0d40-406e-b686-b4744cbbcc37', '7.2-preview.2', () => ['pullrequests']);

const repository = z.object({ id: z.string(), name: z.string(), isDisabled: z.boolean().nullish() });

export function makeActivity(ask: Ask, { locate }: Locations): Activity {
  return {
    async repositories(caller, project) {
      const at = await locate(caller, repositories, { project });
      if (!at.ok) return at;
      const answered = values(await ask(caller, { url: at.value, shape: listOf(repository), read: readLong }));
      return answered.ok
        ? { ...answered, value: answered.value.filter(({ isDisabled }) => isDisabled !== true) }
        : answered;
    },

    async pushes(caller, { project, repository }, page) {
      const at = await locate(caller, pushes, { project, repositoryId: repository });
      if (!at.ok) return at;
      const url = withQuery(at.value, { 'searchCriteria.includeRefUpdates': 'true', ...pageQuery(page) });
      return values(await ask(caller, { url, shape: listOf<ListedPush>(ListedPush), read: readLong }));
    },

    async pullRequests(caller, { project, repository }, filter, page) {
      const at = await locate(caller, pullRequests, { project, repositoryId: repository });
      if (!at.ok) return at;
      const url = withQuery(at.value, { ...filterQuery(filter), ...pageQuery(page) });
      return values(await ask(caller, { url, shape: listOf<ListedPullRequest>(ListedPullRequest), read: readLong }));
    },
  };
}

function filterQuery(filter: PullRequestFilter): Record<string, string> {
  if ('status' in filter) return { 'searchCriteria.status': filter.status };
  return {
    'searchCriteria.status': 'all',
    'searchCriteria.queryTimeRangeType': 'closed',
    'searchCriteria.minTime': filter.closedSince,
  };
}

function pageQuery({ top, skip }: Page): Record<string, string> {
  return { $top: String(top), $skip: String(skip) };
}

function values<T>(answered: Answered<{ value: T[] }>): Answered<T[]> {
  return answered.ok ? { ...answered, value: answered.value.value } : answered;
}

function withQuery(base: URL, query: Record<string, string>): URL {
  const url = new URL(base);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

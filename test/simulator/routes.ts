import type { Address } from './address.ts';
import type { Door, RouteNames } from './exchange.ts';
import { advertiseRefs } from './git/info-refs.ts';
import { receivePack } from './git/receive-pack.ts';
import { uploadPack } from './git/upload-pack.ts';
import { describeConnection } from './resources/connection-data.ts';
import * as rows from './resources/location-rows.ts';
import { describeLocations } from './resources/locations.ts';
import { getProject, listProjects } from './resources/projects.ts';
import { listRefs } from './resources/refs.ts';
import { getRepository, listRepositories } from './resources/repositories.ts';
import { listResourceAreas } from './resources/resource-areas.ts';
import { listChangesetChanges, listChangesets, listItems } from './resources/tfvc.ts';
import { describeRemote } from './resources/vsts-info.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { codeRoutes } from './routes/code.ts';
import { hookRoutes } from './routes/hooks.ts';
import { pullRequestRoutes, pullRequestRoutesAcross } from './routes/pull-requests.ts';
import type { Scope } from './world/tokens.ts';

const code = { scope: 'vso.code' } as const;
const project = { scope: 'vso.project', row: rows.projectsRow } as const;
const free = { scope: null } as const;
const repositories = '_apis/git/repositories';

export const routes: readonly Route[] = [
  { method: 'OPTIONS', template: '_apis', ...free, row: null, answer: describeLocations },
  { method: 'OPTIONS', template: '_apis/{area}', ...free, row: null, answer: describeLocations },
  get('_apis/ResourceAreas', { ...free, row: rows.resourceAreasRow, answer: listResourceAreas }),
  get('_apis/connectionData', {
    ...free,
    row: rows.connectionDataRow,
    answer: describeConnection,
    admitsAnonymous: true,
  }),
  ...hookRoutes,
  get('_apis/projects', { ...project, answer: listProjects }),
  get('_apis/projects/{project}', { ...project, answer: getProject }),
  get('{project}/_apis/tfvc/items', { ...code, row: rows.tfvcItemsRow, answer: listItems }),
  get('{project}/_apis/tfvc/changesets', { ...code, row: rows.changesetsRow, answer: listChangesets }),
  get('_apis/tfvc/changesets/{changeset}/changes', {
    ...code,
    row: rows.changesetChangesRow,
    answer: listChangesetChanges,
  }),
  ...['', '{project}/'].flatMap((within) => [
    get(`${within}${repositories}`, { ...code, row: rows.repositoriesRow, answer: listRepositories }),
    get(`${within}${repositories}/{repository}`, { ...code, row: rows.repositoriesRow, answer: getRepository }),
    get(`${within}${repositories}/{repository}/refs`, { ...code, row: rows.refsRow, answer: listRefs }),
    ...codeRoutes(`${within}${repositories}/{repository}`),
    ...pullRequestRoutesAcross(within),
    ...pullRequestRoutes(`${within}${repositories}/{repository}`),
    get(`${within}_git/{repository}/vsts/info`, { ...code, row: null, answer: describeRemote }),
    get(`${within}_git/{repository}/info/refs`, { scope: scopeOfRefs, row: null, answer: advertiseRefs }),
    {
      ...get(`${within}_git/{repository}/git-upload-pack`, { ...code, row: null, answer: uploadPack }),
      method: 'POST' as const,
    },
    route('POST', `${within}_git/{repository}/git-receive-pack`, 'vso.code_write', null, receivePack),
  ]),
];

/** Refs are read to fetch, or before a push. */
function scopeOfRefs({ query }: Address): Scope {
  return query.get('service') === 'git-receive-pack' ? 'vso.code_write' : 'vso.code';
}

function get(template: string, rest: Omit<Route, 'method' | 'template'>): Route {
  return { method: 'GET', template, ...rest };
}

/** The route and the names in the path; without a route still which door was knocked at. */
export function findRoute(
  method: string,
  segments: readonly string[],
): { route?: Route; names: RouteNames; door: Door } {
  const door: Door = segments.some((segment) => segment.toLowerCase() === '_git') ? 'git' : 'rest';
  for (const route of routes) {
    const names = route.method === method ? matchTemplate(route.template, segments) : null;
    if (names === null) continue;
    // `/{org}/_git/{name}` is short for a repository named as its project.
    const short = door === 'git' && names.project === undefined && names.repository !== undefined;
    return { route, names: short ? { ...names, project: names.repository as string } : names, door };
  }
  return { names: {}, door };
}

function matchTemplate(template: string, segments: readonly string[]): RouteNames | null {
  const parts = template.split('/');
  if (parts.length !== segments.length) return null;
  const names: RouteNames = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(.+)\}$/.exec(part)?.[1] as keyof RouteNames | undefined;
    if (name === undefined ? segment.toLowerCase() !== part.toLowerCase() : segment === '') return null;
    if (name !== undefined) names[name] = segment;
  }
  return names;
}

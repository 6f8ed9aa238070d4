import type { Door, Outcome, RouteNames, SignedIn } from './exchange.ts';
import { advertiseRefs } from './git/info-refs.ts';
import { uploadPack } from './git/upload-pack.ts';
import { describeConnection } from './resources/connection-data.ts';
import * as rows from './resources/location-rows.ts';
import { describeLocations } from './resources/locations.ts';
import { getProject, listProjects } from './resources/projects.ts';
import { listRefs } from './resources/refs.ts';
import { getRepository, listRepositories } from './resources/repositories.ts';
import { listResourceAreas } from './resources/resource-areas.ts';
import { describeRemote } from './resources/vsts-info.ts';
import type { Scope } from './world/tokens.ts';

export type Route = {
  method: 'OPTIONS' | 'GET' | 'POST';
  /** Below the organization. Literal segments are matched in any case, `{…}` is one segment. */
  template: string;
  /** What the token must be good for; null when it needs only to be alive. */
  scope: Scope | null;
  /** The versions that may be asked for; null where the REST rules for versions do not hold. */
  row: rows.LocationRow | null;
  answer: (exchange: SignedIn) => Outcome | Promise<Outcome>;
  admitsAnonymous?: boolean;
};

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
  get('_apis/projects', { ...project, answer: listProjects }),
  get('_apis/projects/{project}', { ...project, answer: getProject }),
  ...['', '{project}/'].flatMap((within) => [
    get(`${within}${repositories}`, { ...code, row: rows.repositoriesRow, answer: listRepositories }),
    get(`${within}${repositories}/{repository}`, { ...code, row: rows.repositoriesRow, answer: getRepository }),
    get(`${within}${repositories}/{repository}/refs`, { ...code, row: rows.refsRow, answer: listRefs }),
    get(`${within}_git/{repository}/vsts/info`, { ...code, row: null, answer: describeRemote }),
    get(`${within}_git/{repository}/info/refs`, { ...code, row: null, answer: advertiseRefs }),
    {
      ...get(`${within}_git/{repository}/git-upload-pack`, { ...code, row: null, answer: uploadPack }),
      method: 'POST' as const,
    },
  ]),
];

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
    const name = /^\{(project|repository|area)\}$/.exec(part)?.[1] as keyof RouteNames | undefined;
    if (name === undefined ? segment.toLowerCase() !== part.toLowerCase() : segment === '') return null;
    if (name !== undefined) names[name] = segment;
  }
  return names;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { advertisement, advertisementType } from '../system/engine/advertise.ts';

/** An organization with one project and one repository, in which all is well. */
export const goodIdentity = {
  authenticatedUser: { id: '4c1ea2c7-8a8b-4a0f-9d1b-1d1f0a4ab001', providerDisplayName: 'Ana Bowman' },
};
export const goodProject = { id: '4c1ea2c7-8a8b-4a0f-9d1b-1d1f0a4ab002', name: 'Fiber' };
export const goodRepository = {
  id: '4c1ea2c7-8a8b-4a0f-9d1b-1d1f0a4ab003',
  name: 'web',
  url: 'https://dev.azure.com/fabrikam/_apis/git/repositories/4c1ea2c7-8a8b-4a0f-9d1b-1d1f0a4ab003',
  project: goodProject,
  defaultBranch: 'refs/heads/main',
};

/** The rows that the official client asks for before it asks what it was asked. */
const versions = { minVersion: '1.0', maxVersion: '7.2', releasedVersion: '7.1', resourceVersion: 1 };
const locations = [
  ['e81700f7-3be2-46de-8624-2eb35882fcaa', 'Location', 'ResourceAreas', '_apis/{resource}/{areaId}'],
  ['225f7195-f9c7-4d14-ab28-a83f7ff77e1f', 'git', 'repositories', '{project}/_apis/{area}/{resource}/{repositoryId}'],
].map(([id, area, resourceName, routeTemplate]) => ({ id, area, resourceName, routeTemplate, ...versions }));

/** Where the official client begins; null for every other question. */
export function beginning({ method, url = '' }: IncomingMessage): unknown {
  if (method === 'OPTIONS') return { count: locations.length, value: locations };
  return /\/_apis\/ResourceAreas/i.test(url) ? { count: 0, value: null } : null;
}

export function goodAnswer(request: IncomingMessage, response: ServerResponse): void {
  const { url = '' } = request;
  if (url.includes('/info/refs')) {
    response.writeHead(200, { 'content-type': advertisementType }).end(advertisement);
    return;
  }
  const found =
    beginning(request) ??
    (url.includes('connectionData') ? goodIdentity : url.includes('/repositories/') ? goodRepository : goodProject);
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(found));
}

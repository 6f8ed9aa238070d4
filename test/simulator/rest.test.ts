import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { locationRows } from './resources/location-rows.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const at = (path: string) => ask(`${simulator.url}/${path}`);
const options = (path: string) => ask(`${simulator.url}/${path}`, { method: 'OPTIONS' });
const names = (body: Record<string, unknown>) => (body['value'] as { name: string }[]).map(({ name }) => name);

describe('versions', () => {
  const cases = [
    ['fabrikam/_apis/projects', 200, '; api-version=7.1'],
    ['fabrikam/_apis/projects?api-version=5.0', 200, '; api-version=5.0'],
    ['fabrikam/_apis/projects?api-version=7.2-preview.4', 200, '; api-version=7.2-preview.4'],
    ['fabrikam/_apis/projects?api-version=7.2', 400, 'VssInvalidPreviewVersionException'],
    ['fabrikam/_apis/projects?api-version=7.3-preview', 400, 'VssVersionOutOfRangeException'],
    ['fabrikam/_apis/projects?api-version=latest', 400, 'VssInvalidApiResourceVersionException'],
    ['fabrikam/_apis/connectionData', 200, '; api-version=7.2-preview.1'],
    ['fabrikam/_apis/connectionData?api-version=7.1-preview.1', 200, '; api-version=7.1-preview.1'],
    ['fabrikam/_apis/connectionData?api-version=7.1', 400, 'VssInvalidPreviewVersionException'],
    ['tfs/DefaultCollection/_apis/projects?api-version=7.0', 200, '; api-version=7.0'],
    ['tfs/DefaultCollection/_apis/projects?api-version=7.1', 400, 'VssVersionOutOfRangeException'],
  ] as const;
  test.each(cases)('GET %s answers %i with %s', async (path, status, sign) => {
    const reply = await at(path);
    expect(reply.status).toBe(status);
    const type = reply.headers['content-type']?.[0]?.replace('application/json; charset=utf-8', '');
    expect(type || reply.json()['typeKey']).toBe(sign);
  });
});

test('OPTIONS describes the resources of an area, and none of an unknown one', async () => {
  const { value } = (await options('fabrikam/_apis/git')).json() as { value: object[] };
  expect(value).toEqual(
    expect.arrayContaining([
      {
        id: '225f7195-f9c7-4d14-ab28-a83f7ff77e1f',
        area: 'git',
        resourceName: 'repositories',
        routeTemplate: '{project}/_apis/{area}/{resource}/{repositoryId}',
        resourceVersion: 1,
        minVersion: '1.0',
        maxVersion: '7.2',
        releasedVersion: '7.1',
      },
      expect.objectContaining({ resourceName: 'refs', resourceVersion: 2 }),
      expect.objectContaining({ resourceName: 'statuses', resourceVersion: 2 }),
    ]),
  );
  expect((await options('fabrikam/_apis/location')).json()).toMatchObject({ value: [{ releasedVersion: '0.0' }, {}] });
  expect((await options('fabrikam/_apis/nothing')).json()).toEqual({ count: 0, value: [] });
  expect((await options('fabrikam/_apis')).json()).toMatchObject({ count: locationRows.length });
});

test('ResourceAreas point back at the simulator; a Server has none', async () => {
  const areas = (await at('fabrikam/_apis/ResourceAreas')).json();
  expect(areas['value']).toContainEqual({
    id: '4e080c62-fa21-4fbc-8fef-2a10a2b38049',
    name: 'git',
    locationUrl: `${simulator.url}/fabrikam/`,
  });
  expect((await at('tfs/DefaultCollection/_apis/ResourceAreas')).json()).toEqual({ count: 0, value: null });
});

test('connectionData says who is calling, and where', async () => {
  expect((await at('fabrikam/_apis/connectionData')).json()).toMatchObject({
    authenticatedUser: {
      providerDisplayName: 'Ana Bowman',
      properties: { Account: { $value: 'ana.bowman@fabrikam.example' } },
    },
    deploymentType: 'hosted',
  });
  expect((await at('tfs/DefaultCollection/_apis/connectionData')).json()).toMatchObject({
    deploymentType: 'onPremises',
    webApplicationRelativeDirectory: '/tfs',
  });
});

test('projects are listed, paged, and found by name in any case and by id', async () => {
  const all = await at('fabrikam/_apis/projects');
  expect(names(all.json())).toEqual(['Fiber', 'Legacy', 'Both', 'Archive']);
  const first = await at('fabrikam/_apis/projects?$top=2');
  expect([names(first.json()), first.headers['x-ms-continuationtoken']]).toEqual([['Fiber', 'Legacy'], ['2']]);
  const last = await at('fabrikam/_apis/projects?$top=2&continuationToken=2');
  expect([names(last.json()), last.headers['x-ms-continuationtoken']]).toEqual([['Both', 'Archive'], undefined]);
  const fiber = (await at('fabrikam/_apis/projects/fIBER')).json();
  expect((await at(`fabrikam/_apis/projects/${String(fiber['id'])}`)).json()).toEqual(fiber);
});

test.each([
  ['Fiber', { sourceControlType: 'Git', gitEnabled: 'True', tfvcEnabled: 'False' }],
  ['Legacy', { sourceControlType: 'Tfvc', gitEnabled: 'False', tfvcEnabled: 'True' }],
  ['Both', { sourceControlType: 'Git', gitEnabled: 'True', tfvcEnabled: 'True' }],
])('project %s tells its version control in strings', async (name, versioncontrol) => {
  const project = (await at(`fabrikam/_apis/projects/${name}?includeCapabilities=true`)).json();
  expect(project['capabilities']).toEqual({ versioncontrol });
});

test('a disabled repository shows in the list of its project and nowhere else', async () => {
  const list = (await at('fabrikam/Fiber/_apis/git/repositories')).json();
  expect(names(list)).toEqual(['web', 'Fiber', 'My Repo', 'réseau', 'empty', 'disabled', 'in-maintenance']);
  expect(list['value']).toContainEqual(expect.objectContaining({ name: 'disabled', isDisabled: true }));
  expect((await at('fabrikam/Fiber/_apis/git/repositories/disabled')).json()).toMatchObject({
    typeKey: 'GitRepositoryNotFoundException',
  });
  expect((await at('fabrikam/Legacy/_apis/git/repositories')).json()).toEqual({ count: 0, value: [] });
});

test('a repository is found by name in any case, encoded, by id, and by id without its project', async () => {
  const web = (await at('fabrikam/fiber/_apis/git/repositories/WEB')).json();
  const root = `${simulator.url}/fabrikam`;
  expect(web).toMatchObject({
    name: 'web',
    defaultBranch: 'refs/heads/main',
    project: { name: 'Fiber' },
    webUrl: `${root}/Fiber/_git/web`,
    remoteUrl: `${root}/Fiber/_git/web`.replace('://', '://fabrikam@'),
    sshUrl: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web',
    isDisabled: false,
    isInMaintenance: false,
  });
  const id = String(web['id']);
  expect((await at(`fabrikam/Fiber/_apis/git/repositories/${id}`)).json()).toEqual(web);
  expect((await at(`fabrikam/_apis/git/repositories/${id}`)).json()).toEqual(web);
  expect((await at('fabrikam/Fiber/_apis/git/repositories/My%20Repo')).json()).toMatchObject({ name: 'My Repo' });
  expect((await at('fabrikam/Fiber/_apis/git/repositories/r%C3%A9seau')).json()).toMatchObject({ name: 'réseau' });
  expect((await at('fabrikam/Fiber/_apis/git/repositories/in-maintenance')).json()).toMatchObject({
    isInMaintenance: true,
  });
});

test('an empty repository has no default branch and no refs', async () => {
  const empty = (await at('fabrikam/Fiber/_apis/git/repositories/empty')).json();
  expect([empty['size'], 'defaultBranch' in empty]).toEqual([0, false]);
  expect((await at('fabrikam/Fiber/_apis/git/repositories/empty/refs')).json()).toEqual({ count: 0, value: [] });
});

test('the filter of refs is a prefix, and $top pages them', async () => {
  const refs = 'fabrikam/Fiber/_apis/git/repositories/web/refs';
  expect(names((await at(`${refs}?filter=heads/main`)).json())).toEqual(['refs/heads/main', 'refs/heads/main2']);
  expect(names((await at(refs)).json())).toEqual([
    'refs/heads/bugfix/#42-réseau',
    'refs/heads/feature/paint',
    'refs/heads/main',
    'refs/heads/main2',
    'refs/tags/nightly',
    'refs/tags/v1.0',
  ]);
  const page = await at(`${refs}?filter=heads/&$top=3`);
  expect(page.headers['x-ms-continuationtoken']).toEqual(['3']);
  expect(names((await at(`${refs}?filter=heads/&$top=3&continuationToken=3`)).json())).toEqual(['refs/heads/main2']);
});

test('vsts/info settles what a remote names, on Services and on a Server', async () => {
  const services = (await at('fabrikam/_git/Fiber/vsts/info')).json();
  expect(services).toMatchObject({
    collection: { name: 'fabrikam' },
    repository: { name: 'Fiber', project: { name: 'Fiber' } },
  });
  expect((await at('tfs/DefaultCollection/Fiber/_git/web/vsts/info')).json()).toMatchObject({
    serverUrl: `${simulator.url}/tfs`,
    collection: { url: `${simulator.url}/tfs/DefaultCollection` },
    repository: { name: 'web' },
  });
});

test('the host {organization}.visualstudio.com is the same organization', async () => {
  const headers = { host: 'fabrikam.visualstudio.com' };
  for (const path of ['/Fiber/_apis/git/repositories/web', '/DefaultCollection/Fiber/_apis/git/repositories/web']) {
    expect((await ask(`${simulator.url}${path}`, { headers })).json()).toMatchObject({
      webUrl: 'http://fabrikam.visualstudio.com/Fiber/_git/web',
    });
  }
});

test('an answer is compressed when the client takes gzip', async () => {
  const headers = { 'accept-encoding': 'gzip, deflate' };
  const reply = await ask(`${simulator.url}/fabrikam/_apis/projects`, { headers });
  expect([reply.headers['content-encoding'], reply.headers['vary']]).toEqual([['gzip'], ['Accept-Encoding']]);
  expect(reply.json()).toMatchObject({ count: 4 });
});

test('an organization, a path or an encoding that means nothing is refused', async () => {
  expect((await at('nowhere/_apis/projects')).status).toBe(404);
  expect((await at('tfs/fabrikam/_apis/projects')).status).toBe(404);
  expect((await at('fabrikam/_apis/projects/%E0%A4%A')).status).toBe(400);
  expect((await at('fabrikam//_apis/projects')).status).toBe(404);
});

test('the log tells what arrived and never with which credential', async () => {
  simulator.requests.length = 0;
  await ask(`${simulator.url}/fabrikam/_apis/projects?x=1`, {
    headers: { 'user-agent': 'me/1', 'x-tfs-fedauthredirect': 'Suppress' },
  });
  await ask(`${simulator.url}/fabrikam/_apis/projects`, { as: null });
  expect(simulator.requests).toEqual([
    {
      method: 'GET',
      host: new URL(simulator.url).host,
      path: '/fabrikam/_apis/projects?x=1',
      status: 200,
      carriedAuthorization: true,
      userAgent: 'me/1',
      headerNames: expect.arrayContaining(['authorization', 'x-tfs-fedauthredirect']) as string[],
    },
    expect.objectContaining({ status: 203, carriedAuthorization: false, userAgent: null }),
  ]);
});

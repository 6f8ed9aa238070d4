import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { patFor } from '../../simulator/world/tokens.ts';
import { advertisement, advertisementType } from './advertise.ts';
import { makeEngine } from './engine.ts';
import { closeServers, startHttp } from './server.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
afterEach(closeServers);

const token = patFor('alive');

function engineFor(url: string) {
  return makeEngine({ allowedHosts: [{ host: new URL(url).host, plainHttp: true }] });
}

test('A Server older than Services is asked in a version that it has', async () => {
  const engine = engineFor(simulator.url);
  const start = simulator.requests.length;
  const url = `${simulator.url}/tfs/DefaultCollection/Fiber/_git/web`;
  const report = await engine.verify({ url, token, apiToken: token });
  expect(report.verdict).toBe('SUCCESS');
  const before = simulator.requests.length;
  await engine.verify({ url, token, apiToken: token });
  const asked = simulator.requests.slice(before).map(({ method }) => method);
  expect(asked.toSorted()).toEqual(['GET', 'GET', 'GET', 'GET', 'POST', 'POST']);
  const areas = simulator.requests.slice(start).filter(({ method }) => method === 'OPTIONS');
  expect(areas.map(({ path }) => path.replace(/.*\//, '')).toSorted()).toEqual(['git', 'hooks']);
});

test('A path of a Server with two readings is settled by asking', async () => {
  const report = await engineFor(simulator.url).verify({
    url: `${simulator.url}/fabrikam/Fiber/_git/web`,
    token,
    apiToken: token,
  });
  expect(report.verdict).toBe('SUCCESS');
  expect(simulator.requests.some(({ path }) => path === '/fabrikam/Fiber/_git/web/vsts/info')).toBe(true);
});

test.each([
  ['virtual directory and collection', 'Coll', 'Web', '/azdo/Coll/_apis'],
  ['collection and project', 'azdo', 'Coll', '/azdo/_apis'],
])('/azdo/Coll/_git/Web can be %s', async (_, collection, project, root) => {
  const json = { 'content-type': 'application/json' };
  const place = { id: '6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c', name: project };
  const locations = {
    value: [
      {
        id: '225f7195-f9c7-4d14-ab28-a83f7ff77e1f',
        area: 'git',
        resourceName: 'repositories',
        routeTemplate: '{project}/_apis/{area}/{resource}/{repositoryId}',
        resourceVersion: 1,
        minVersion: '1.0',
        maxVersion: '6.0',
        releasedVersion: '6.0',
      },
    ],
  };
  const answers: Record<string, unknown> = {
    'GET /azdo/Coll/_git/Web/vsts/info': { collection: { name: collection } },
    [`GET ${root}/connectionData?api-version=4.1-preview.1`]: { authenticatedUser: { id: '1' } },
    [`GET ${root}/projects/${project}?includeCapabilities=true&api-version=4.1`]: place,
    [`OPTIONS ${root}/git`]: locations,
    [`GET ${root.replace('_apis', `${project}/_apis`)}/git/repositories/Web?api-version=6.0`]: {
      id: '2',
      name: 'Web',
      project: place,
    },
  };
  const server = await startHttp((request, response) => {
    if (request.url?.includes('info/refs') === true) {
      return void response.writeHead(200, { 'content-type': advertisementType }).end(advertisement);
    }
    const answer = answers[`${request.method} ${request.url}`];
    return void response.writeHead(answer === undefined ? 404 : 200, json).end(JSON.stringify(answer ?? {}));
  });
  const report = await engineFor(server.url).verify({ url: `${server.url}/azdo/Coll/_git/Web`, apiToken: 'token' });
  expect(report.checks.filter(({ required, outcome }) => required && outcome !== 'PASSED')).toEqual([]);
});

test.each(['//evil.example/{resource}', '../../{resource}/{repositoryId}'])(
  'A Server cannot lead the credential out of its collection by the template %s',
  async (routeTemplate) => {
    const paths: string[] = [];
    const server = await startHttp((request, response) => {
      paths.push(request.url ?? '');
      const row = {
        id: '225f7195-f9c7-4d14-ab28-a83f7ff77e1f',
        area: 'git',
        resourceName: 'repositories',
        routeTemplate,
      };
      const versions = { resourceVersion: 1, minVersion: '1.0', maxVersion: '7.0', releasedVersion: '7.0' };
      const body =
        request.method === 'OPTIONS'
          ? { value: [{ ...row, ...versions }] }
          : { authenticatedUser: { id: '1' }, id: '2', name: 'p' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    const report = await engineFor(server.url).verify({
      url: `${server.url}/DefaultCollection/p/_git/r`,
      apiToken: 'token',
    });
    expect(report.check('repository')).toMatchObject({ outcome: 'FAILED' });
    expect(paths.filter((path) => !path.startsWith('/DefaultCollection/'))).toEqual([]);
  },
);

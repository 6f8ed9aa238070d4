import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { patFor } from '../../simulator/world/tokens.ts';
import { makeEngine } from './engine.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const token = patFor('alive');
const collection = '/tfs/DefaultCollection';

/** A new engine, which has not learned yet what the Server has. */
function verify(path: string, urlType: 'Project' | 'Repo') {
  const engine = makeEngine({ allowedHosts: [{ host: new URL(simulator.url).host, plainHttp: true }] });
  return engine.verify({ url: simulator.url + collection + path, urlType, token, apiToken: token });
}

test.each([
  ['Team Foundation Server 2018', '4.1'],
  ['Azure DevOps Server 2019', '5.0'],
  ['Azure DevOps Server 2020', '6.0'],
  ['Azure DevOps Server 2022', '7.0'],
  ['Azure DevOps Server 2022.1', '7.1'],
])('%s is asked in versions that it has', async (_, version) => {
  simulator.world.organization('DefaultCollection').api = { latest: version, released: version };
  const start = simulator.requests.length;
  const reports = await Promise.all([verify('/Fiber/_git/web', 'Repo'), verify('/Legacy/_versionControl', 'Project')]);
  expect(reports.map(({ verdict }) => verdict)).toEqual(['SUCCESS', 'SUCCESS']);
  const asked = simulator.requests.slice(start).map(({ path }) => new URL(path, simulator.url));
  const newest = asked.filter(({ pathname }) => /\/repositories\/web$|\/tfvc\//.test(pathname));
  expect(new Set(newest.map(({ searchParams }) => searchParams.get('api-version')))).toEqual(new Set([version]));
});

test('A release that is too old is named', async () => {
  simulator.world.organization('DefaultCollection').api = { latest: '3.2', released: '3.2' };
  const report = await verify('/Fiber/_git/web', 'Repo');
  expect(report.verdict).toBe('FAILURE');
  expect(report.check('git').outcome).toBe('PASSED');
  const { reason, message } = report.check('identity');
  expect(reason).toBe('ApiVersionRefused');
  expect(message).toContain('its newest is 3.2, that of Team Foundation Server 2017');
});

test('Many verifications at once learn what a Server has by one question per area', async () => {
  simulator.world.organization('DefaultCollection').api = { latest: '7.0', released: '7.0' };
  const engine = makeEngine({ allowedHosts: [{ host: new URL(simulator.url).host, plainHttp: true }] });
  const start = simulator.requests.length;
  const url = `${simulator.url}${collection}/Fiber/_git/web`;
  const reports = await Promise.all(Array.from({ length: 4 }, () => engine.verify({ url, token, apiToken: token })));
  expect(reports.map(({ verdict }) => verdict)).toEqual(Array(4).fill('SUCCESS'));
  const learned = simulator.requests.slice(start).filter(({ method }) => method === 'OPTIONS');
  expect(learned.map(({ path }) => path)).toEqual([...new Set(learned.map(({ path }) => path))]);
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { patFor } from '../../simulator/world/tokens.ts';
import { makeEngine, type Question } from './engine.ts';
import { closeServers, startHttp } from './server.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
afterEach(closeServers);

const token = patFor('alive');

function verifyAt(url: string, question: Partial<Question> = {}) {
  return makeEngine({ allowedHosts: [{ host: new URL(url).host, plainHttp: true }] }).verify({
    url,
    token,
    urlType: url.includes('/_git/') ? 'Repo' : 'Project',
    ...question,
  });
}

describe('The address of a Server is found out by asking', () => {
  test.each([
    ['with tfs before it', '/tfs/DefaultCollection/Fiber/_git/web'],
    ['without', '/DefaultCollection/Fiber/_git/web'],
    ['another collection', '/tfs/Research/Lab/_git/web'],
    ['another collection, that may be a virtual directory', '/Research/Lab/_git/web'],
  ])('repository, %s', async (_, path) => {
    expect((await verifyAt(simulator.url + path, { apiToken: token })).verdict).toBe('SUCCESS');
    expect((await verifyAt(simulator.url + path)).verdict).toBe('SUCCESS');
  });

  test.each([
    ['with tfs before it', '/tfs/DefaultCollection/Fiber', []],
    ['without', '/DefaultCollection/Fiber', []],
    ['that may be a collection', '/Research/Lab', []],
    ['of three names', '/tfs/Research/Lab', []],
    ['that is a whole collection', '/tfs/Research', ['project']],
  ])('project, %s', async (_, path, unknown) => {
    const report = await verifyAt(simulator.url + path, { apiToken: token });
    expect(report.verdict).toBe('PARTIAL');
    const skipped = report.checks.filter(({ outcome }) => outcome === 'SKIPPED');
    expect(skipped.filter(({ required }) => required).map(({ name }) => name)).toEqual(['git', ...unknown]);
    expect(report.check('identity').outcome).toBe('PASSED');
  });

  test('project with a Test Repository', async () => {
    const url = `${simulator.url}/Research/Lab`;
    const report = await verifyAt(url, { testRepository: 'web', apiToken: token });
    expect([report.verdict, report.check('repository').outcome]).toEqual(['SUCCESS', 'PASSED']);
  });

  test.each([
    '/tfs/Research/Lab/_versionControl',
    '/Research/Lab/_versionControl?path=%24%2FLab%2FMain',
    '/tfs/Research/_versionControl?path=%24%2FLab%2FMain',
    '/DefaultCollection/_versionControl?path=%24%2FLegacy%2FMain',
  ])('TFVC, %s', async (path) => {
    for (const question of [{}, { apiToken: token }]) {
      const report = await verifyAt(simulator.url + path, question);
      expect(report.verdict).toBe('SUCCESS');
      expect(report.check('items').evidence).toMatchObject({ changesetId: expect.any(Number) });
    }
  });

  test('a collection that is not there is named', async () => {
    const report = await verifyAt(`${simulator.url}/tfs/Nothing/Fiber/_git/web`, { apiToken: token });
    expect(report.verdict).toBe('FAILURE');
    for (const name of ['git', 'identity'] as const) {
      expect(report.check(name).reason).toBe('NotAzureDevOps');
      expect(report.check(name).message).toContain('Nothing');
    }
  });

  test.each(['expired', 'revoked'])('a token that is %s is told so where two readings were tried', async (name) => {
    for (const path of ['/Research/Lab', '/Research/Lab/_git/web']) {
      const report = await verifyAt(simulator.url + path, { token: patFor(name), apiToken: patFor(name) });
      expect(report.check('identity').reason).toBe('CredentialExpiredOrRevoked');
    }
    const without = await verifyAt(`${simulator.url}/Research/Lab/_git/web`, { token: patFor(name) });
    expect(without.check('git').reason).toBe('CredentialExpiredOrRevoked');
  });

  test('a token without Code (Read) is found alive all the same', async () => {
    const lacking = patFor('no-code-scope');
    simulator.world.setScopes('no-code-scope', ['vso.project']);
    const tokens = simulator.world.tokenOf(lacking);
    if (tokens !== undefined) tokens.organizations = 'all';
    const report = await verifyAt(`${simulator.url}/Research/Lab/_git/web`, { token: lacking, apiToken: lacking });
    expect(report.check('identity').outcome).toBe('PASSED');
    expect([report.check('git').reason, report.check('repository').reason]).toEqual(['ScopeMissing', 'ScopeMissing']);
  });
});

test('What a Server answers for a virtual directory does not make a collection of it', async () => {
  const paths: string[] = [];
  const row = { id: 'x', area: 'git', resourceName: 'r', routeTemplate: '', resourceVersion: 1 };
  const rows = [{ ...row, minVersion: '1.0', maxVersion: '7.0', releasedVersion: '7.0' }];
  const answers: Record<string, unknown> = {
    'OPTIONS /azdo/_apis/git': { value: [] },
    'OPTIONS /azdo/Coll/_apis/git': { value: rows },
    'GET /azdo/_apis/connectionData': { authenticatedUser: { id: '1' } },
    'GET /azdo/Coll/_apis/connectionData': { authenticatedUser: { id: '2' } },
  };
  const server = await startHttp((request, response) => {
    const asked = `${request.method} ${request.url?.split('?')[0]}`;
    paths.push(asked);
    const json = { 'content-type': 'application/json' };
    response.writeHead(asked in answers ? 200 : 404, json).end(JSON.stringify(answers[asked] ?? {}));
  });
  const report = await verifyAt(`${server.url}/azdo/Coll`, { apiToken: 'token' });
  expect(report.check('identity').evidence).toMatchObject({ identityId: '2' });
  expect(report.check('project')).toMatchObject({ outcome: 'SKIPPED', reason: 'ProjectMissingInUrl' });
  expect(report.verdict).toBe('PARTIAL');
  expect(paths.slice(0, 3)).toEqual(Object.keys(answers).filter((asked) => asked !== 'GET /azdo/_apis/connectionData'));
});

test('Names that come back are compared and addresses are ignored: the credential goes to no other host', async () => {
  const reached: string[] = [];
  const other = await startHttp((request, response) => {
    reached.push(request.url ?? '');
    response.end();
  });
  const elsewhere = { serverUrl: other.url, collection: { name: 'azdo', url: `${other.url}/azdo` } };
  const server = await startHttp((request, response) => {
    const found = request.url?.endsWith('/vsts/info') === true;
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(elsewhere));
  });
  const engine = makeEngine({
    allowedHosts: [server, other].map(({ url }) => ({ host: new URL(url).host, plainHttp: true })),
  });
  const report = await engine.verify({ url: `${server.url}/azdo/Coll/_git/web`, apiToken: 'token' });
  expect(report.verdict).toBe('FAILURE');
  expect(reached).toEqual([]);
});

test('ATK-121: a Server that asks for Negotiate or NTLM gets the token by Basic, once, and nothing else', async () => {
  const offered: string[] = [];
  const challenges = ['Negotiate', 'NTLM', 'Bearer authorization_uri=https://evil.example'];
  const server = await startHttp((request, response) => {
    offered.push(`${request.url?.split('?')[0]} ${request.headers.authorization?.split(' ')[0]}`);
    response.writeHead(401, { 'www-authenticate': challenges }).end();
  });
  const report = await verifyAt(`${server.url}/tfs/DefaultCollection/p/_git/r`, { token: 'a', apiToken: 'a' });
  expect([report.check('git').reason, report.check('identity').reason]).toEqual([
    'CredentialExpiredOrRevoked',
    'CredentialExpiredOrRevoked',
  ]);
  expect(offered.filter((one) => one.includes('/info/refs'))).toHaveLength(1);
  expect(offered.filter((one) => !one.endsWith(' Basic'))).toEqual([]);
});

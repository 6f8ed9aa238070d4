import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { patFor } from '../../simulator/world/tokens.ts';
import { type Engine, makeEngine, type Question, type Report } from './engine.ts';
import { closeServers, startHttp } from './server.ts';

let simulator: Simulator;
let engine: Engine;
beforeAll(async () => {
  simulator = await startSimulator();
});
// A new one for each, since it remembers who asked to wait.
beforeEach(() => {
  engine = makeEngine({ azureDevOpsUrl: simulator.url });
});
afterAll(() => simulator.close());
afterEach(closeServers);

const tfvcUrl = (project: string, path?: string) =>
  `https://dev.azure.com/fabrikam/${project}/_versionControl${path === undefined ? '' : `?path=${encodeURIComponent(path)}`}`;

function verify(url: string, question: Partial<Question> = {}): Promise<Report> {
  return engine.verify({ url, urlType: 'Project', token: patFor('alive'), ...question });
}

const alive = { apiToken: patFor('alive') };
const reasonsOf = (report: Report) =>
  Object.fromEntries(report.checks.filter(({ reason }) => reason !== null).map(({ name, reason }) => [name, reason]));

describe('A connector to TFVC', () => {
  test('is proven by an item and the latest changeset, with no API access', async () => {
    const report = await verify(tfvcUrl('Legacy', '$/Legacy/Main'));
    expect(report.names).toEqual(['target', 'dns', 'tcp', 'items']);
    expect([report.verdict, reasonsOf(report)]).toEqual(['SUCCESS', {}]);
    const latest = simulator.world.project('fabrikam/Legacy').changesets.at(-1);
    expect(report.check('items')).toMatchObject({
      required: true,
      message: `TFVC reads $/Legacy/Main; its latest changeset is ${latest?.id}.`,
      evidence: { path: '$/Legacy/Main', folder: true, changesetId: latest?.id, createdDate: latest?.createdDate },
    });
  });

  test('with API access is asked what the project is, too', async () => {
    const report = await verify(tfvcUrl('Legacy'), alive);
    expect([report.verdict, reasonsOf(report)]).toEqual(['SUCCESS', {}]);
    expect(report.names.filter((name) => ['git', 'items', 'project', 'repository'].includes(name))).toEqual([
      'items',
      'project',
    ]);
  });

  test('asks two questions, and about the item alone, however much is in it', async () => {
    const before = simulator.requests.length;
    await verify(tfvcUrl('Legacy', '$/Legacy/Main'));
    const asked = simulator.requests.slice(before).map(({ path }) => decodeURIComponent(path));
    expect(asked).toEqual([
      '/fabrikam/Legacy/_apis/tfvc/items?api-version=7.1&scopePath=$/Legacy/Main&recursionLevel=None',
      '/fabrikam/Legacy/_apis/tfvc/changesets?api-version=7.1&searchCriteria.itemPath=$/Legacy/Main&$top=1',
    ]);
  });

  test.each([
    ['an empty project', 'Archive', undefined, 'nothing was checked in'],
    ['the root of all projects, read as that of its own', 'Legacy', '$/', '$/Legacy'],
    ['a project with Git too', 'Both', '$/Both/Main/src', '$/Both/Main/src'],
    ['a file', 'Legacy', '$/Legacy/Main/readme.txt', 'readme.txt'],
    ['in another case', 'legacy', '$/LEGACY/main', '$/Legacy/Main'],
  ])('%s', async (_, project, path, words) => {
    const report = await verify(tfvcUrl(project, path));
    expect([report.verdict, reasonsOf(report)]).toEqual(['SUCCESS', {}]);
    expect(report.check('items').message).toContain(words);
  });

  test('to a path that is not there says which', async () => {
    for (const question of [{}, alive]) {
      const report = await verify(tfvcUrl('Legacy', '$/Legacy/Nothing'), question);
      expect([report.verdict, reasonsOf(report)]).toEqual(['FAILURE', { items: 'TfvcPathNotFound' }]);
      expect(report.check('items').message).toContain('$/Legacy/Nothing');
      expect(report.check('items').hint).toContain('https://dev.azure.com/fabrikam/Legacy/_versionControl');
    }
  });

  test('to a project that has Git only says that', async () => {
    const withApi = await verify(tfvcUrl('Fiber'), alive);
    expect(reasonsOf(withApi)).toMatchObject({ items: 'ProjectHasNoTfvc', project: 'ProjectHasNoTfvc' });
    const without = await verify(tfvcUrl('Fiber'));
    expect(reasonsOf(without)).toEqual({ items: 'ProjectHasNoTfvc' });
    expect(without.check('items').message).toBe('The project Fiber keeps its code in Git, not in TFVC.');
    expect(without.check('items').hint).toContain('https://dev.azure.com/fabrikam/Fiber/_settings/repositories');
  });

  test('with a token that may not ask about projects keeps its first answer', async () => {
    const report = await verify(tfvcUrl('Fiber'), { token: patFor('no-project-scope') });
    expect(reasonsOf(report)).toEqual({ items: 'TfvcPathNotFound' });
  });

  test.each([
    ['expired', 'CredentialExpiredOrRevoked'],
    ['no-code-scope', 'ScopeMissing'],
    ['unknown', 'CredentialNotRecognised'],
    ['not-a-member', 'NotInOrganization'],
    ['outsider', 'ProjectNotFound'],
  ])('with the token %s', async (name, reason) => {
    const report = await verify(tfvcUrl('Legacy'), { token: patFor(name) });
    expect([report.verdict, reasonsOf(report)]).toEqual(['FAILURE', { items: reason }]);
  });

  test('over SSH is refused before any call', async () => {
    const before = simulator.requests.length;
    const report = await verify(tfvcUrl('Legacy'), { authenticationType: 'Ssh', ...alive });
    expect(report.check('target')).toMatchObject({ outcome: 'FAILED', reason: 'TfvcOverSsh' });
    expect(report.check('items').reason).toBe('DependsOnFailedCheck');
    expect(simulator.requests).toHaveLength(before);
  });
});

/** What each name that the simulator knows comes to where only TFVC is asked. */
const outcomes = {
  throttled: 'RateLimited',
  outage: 'ServiceUnavailable',
  stopped: 'OrganizationStopped',
  forbidden: 'PermissionMissing',
  'sign-in': 'CredentialNotRecognised',
  'sign-in-redirect': 'CredentialNotRecognised',
  redirects: 'RedirectRefused',
  'expired-told': 'CredentialExpired',
  'conditional-access': 'ConditionalAccess',
  html: 'NotAzureDevOps',
  'null-json': 'NotAzureDevOps',
  'wrong-shape': 'NotAzureDevOps',
  drops: 'ConnectionReset',
  'gzip-bomb': 'AnswerTooLarge',
  floods: 'AnswerTooLarge',
};

test.each(Object.entries(outcomes))('A connector to TFVC that meets %s is told %s', async (name, reason) => {
  const report = await verify(tfvcUrl(name));
  expect(report.check('items').reason).toBe(reason);
});

const json = { 'content-type': 'application/json' };
const item = { path: '$/p', isFolder: true };

test.each<[string, unknown, string]>([
  ['an empty list', { value: [] }, 'TfvcPathNotFound'],
  ['the item of another path', { value: [{ path: '$/elsewhere' }] }, 'AnswerMismatch'],
  ['a number as path', { value: [{ path: 1 }] }, 'NotAzureDevOps'],
  ['an item that is no list', item, 'NotAzureDevOps'],
])('%s proves nothing', async (_, answer, reason) => {
  const server = await startHttp((_request, response) => {
    response.writeHead(200, json).end(JSON.stringify(answer));
  });
  const report = await makeEngine({ azureDevOpsUrl: server.url }).verify({
    url: 'https://dev.azure.com/o/p/_versionControl',
    urlType: 'Project',
  });
  expect([report.verdict, report.check('items').reason]).toEqual(['FAILURE', reason]);
});

test.each<[string, number, unknown, string | null]>([
  ['none', 200, { value: [] }, null],
  ['missing, as the path is', 404, { typeKey: 'ItemNotFoundException', message: '' }, null],
  ['refused', 403, { typeKey: 'AccessDeniedException', message: 'TF14098' }, 'PermissionMissing'],
])('Changesets that are %s', async (_, status, answer, reason) => {
  const server = await startHttp((request, response) => {
    const isItems = request.url?.includes('/tfvc/items') === true;
    const headers = { ...json, 'x-tfs-processid': '1' };
    response.writeHead(isItems ? 200 : status, headers).end(JSON.stringify(isItems ? { value: [item] } : answer));
  });
  const report = await makeEngine({ azureDevOpsUrl: server.url }).verify({
    url: 'https://dev.azure.com/o/p/_versionControl',
    urlType: 'Project',
  });
  expect(report.check('items').reason).toBe(reason);
});

describe('A connector to Git', () => {
  test('to a project with TFVC only says exactly that, with Git alone to ask', async () => {
    const report = await engine.verify({
      url: 'https://dev.azure.com/fabrikam/Legacy/_git/web',
      token: patFor('alive'),
    });
    expect(reasonsOf(report)).toEqual({ git: 'ProjectIsTfvc' });
    expect(report.check('git').hint).toContain('https://dev.azure.com/fabrikam/Legacy/_versionControl');
  });

  test('keeps its first answer where the token may not ask about projects, or the project has Git', async () => {
    const url = 'https://dev.azure.com/fabrikam/Legacy/_git/web';
    expect(reasonsOf(await engine.verify({ url, token: patFor('no-project-scope') }))).toEqual({
      git: 'RepositoryNotFound',
    });
    const inFiber = 'https://dev.azure.com/fabrikam/Fiber/_git/nothing';
    expect(reasonsOf(await engine.verify({ url: inFiber, token: patFor('alive') }))).toEqual({
      git: 'RepositoryNotFound',
    });
  });

  test('asks no more than before where all is well', async () => {
    const before = simulator.requests.length;
    await engine.verify({ url: 'https://dev.azure.com/fabrikam/Both/_git/web', token: patFor('alive') });
    expect(simulator.requests.length - before).toBe(1);
  });
});

import type { RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { makeEngine, type Question } from './engine.ts';
import { closed, closeServers, startHttp } from './server.ts';
import { privateKey, startSsh } from './ssh-server.ts';

afterEach(closeServers);

/** Over SSH Git is asked elsewhere, so that every request here is one of the API. */
const overSsh: Question = {
  url: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web',
  authenticationType: 'Ssh',
  apiToken: 'a-token',
  privateKey,
};
const json = { 'content-type': 'application/json; charset=utf-8; api-version=7.1' };
const user = { authenticatedUser: { id: '11111111-2222-3333-4444-555555555555', providerDisplayName: 'Ana' } };
const project = { id: '6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c', name: 'Fiber' };
const repository = {
  id: '5febef5a-833d-4e14-b9c0-14cb638f91e6',
  name: 'web',
  project,
  defaultBranch: 'refs/heads/main',
};

type Answer = (response: ServerResponse, path: string) => void;
const say =
  (body: unknown, status = 200): Answer =>
  (response) =>
    void response.writeHead(status, json).end(JSON.stringify(body));

/** An organization that answers well, save where a test says otherwise. */
function organization(answers: { identity?: Answer; project?: Answer; repository?: Answer }): RequestListener {
  return (request, response) => {
    const path = request.url ?? '';
    if (path.includes('connectionData')) (answers.identity ?? say(user))(response, path);
    else if (path.includes('/_apis/projects/')) (answers.project ?? say(project))(response, path);
    else (answers.repository ?? say(repository))(response, path);
  };
}

async function verify(answers: Parameters<typeof organization>[0], question: Partial<Question> = {}) {
  const paths: string[] = [];
  const listener = organization(answers);
  const server = await startHttp((request, response) => {
    paths.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  const ssh = await startSsh();
  const engine = makeEngine({ azureDevOpsUrl: server.url, ...ssh.settings });
  const report = await engine.verify({ ...overSsh, ...question });
  return { report, server, paths };
}

test('Beside Git over SSH the API is asked by five requests side by side', async () => {
  const { report, server, paths } = await verify({});
  expect(report.check('git').outcome).toBe('PASSED');
  expect(report.check('identity').message).toBe('The token belongs to Ana.');
  expect(report.check('repository').evidence).toMatchObject({ defaultBranch: 'main', repositoryId: repository.id });
  expect(paths.toSorted()).toEqual([
    'GET /fabrikam/Fiber/_apis/git/repositories/web?api-version=7.1',
    'GET /fabrikam/_apis/connectionData?api-version=4.1-preview.1',
    'GET /fabrikam/_apis/projects/Fiber?includeCapabilities=true&api-version=4.1',
    `POST /fabrikam/Fiber/_apis/git/repositories/web/commits/${'0'.repeat(40)}/statuses?api-version=7.1`,
    'POST /fabrikam/_apis/hooks/subscriptions?api-version=7.1',
  ]);
  expect(server.sockets.length).toBeLessThanOrEqual(5);
});

test.each([
  ['null', 'null'],
  ['a text', '"ok"'],
  ['a list', '[]'],
  ['the shape of another service', '{"login":"ana","id":5}'],
  ['broken JSON', '{"authenticatedUser":'],
  ['nothing', ''],
])('ATK-162: 200 with %s is no answer of Azure DevOps', async (_, body) => {
  const { report } = await verify({ identity: (response) => void response.writeHead(200, json).end(body) });
  expect(report.verdict).toBe('FAILURE');
  expect(report.check('identity')).toMatchObject({ outcome: 'FAILED', reason: 'NotAzureDevOps' });
  expect(report.check('repository')).toMatchObject({ outcome: 'SKIPPED', reason: 'DependsOnFailedCheck' });
  expect(report.check('repository').message).toContain('identity');
});

test('The anonymous identity is nobody', async () => {
  const anonymous = { authenticatedUser: { id: 'AAAAAAAA-aaaa-aaaa-aaaa-aaaaaaaaaaaa' } };
  const { report } = await verify({ identity: say(anonymous) });
  expect(report.check('identity')).toMatchObject({ outcome: 'FAILED', reason: 'AnonymousIdentity' });
});

test.each([
  ['ATK-168: another project', { ...repository, project: { ...project, id: 'other', name: 'Other' } }],
  ['another organization', { ...repository, url: 'https://dev.azure.com/contoso/x/_apis/git/repositories/y' }],
  ['another organization in the old form', { ...repository, url: 'https://contoso.visualstudio.com/x' }],
])('A repository of %s is not the one that was asked for', async (_, body) => {
  const { report } = await verify({ repository: say(body) });
  expect(report.check('repository')).toMatchObject({ outcome: 'FAILED', reason: 'AnswerMismatch' });
});

test.each([
  ['repository', { repository: say({ ...repository, name: 'web2' }) }, 'RepositoryRenamed', 'web2'],
  ['project', { project: say({ ...project, name: 'Fibre' }) }, 'ProjectRenamed', 'Fibre'],
] as const)('trap 18: a renamed %s is a warning that says the new name', async (name, answers, reason, newName) => {
  const { report } = await verify(answers);
  expect(report.check(name)).toMatchObject({ outcome: 'WARNING', reason });
  expect(report.check(name).message).toContain(newName);
});

test('Names compare without regard to case and composition, and ids serve as names', async () => {
  const decomposed = { ...repository, name: 'RE\u0301SEAU' };
  const url = 'git@ssh.dev.azure.com:v3/fabrikam/fiber/r%C3%A9seau';
  const { report } = await verify({ repository: say(decomposed) }, { url });
  expect(report.check('project').outcome).toBe('PASSED');
  expect(report.check('repository').outcome).toBe('PASSED');
});

test('trap 57, ATK-169: an endless answer is read up to the limit', async () => {
  const { report, server } = await verify({
    identity(response) {
      response.writeHead(200, json);
      Readable.from(repeat('{"authenticatedUser":')).pipe(response);
    },
  });
  expect(report.check('identity')).toMatchObject({ outcome: 'FAILED', reason: 'AnswerTooLarge' });
  expect(report.check('identity').message).toContain('131072 bytes');
  await closed(server.sockets[0]);
});

test('A gzip bomb counts as what it unpacks to', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
  const { report } = await verify({
    identity: (response) => void response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
  });
  expect(report.check('identity')).toMatchObject({ outcome: 'FAILED', reason: 'AnswerTooLarge' });
});

test('An honest gzip is read', async () => {
  const packed = gzipSync(JSON.stringify(user));
  const { report } = await verify({
    identity: (response) => void response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(packed),
  });
  expect(report.check('identity').outcome).toBe('PASSED');
});

test('ATK-163: 429 never fails the connector and hands on the seconds', async () => {
  const { report } = await verify({
    project: (response) => void response.writeHead(429, { ...json, 'retry-after': '3600' }).end(),
  });
  expect(report.verdict).toBe('UNKNOWN');
  expect(report.retryAfterSeconds).toBe(3600);
  expect(report.check('project')).toMatchObject({ outcome: 'UNKNOWN', reason: 'RateLimited' });
});

test('A refusal whose body breaks off is still that refusal', async () => {
  const { report } = await verify({
    project(response) {
      response.writeHead(429, { ...json, 'content-length': '500' });
      response.write('{', () => response.socket?.destroy());
    },
  });
  expect(report.check('project')).toMatchObject({ outcome: 'UNKNOWN', reason: 'RateLimited' });
});

test('An empty token is not sent anywhere', async () => {
  const { report, paths } = await verify({}, { apiToken: ' \n' });
  expect(report.check('identity')).toMatchObject({ outcome: 'FAILED', reason: 'CredentialUnusable' });
  expect(paths).toEqual([]);
});

test('The environment does not choose a proxy', async () => {
  const proxy = await startHttp((_, response) => void response.writeHead(500).end());
  const names = ['HTTPS_PROXY', 'HTTP_PROXY'];
  for (const name of names) process.env[name] = proxy.url;
  try {
    const { report } = await verify({});
    expect(report.check('repository').outcome).toBe('PASSED');
    expect(proxy.sockets).toEqual([]);
  } finally {
    for (const name of names) delete process.env[name];
  }
});

test('No connection carries two credentials, and one credential keeps its connection', async () => {
  const carried = new Map<unknown, Set<string | undefined>>();
  const listener = organization({});
  const server = await startHttp((request, response) => {
    const seen = carried.get(request.socket) ?? new Set();
    carried.set(request.socket, seen.add(request.headers.authorization));
    listener(request, response);
  });
  const engine = makeEngine({ azureDevOpsUrl: server.url });
  for (const apiToken of ['one', 'two', 'one']) await engine.verify({ ...overSsh, apiToken });
  expect(carried.size).toBeGreaterThanOrEqual(2);
  for (const authorizations of carried.values()) expect(authorizations.size).toBe(1);
});

function* repeat(text: string) {
  for (;;) yield Buffer.from(text.repeat(1000));
}

import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { goodAnswer } from '../../attack/good-answers.ts';
import { makeEngine, type Question } from './engine.ts';
import { closeServers, startHttp, startTcp, type TestServer } from './server.ts';

// An answer may name another host in many ways. That host is there, and hears of nothing.

let other: TestServer;
beforeEach(async () => {
  other = await startTcp(() => undefined);
});
afterEach(closeServers);

const services = 'https://dev.azure.com/fabrikam/Fiber/_git/web';

async function verify(listener: RequestListener, question: Partial<Question> = {}) {
  const asked: string[] = [];
  const server = await startHttp((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    listener(request, response);
  });
  const lookups = new Set<string>();
  const lookup = (name: string) => {
    lookups.add(name);
    return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  };
  const hosts = [server, other].map(({ port }) => ({ host: `tfs.example:${port}`, plainHttp: true }));
  const engine = makeEngine({ azureDevOpsUrl: `http://localhost:${server.port}`, allowedHosts: hosts }, lookup);
  const url = (question.url ?? services).replace('PORT', String(server.port));
  const report = await engine.verify({ apiToken: 'another', ...question, url });
  return { report, asked, lookups };
}

/** No host but the one that was asked was looked up or connected to, and no credential was offered twice. */
function expectNothingElsewhere({ asked, lookups }: Awaited<ReturnType<typeof verify>>, host = 'localhost'): void {
  expect(other.sockets).toEqual([]);
  expect([...lookups]).toEqual([host]);
  expect(new Set(asked).size).toBe(asked.length);
}

const places = (): [string, string][] => [
  ['ATK-111', `http://127.0.0.1:${other.port}/`],
  ['ATK-111, an allowed one', `http://tfs.example:${other.port}/`],
  ['ATK-112', 'http://dev.azure.com/fabrikam/Fiber/_git/web'],
  ['ATK-113', 'http://169.254.169.254/metadata'],
  ['without a scheme', `//evil.example:${other.port}/`],
  ['with the credential in it', 'https://user:password@evil.example/'],
];

test.each([301, 302, 303, 307, 308])('A redirect by %s is followed by neither Git nor the API', async (status) => {
  for (const [id, location] of places()) {
    const result = await verify((_, response) => void response.writeHead(status, { location }).end());
    for (const name of ['git', 'identity'] as const) {
      const { outcome, reason, evidence } = result.report.check(name);
      expect([id, outcome, reason, evidence['status']]).toEqual([id, 'FAILED', 'RedirectRefused', status]);
    }
    expectNothingElsewhere(result);
  }
});

test.each([
  ['ATK-121', 401, 'www-authenticate', (url: string) => `Bearer authorization_uri=${url}, Negotiate, NTLM`],
  ['a new place beside the answer', 200, 'location', (url: string) => url],
  ['a page to go on to', 200, 'refresh', (url: string) => `0; url=${url}`],
  ['things to load', 200, 'link', (url: string) => `<${url}>; rel="preload", <${url}>; rel="canonical"`],
  ['another service for the same', 200, 'alt-svc', (url: string) => `h2="${new URL(url).host}"; ma=86400`],
  ['things to load early', 103, 'link', (url: string) => `<${url}>; rel=preload`],
] as const)('A header that names it (%s) is not obeyed', async (_, status, name, value) => {
  const header = value(`http://127.0.0.1:${other.port}/`);
  const result = await verify((request, response) => {
    if (status === 401) return void response.writeHead(status, { [name]: header }).end();
    if (status === 103) response.writeEarlyHints({ [name]: header });
    else response.setHeader(name, header);
    return goodAnswer(request, response);
  });
  expect(result.report.check('git').outcome).toBe(status === 401 ? 'FAILED' : 'PASSED');
  expectNothingElsewhere(result);
});

test('trap 55: places in the answers of Services are not gone to', async () => {
  const place = `http://tfs.example:${other.port}/`;
  const named = { url: place, remoteUrl: place, webUrl: place, _links: { self: { href: place } } };
  const project = { id: '6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c', name: 'Fiber', ...named };
  const locations = {
    defaultAccessMappingMoniker: 'x',
    serviceDefinitions: [{ locationMappings: [{ location: place }] }],
  };
  const result = await verify((request, response) => {
    if (request.url?.includes('info/refs') === true) return goodAnswer(request, response);
    const body = {
      ...named,
      id: '5febef5a-833d-4e14-b9c0-14cb638f91e6',
      name: request.url?.includes('/projects/') === true ? 'Fiber' : 'web',
      project,
      authenticatedUser: { id: '11111111-2222-3333-4444-555555555555' },
      locationServiceData: locations,
      locationUrl: place,
      value: [{ id: '79134c72-4a58-4b42-976c-04e7115f32bf', name: 'core', locationUrl: place }],
    };
    return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  expect(result.report.check('identity').outcome).toBe('PASSED');
  // It says itself that it is about another place.
  expect(result.report.check('repository').reason).toBe('AnswerMismatch');
  expect(result.asked.filter((one) => /ResourceAreas|OPTIONS/.test(one))).toEqual([]);
  expectNothingElsewhere(result);
});

test.each([
  ['http://tfs.example:PORT/{resource}/{repositoryId}'],
  ['//tfs.example:PORT/{resource}/{repositoryId}'],
  ['\\\\tfs.example:PORT\\{resource}'],
  ['@tfs.example:PORT/{resource}'],
  [':PORT/{resource}'],
  ['../../../{resource}/{repositoryId}'],
  ['%2e%2e/%2e%2e/{resource}'],
])('A route of a Server that leads elsewhere (%s) is not taken', async (template) => {
  const row = {
    id: '225f7195-f9c7-4d14-ab28-a83f7ff77e1f',
    area: 'git',
    resourceName: 'repositories',
    routeTemplate: template.replace('PORT', String(other.port)),
    resourceVersion: 1,
    minVersion: '1.0',
    maxVersion: '7.0',
    releasedVersion: '7.0',
  };
  const result = await verify(
    (request, response) => {
      const body =
        request.method === 'OPTIONS' ? { value: [row] } : { authenticatedUser: { id: '1' }, id: '2', name: 'p' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    },
    { url: 'http://tfs.example:PORT/tfs/DefaultCollection/p/_git/r' },
  );
  expect(result.report.check('repository').outcome).toBe('FAILED');
  const paths = result.asked.map((one) => one.split(' ')[1] ?? '');
  expect(paths.filter((path) => !path.startsWith('/tfs/DefaultCollection/'))).toEqual([]);
  expectNothingElsewhere(result, 'tfs.example');
});

test('A page to which one is sent by a script or a form is no answer, and is not gone to', async () => {
  const page = `<meta http-equiv="refresh" content="0;url=http://127.0.0.1:${other.port}/"><script>location="//evil.example"</script>`;
  const result = await verify((_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(page));
  expect(result.report.check('git').reason).toBe('NotAzureDevOps');
  expectNothingElsewhere(result);
});

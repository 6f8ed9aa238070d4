import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { makeEngine } from './engine.ts';
import { closeServers, startHttp } from './server.ts';

// Nobody has recorded what Azure DevOps answers to a status or a subscription that is wrong on purpose. Whatever it
// is, it must not be taken for more than it shows, and nothing may come of the question.

afterEach(closeServers);

const json = { 'content-type': 'application/json; charset=utf-8; api-version=7.1' };
const known = { ...json, 'x-vss-userdata': '11111111-2222-3333-4444-555555555555:ana@fabrikam.example' };
const basic = { 'www-authenticate': 'Basic realm="https://tfsprodcus14.visualstudio.com/"' };
const project = { id: '6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c', name: 'Fiber' };
const answers: [RegExp, unknown][] = [
  [/connectionData/, { authenticatedUser: { id: '11111111-2222-3333-4444-555555555555' } }],
  [/_apis\/projects/, project],
  [/repositories\/web\?/, { id: '5febef5a-833d-4e14-b9c0-14cb638f91e6', name: 'web', project }],
];

type Wire = { status: number; headers?: Record<string, string>; body?: string };

/** An organization in which every read works, and both probes are answered as given. */
async function probed({ status, headers = known, body = '' }: Wire) {
  const posted: { path: string; type: string | undefined; body: string }[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    const [, answer] = answers.find(([pattern]) => pattern.test(path)) ?? [];
    if (request.method !== 'POST') return void response.writeHead(200, known).end(JSON.stringify(answer));
    posted.push({ path, type: request.headers['content-type'], body: await text(request) });
    response.writeHead(status, headers).end(body);
  };
  const server = await startHttp((request, response) => void listener(request, response));
  const report = await makeEngine({ azureDevOpsUrl: server.url }).verify({
    url: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web',
    authenticationType: 'Ssh',
    apiToken: 'a-token',
  });
  const told = (['writeStatuses', 'manageHooks'] as const).map((name) => report.check(name));
  return { posted, told };
}

const exception = (typeKey: string, message = 'Ungültig.') => JSON.stringify({ $id: '1', message, typeKey });

describe('An answer to a status and a subscription that are wrong on purpose', () => {
  test.each<[string, Wire, string, string | null]>([
    ['400 about the content', { status: 400, body: exception('ArgumentNullException') }, 'PASSED', null],
    ['400 in another form', { status: 400, body: '{"count":1,"value":{"Message":"…"}}' }, 'PASSED', null],
    ['404 about the commit', { status: 404, body: exception('GitCommitDoesNotExistException') }, 'PASSED', null],
    ['401 as for a missing scope', { status: 401, headers: basic }, 'FAILED', 'ScopeMissing'],
    [
      '403 that names a Git permission',
      { status: 403, body: exception('GitNeedsPermissionException', 'TF401027: …') },
      'FAILED',
      'PermissionMissing',
    ],
    ['403 in other words', { status: 403, body: exception('AccessCheckException') }, 'FAILED', 'PermissionMissing'],
    ['404 of a route that is not there', { status: 404, body: 'The controller …' }, 'SKIPPED', 'NotOffered'],
    ['400 before we were known', { status: 400, headers: json, body: '{}' }, 'FAILED', 'UnexpectedAnswer'],
    [
      '400 about the version',
      { status: 400, body: exception('VssVersionOutOfRangeException') },
      'FAILED',
      'ApiVersionRefused',
    ],
    ['200, as if it had been done', { status: 200, body: '{"id":"1"}' }, 'FAILED', 'NotAzureDevOps'],
    ['201, as if it had been done', { status: 201, body: '{"id":1}' }, 'FAILED', 'UnexpectedAnswer'],
    [
      '203 with a sign-in page',
      { status: 203, headers: { 'content-type': 'text/html' } },
      'FAILED',
      'CredentialNotRecognised',
    ],
    [
      '302 elsewhere',
      { status: 302, headers: { location: 'https://elsewhere.example/' } },
      'FAILED',
      'RedirectRefused',
    ],
    ['429', { status: 429, headers: { 'retry-after': '5' } }, 'UNKNOWN', 'RateLimited'],
    ['500', { status: 500 }, 'UNKNOWN', 'ServiceUnavailable'],
  ])('%s', async (_, wire, outcome, reason) => {
    const { told } = await probed(wire);
    expect(told.map((check) => [check.outcome, check.reason])).toEqual([
      [outcome, reason],
      [outcome, reason],
    ]);
    expect(told.map(({ required }) => required)).toEqual([false, false]);
  });
});

test('What is sent lacks what a status and a subscription cannot be without', async () => {
  const { posted } = await probed({ status: 400, body: exception('ArgumentNullException') });
  const [status, subscription] = posted.toSorted((a, b) => a.path.length - b.path.length).toReversed();
  expect(status?.path).toBe(
    `/fabrikam/Fiber/_apis/git/repositories/web/commits/${'0'.repeat(40)}/statuses?api-version=7.1`,
  );
  expect(JSON.parse(status?.body ?? '')).toEqual({});
  expect(subscription?.path).toBe('/fabrikam/_apis/hooks/subscriptions?api-version=7.1');
  const { consumerId, consumerActionId, consumerInputs } = JSON.parse(subscription?.body ?? '') as Record<
    string,
    unknown
  >;
  expect([consumerId, consumerActionId, consumerInputs]).toEqual([undefined, undefined, {}]);
  expect(posted.map(({ type }) => type)).toEqual(['application/json', 'application/json']);
});

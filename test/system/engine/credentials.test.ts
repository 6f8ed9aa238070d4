import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { anonymousId } from '../../../shared/model/reasons/refusal.ts';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { patFor } from '../../simulator/world/tokens.ts';
import { advertisement, advertisementType } from './advertise.ts';
import { makeEngine, type Report } from './engine.ts';
import { closeServers, startHttp, startTcp } from './server.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
afterEach(async () => {
  simulator.world.signInStyle = '203';
  await closeServers();
});

const url = 'https://dev.azure.com/fabrikam/Fiber/_git/web';

/** One token for Git and the API, or two. */
function verify(token: string, apiToken = token): Promise<Report> {
  return makeEngine({ azureDevOpsUrl: simulator.url }).verify({ url, token, apiToken });
}

const reasonsOf = (report: Report) => [report.check('git').reason, report.check('identity').reason];

describe('A credential that is not recognised', () => {
  test.each(['203', '302', '401'] as const)('trap 20, 21, 26: answered by %s it is the same trouble', async (style) => {
    simulator.world.signInStyle = style;
    const report = await verify(patFor('nobody'));
    expect(reasonsOf(report)).toEqual(['CredentialNotRecognised', 'CredentialNotRecognised']);
    expect(report.verdict).toBe('FAILURE');
  });

  test('trap 21: the sign-in page is not visited', async () => {
    const elsewhere = await startTcp(() => undefined);
    const location = `http://127.0.0.1:${elsewhere.port}/_signin?realm=dev.azure.com`;
    const server = await startHttp((_, response) => void response.writeHead(302, { location }).end());
    const report = await makeEngine({ azureDevOpsUrl: server.url }).verify({ url, apiToken: 'another' });
    expect(reasonsOf(report)).toEqual(['CredentialNotRecognised', 'CredentialNotRecognised']);
    expect(elsewhere.sockets).toEqual([]);
  });

  test.each([
    ['cut short by one character', patFor('alive').slice(0, -1), 'breaks off after its mark AZDO'],
    ['an old one cut short', patFor('alive', 52).slice(0, -1), 'a part is missing'],
    ['a token of Entra', `eyJhbGciOiJSUzI1NiJ9.${'x'.repeat(60)}.${'y'.repeat(60)}`, 'is a token of Microsoft Entra'],
  ])('trap 31: %s: the hint says what is odd about it, and nothing of it', async (_, token, oddity) => {
    const report = await verify(token);
    expect(report.check('identity').reason).toBe('CredentialNotRecognised');
    for (const name of ['git', 'identity'] as const) expect(report.check(name).hint).toContain(oddity);
    expect(JSON.stringify(report)).not.toContain(token.slice(0, 20));
  });

  test('trap 31: a good form is not called odd', async () => {
    const report = await verify(patFor('nobody'));
    expect(report.check('git').hint).not.toContain('the present one');
  });
});

describe('A token that is refused', () => {
  test('trap 22: every cause is named, and what needs no scope narrows them down', async () => {
    const [expired, scopeless] = await Promise.all([verify(patFor('expired')), verify(patFor('no-code-scope'))]);
    expect(reasonsOf(expired)).toEqual(['CredentialExpiredOrRevoked', 'CredentialExpiredOrRevoked']);
    for (const cause of ['expired', 'revoked', 'another organization', 'policy'])
      expect(expired.check('git').message).toContain(cause);
    expect(reasonsOf(scopeless)).toEqual(['ScopeMissing', null]);
  });

  test('the hint asks for the least: of a token for Git alone only Code (Read)', async () => {
    const report = await verify(patFor('expired'), patFor('revoked'));
    const code = /with the scope Code \(Read\), and/;
    const both = /with the scopes Code \(Read\), Code \(Status\), Project and Team \(Read\) and Service Hooks/;
    expect(report.check('git').hint).toMatch(code);
    expect(report.check('identity').hint).toMatch(both);
    expect((await verify(patFor('expired'))).check('git').hint).toMatch(both);
  });

  test('trap 35: of another organization it is no missing repository', async () => {
    const report = await verify(patFor('other-organization'));
    expect(reasonsOf(report)).toEqual(['CredentialExpiredOrRevoked', 'CredentialExpiredOrRevoked']);
    expect(report.check('repository').reason).toBe('DependsOnFailedCheck');
  });

  test('trap 27: conditional access is not tried again, and says that it is about where we come from', async () => {
    const report = await verify(patFor('conditional-access'));
    const { outcome, reason, message, hint } = report.check('identity');
    expect([outcome, reason]).toEqual(['FAILED', 'ConditionalAccess']);
    expect([message, hint]).toEqual([expect.stringContaining('from here'), expect.stringContaining('addresses')]);
  });

  test('trap 28: a global token is told apart, with the day on which all of them end', async () => {
    const { reason, message } = (await verify(patFor('global-blocked'))).check('identity');
    expect([reason, message]).toEqual(['GlobalTokenBlocked', expect.stringContaining('1 December 2026')]);
  });

  test('trap 26: a stranger is told from a bad token, and may be somebody who was removed', async () => {
    const { reason, message } = (await verify(patFor('not-a-member'))).check('identity');
    expect([reason, message]).toEqual(['NotInOrganization', expect.stringContaining('removed')]);
  });

  test('trap 34: 200 to the anonymous identity is a failure', async () => {
    const organization = 'https://dev.azure.com/wingtip/Open/_git/web';
    const token = patFor('nobody');
    const engine = makeEngine({ azureDevOpsUrl: simulator.url });
    const report = await engine.verify({ url: organization, token, apiToken: token });
    expect([report.verdict, report.check('identity').reason]).toEqual(['FAILURE', 'AnonymousIdentity']);
  });
});

const json = { 'content-type': 'application/json; charset=utf-8; api-version=7.1' };
const project = { id: '6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c', name: 'Fiber' };
const repository = { id: '5febef5a-833d-4e14-b9c0-14cb638f91e6', name: 'web', project };

/** A service whose Git takes every token. */
async function withIdentity(identity: (response: ServerResponse) => void, wire: object = repository): Promise<Report> {
  const server = await startHttp((request, response) => {
    const path = request.url ?? '';
    if (path.includes('/info/refs')) response.writeHead(200, { 'content-type': advertisementType }).end(advertisement);
    else if (path.includes('connectionData')) identity(response);
    else response.writeHead(200, json).end(JSON.stringify(path.includes('projects') ? project : wire));
  });
  const token = patFor('alive');
  return makeEngine({ azureDevOpsUrl: server.url }).verify({ url, token, apiToken: token });
}

describe('What both doors know together', () => {
  test('a token that Git takes is not called expired or revoked, whatever the API says', async () => {
    const challenge = { 'www-authenticate': 'Basic realm="https://tfsprodcus14.visualstudio.com/"' };
    const report = await withIdentity((response) => void response.writeHead(401, challenge).end());
    expect(reasonsOf(report)).toEqual([null, 'ScopeMissing']);
  });

  test('a dead token is called so although Git takes every one, when it is not the same', async () => {
    const report = await verify(patFor('alive'), patFor('expired'));
    expect(reasonsOf(report)).toEqual([null, 'CredentialExpiredOrRevoked']);
  });
});

const known = (response: ServerResponse) =>
  void response.writeHead(200, json).end(JSON.stringify({ authenticatedUser: { id: project.id }, more: [{}] }));

describe('Answers that are not quite what the documents say', () => {
  test.each(['unchanged', 'organization', 'something new'])(
    'trap 50, 51: the visibility %s, an unknown field and the version in the type are no trouble',
    async (visibility) => {
      const report = await withIdentity(known, { ...repository, project: { ...project, visibility }, new: true });
      expect(report.check('repository').outcome).toBe('PASSED');
    },
  );

  test('a 200 of a wrong shape leaves what is needed to find out who answered, and no value of a header', async () => {
    const headers = { ...json, activityid: project.id, 'x-gateway': 'not to be told' };
    const report = await withIdentity(
      (response) => void response.writeHead(200, headers).end('{"status":"UP","version":"1.4.2"}'),
    );
    const { reason, evidence } = report.check('identity');
    expect(reason).toBe('NotAzureDevOps');
    expect(evidence).toMatchObject({
      status: 200,
      activityId: project.id,
      headers: expect.stringContaining('x-gateway'),
    });
    expect(evidence['excerpt']).toContain('{"status":"UP","version":"1.4.2"}');
    expect(JSON.stringify(evidence)).not.toContain('not to be told');
  });
});

test('ActivityId stands with every check that an answer of Azure DevOps decided', async () => {
  const report = await verify(patFor('read-only'));
  for (const name of ['git', 'identity', 'project', 'repository', 'writeStatuses', 'manageHooks'] as const)
    expect([name, report.check(name).evidence]).toEqual([
      name,
      expect.objectContaining({ status: expect.any(Number), activityId: expect.stringMatching(/^[0-9a-f-]{36}$/) }),
    ]);
  expect(JSON.stringify(report)).not.toContain(anonymousId);
});

test('trap 39: a Server that answers the question for its doors with a sign-in page is no defect of ours', async () => {
  const server = await startHttp((request, response) => {
    const page = { 'content-type': 'text/html; charset=utf-8' };
    if (request.method === 'OPTIONS') response.writeHead(203, page).end('<title>Azure DevOps Server | Sign In</title>');
    else if (request.url?.includes('connectionData') === true)
      response.writeHead(200, json).end(JSON.stringify({ authenticatedUser: { id: project.id } }));
    else response.writeHead(200, json).end(JSON.stringify(project));
  });
  const engine = makeEngine({ allowedHosts: [{ host: new URL(server.url).host, plainHttp: true }] });
  const report = await engine.verify({ url: `${server.url}/tfs/Coll/Fiber/_git/web`, apiToken: 'a-token' });
  expect(report.check('repository')).toMatchObject({ outcome: 'FAILED', reason: 'CredentialNotRecognised' });
});

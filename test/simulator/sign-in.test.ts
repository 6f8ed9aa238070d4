import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { issueToken, systemAssigned } from '../../infra/local/identity/token.ts';
import { ask } from './ask.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';
import { anonymousId } from './world/guid.ts';
import { patFor } from './world/tokens.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(() => {
  simulator.world.signInStyle = '203';
});
afterAll(() => simulator.close());

const at = (path: string) => `${simulator.url}/${path}`;
const withCredential = (authorization: string) =>
  ask(at('fabrikam/_apis/connectionData'), { as: null, headers: { authorization } });
const base64 = (text: string) => Buffer.from(text).toString('base64');

test('tokens have the two lengths that Azure DevOps hands out', () => {
  expect(patFor('alive')).toMatch(/^[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}$/);
  expect(patFor('alive', 52)).toMatch(/^[a-z2-7]{52}$/);
  expect(patFor('alive')).toBe(patFor('alive'));
  expect(patFor('alive')).not.toBe(patFor('expired'));
});

test('a token signs in under any user name and in both lengths', async () => {
  for (const pair of [`:${patFor('alive')}`, `PAT:${patFor('alive')}`, `a@b.c:${patFor('alive', 52)}`]) {
    expect((await withCredential(`Basic ${base64(pair)}`)).status).toBe(200);
  }
});

test('a token with a space, cut short or in quotes is not recognised', async () => {
  const token = patFor('alive');
  for (const typed of [`${token} `, token.slice(1), `"${token}"`, `${token}\n`]) {
    expect((await withCredential(`Basic ${base64(`:${typed}`)}`)).status).toBe(203);
  }
  expect((await withCredential('Basic')).status).toBe(203);
  expect((await withCredential('Negotiate abc')).status).toBe(203);
});

test('expired, revoked, out of scope and of another organization cannot be told apart', async () => {
  const forms = new Set<string>();
  for (const as of ['expired', 'revoked', 'no-project-scope', 'other-organization']) {
    const { status, headers, text } = await ask(at('fabrikam/_apis/projects'), { as });
    expect(headers['www-authenticate']?.[0]).toMatch(/^Basic realm="https:\/\/tfsprod.+\.visualstudio\.com\/"$/);
    forms.add(JSON.stringify([status, Object.keys(headers).toSorted(), text]));
  }
  expect([...forms]).toHaveLength(1);
});

test('connectionData needs a token that is alive and no scope', async () => {
  expect((await ask(at('fabrikam/_apis/connectionData'), { as: 'no-project-scope' })).status).toBe(200);
  expect((await ask(at('fabrikam/_apis/connectionData'), { as: 'no-code-scope' })).status).toBe(200);
  expect((await ask(at('fabrikam/_apis/connectionData'), { as: 'expired' })).status).toBe(401);
});

test('a global token works where the organization allows it', async () => {
  expect((await ask(at('contoso/_apis/projects'), { as: 'global-blocked' })).status).toBe(200);
  expect((await ask(at('contoso/_apis/projects'), { as: 'other-organization' })).status).toBe(200);
});

test('an unrecognised credential gets a page, a redirect or a 401, as the switch says', async () => {
  simulator.world.signInStyle = '302';
  const moved = await ask(at('fabrikam/_apis/projects'), { as: 'nobody' });
  expect([moved.status, moved.headers['location']?.[0]]).toEqual([302, expect.stringContaining('/_signin?realm=')]);
  simulator.world.signInStyle = '401';
  const refused = await ask(at('fabrikam/_apis/projects'), { as: 'nobody' });
  expect([refused.status, refused.text]).toEqual([401, expect.stringContaining(anonymousId)]);
});

test('an organization with public projects tells an anonymous caller so, with a 200', async () => {
  const reply = await ask(at('wingtip/_apis/connectionData'), { as: 'nobody' });
  expect(reply.status).toBe(200);
  expect(reply.json()).toMatchObject({ authenticatedUser: { id: anonymousId } });
  expect(reply.headers).not.toHaveProperty('x-vss-userdata');
});

test('a member who may read nothing finds no project and no repository', async () => {
  expect((await ask(at('fabrikam/_apis/projects'), { as: 'outsider' })).json()).toEqual({ count: 0, value: [] });
  expect((await ask(at('fabrikam/_apis/projects/Fiber'), { as: 'outsider' })).status).toBe(404);
  const git = await ask(at('fabrikam/Fiber/_git/web/info/refs?service=git-upload-pack'), { as: 'outsider' });
  expect([git.status, git.headers['x-vss-userdata']]).toEqual([404, [expect.stringContaining('oda.outside')]]);
});

test('at the git door a refusal shows no JSON', async () => {
  const web = at('fabrikam/Fiber/_git/web/info/refs?service=git-upload-pack');
  const shown = async (as: string) => {
    const { status, text, headers } = await ask(web, { as });
    return [status, text, 'x-tfs-serviceerror' in headers];
  };
  expect(await shown('nobody')).toEqual([401, '', false]);
  expect(await shown('not-a-member')).toEqual([401, '', false]);
  expect(await shown('global-blocked')).toEqual([401, '', true]);
  expect(await shown('conditional-access')).toEqual([403, expect.stringContaining('VS403463'), false]);
});

const azureDevOps = '499b84ac-1321-427f-aa17-267ca6975798';
const asBearer = (token: string, path = 'fabrikam/_apis/connectionData') =>
  ask(at(path), { as: null, headers: { authorization: `Bearer ${token}` } });
const web = 'fabrikam/Fiber/_git/web/info/refs?service=git-upload-pack';

test('a token of Entra of a member signs in, at both doors, and needs no scope', async () => {
  const { token } = issueToken('any key', azureDevOps);
  const reply = await asBearer(token);
  expect(reply.status).toBe(200);
  expect(reply.json()).toMatchObject({
    authenticatedUser: { id: systemAssigned.objectId, subjectDescriptor: expect.stringMatching(/^aadsp\./) },
  });
  expect((await asBearer(token, 'fabrikam/_apis/projects')).status).toBe(200);
  expect((await asBearer(token, web)).status).toBe(200);
});

test('a token of Entra of somebody else is told that its owner is no member', async () => {
  const stranger = { clientId: 'c', objectId: '10ca1000-0000-4000-8000-00000000dead' };
  const { token } = issueToken('any key', azureDevOps, Date.now(), stranger);
  const reply = await asBearer(token);
  expect([reply.status, reply.text]).toEqual([
    401,
    expect.stringContaining(`TF400813: The user '${stranger.objectId}'`),
  ]);
  expect((await asBearer(token, web)).status).toBe(401);
  expect((await asBearer(issueToken('any key', azureDevOps).token, 'contoso/_apis/projects')).status).toBe(401);
});

test.each([
  ['has expired', () => issueToken('any key', azureDevOps, Date.now() - 2 * 86_400_000).token],
  ['is not in force yet', () => issueToken('any key', azureDevOps, Date.now() + 60_000).token],
  ['is made for the vault', () => issueToken('any key', 'https://vault.azure.net').token],
  ['is none', () => 'a.b.c'],
])('a token of Entra that %s is refused behind a byte order mark, and without a body to git', async (_, make) => {
  const reply = await asBearer(make());
  expect([reply.status, reply.headers['www-authenticate']]).toEqual([401, ['Bearer']]);
  expect(reply.text).toMatch(/^\uFEFF\{.*InvalidIdentityException/s);
  const git = await asBearer(make(), web);
  expect([git.status, git.text]).toEqual([401, '']);
});

test('a Server takes no token of Entra', async () => {
  const reply = await asBearer(issueToken('any key', azureDevOps).token, 'tfs/DefaultCollection/_apis/projects');
  expect(reply.status).toBe(401);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from './account.ts';
import { apiAccess, connector, ssh, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
let account: Account;
beforeAll(async () => {
  stage = await startWithSimulator({ ALLOWED_HOSTS: 'tfs.example:8443' });
  account = stage.newAccount();
  await account.put('secrets/pat', text('a-token'));
  await account.atRest();
});
afterAll(() => stage.close());

const validate = (body: unknown) => account.post('connectors/validate', body, { 'content-type': 'application/json' });

describe('The repository that a definition names', () => {
  const services = { deployment: 'services', organization: 'fabrikam', apiUrl: 'https://dev.azure.com/fabrikam' };
  const project = 'https://dev.azure.com/fabrikam/Fiber';
  const web = {
    ...services,
    project: 'Fiber',
    repository: 'web',
    transport: 'https',
    kind: 'repository',
    gitUrl: `${project}/_git/web`,
    webUrl: `${project}/_git/web`,
  };
  const none = { repository: null, gitUrl: null };

  test.each([
    ['a repository', {}, web],
    ['in the old form', { url: 'https://fabrikam.visualstudio.com/DefaultCollection/Fiber/_git/web' }, web],
    ['from the address bar', { url: `${project}/_git/web?version=GBmain&path=/README.md` }, web],
    ['as the Clone button writes it', { url: 'https://fabrikam@dev.azure.com/fabrikam/Fiber/_git/web' }, web],
    [
      'with a space in its name',
      { url: `${project}/_git/My%20Repo` },
      { ...web, repository: 'My Repo', gitUrl: `${project}/_git/My%20Repo`, webUrl: `${project}/_git/My%20Repo` },
    ],
    [
      'of the name of its project',
      { url: 'https://dev.azure.com/fabrikam/_git/Fiber' },
      { ...web, repository: 'Fiber', gitUrl: `${project}/_git/Fiber`, webUrl: `${project}/_git/Fiber` },
    ],
    ['a project with a Test Repository', { url: project, type: 'Project', validationRepo: 'web' }, web],
    ['a project', { url: project, type: 'Project' }, { ...web, ...none, kind: 'project', webUrl: project }],
    [
      'an organization',
      { url: 'https://dev.azure.com/fabrikam', type: 'Project' },
      { ...web, ...none, kind: 'organization', project: null, webUrl: 'https://dev.azure.com/fabrikam' },
    ],
    [
      'over SSH',
      { url: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web', authentication: ssh('account.key') },
      { ...web, transport: 'ssh', gitUrl: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web' },
    ],
    [
      'in TFVC',
      { url: `${project}/_versionControl?path=$/Fiber/Main`, type: 'Project' },
      { ...web, ...none, kind: 'tfvc', webUrl: `${project}/_versionControl?path=%24%2FFiber%2FMain` },
    ],
    [
      'on an Azure DevOps Server',
      { url: 'https://tfs.example:8443/tfs/DefaultCollection/Fiber/_git/web' },
      {
        ...web,
        deployment: 'server',
        organization: 'DefaultCollection',
        gitUrl: 'https://tfs.example:8443/tfs/DefaultCollection/Fiber/_git/web',
        apiUrl: 'https://tfs.example:8443/tfs/DefaultCollection',
        webUrl: 'https://tfs.example:8443/tfs/DefaultCollection/Fiber/_git/web',
      },
    ],
    ['no URL that can be read', { url: 'https://example.com/fabrikam' }, null],
  ])('%s', async (_, spec, repository) => {
    const { status, body } = await validate(connector('web', { spec }));
    expect([status, body.repository]).toEqual([200, repository]);
    expect(Object.keys(body)).toEqual(['valid', 'errors', 'warnings', 'repository']);
  });
});

describe('Every body that can be parsed is answered with 200', () => {
  test.each([
    'null',
    '[]',
    '7',
    'false',
    '"text"',
    '{}',
    '{"connector":[]}',
    '{"connector":{"spec":{"url":7}}}',
    'a: 1',
  ])('%s', async (sent) => {
    const { status, body } = await validate(sent);
    expect([status, body.valid, body.repository]).toEqual([200, false, null]);
    expect(body.errors.length).toBeGreaterThan(0);
  });

  test('one that cannot be parsed is not', async () => {
    const { status, body } = await validate('{"connector":');
    expect([status, body.errors[0].code]).toEqual([400, 'BodyNotParsable']);
  });
});

test('validate writes nothing and calls nobody', async () => {
  stage.service.wire.reset();
  const { body } = await validate(connector('web', { spec: { apiAccess: apiAccess('account.pat') } }));
  expect(body).toMatchObject({ valid: true, errors: [], warnings: [] });
  const secrets = { 'account.pat': text('another-value') };
  expect((await validate(connector('web', { secrets }))).body.valid).toBe(true);
  expect(account.writes()).toEqual([]);
  expect(stage.service.wire.carrying('another-value')).toEqual([]);
  expect(stage.simulator.requests).toEqual([]);
});

test('validate judges by what is stored: a secret that only this connector uses may be replaced', async () => {
  await account.put('secrets/own', text('a-token'));
  const authentication = {
    type: 'Http',
    spec: { type: 'UsernameToken', spec: { username: 'ci', tokenRef: 'account.own' } },
  };
  const sent = connector('mine', { spec: { authentication, ignoreTestConnection: true } });
  expect((await account.put('connectors/mine', sent)).status).toBe(201);
  const secrets = { 'account.own': text('another-value') };
  expect((await validate({ ...sent, secrets })).body.valid).toBe(true);
  const other = { connector: { ...sent.connector, identifier: 'other' }, secrets };
  expect((await validate(other)).body.errors).toMatchObject([{ code: 'SecretSharedByOthers' }]);
});

import { afterEach, describe, expect, test } from 'vitest';
import { packet, commit } from './advertise.ts';
import { startProxy } from './connect-proxy.ts';
import { makeEngine, type Question } from './engine.ts';
import { closeServers, startHttp } from './server.ts';
import { privateKey, refuses, type SshScript, type SshServer, startSsh } from './ssh-server.ts';

afterEach(closeServers);

const url = 'git@ssh.dev.azure.com:v3/fabrikam/My%20Project/web!';

async function verify(script: SshScript = {}, question: Partial<Question> = {}) {
  const ssh = await startSsh(script);
  const engine = makeEngine(ssh.settings);
  const report = await engine.verify({ url, authenticationType: 'Ssh', privateKey, ...question });
  return { ssh, report, git: report.check('git') };
}

test('A repository over SSH passes, with branch and commit, by one login and one command', async () => {
  const { ssh, report, git } = await verify();
  expect(report.verdict).toBe('SUCCESS');
  expect(report.names).toEqual(['target', 'dns', 'tcp', 'hostKey', 'git']);
  expect(report.check('hostKey').evidence).toMatchObject({
    hostKey: ssh.fingerprint,
    hostKeyAlgorithm: 'rsa-sha2-512',
    kex: 'curve25519-sha256',
    cipher: 'aes128-gcm@openssh.com',
  });
  expect(git.evidence).toMatchObject({ defaultBranch: 'main', commit, empty: false, refs: 1 });
  expect(git.message).toBe('Git reads the repository; its default branch is main.');
  expect(ssh.logins).toEqual(['sha256 signed']);
  expect(ssh.commands).toEqual([`git-upload-pack 'v3/fabrikam/My%20Project/web'\\!''`]);
  expect(ssh.sockets).toHaveLength(1);
});

test.each([
  ['git@ssh.dev.azure.com:v3/fabrikam/Fiber/web', 'v3/fabrikam/Fiber/web'],
  ['ssh://git@ssh.dev.azure.com:22/v3/fabrikam/Fiber/web', 'v3/fabrikam/Fiber/web'],
  ['fabrikam@vs-ssh.visualstudio.com:v3/fabrikam/Fiber/web', 'v3/fabrikam/Fiber/web'],
  ['ssh://fabrikam@vs-ssh.visualstudio.com:22/Fiber/_ssh/web', 'v3/fabrikam/Fiber/web'],
  ['git@ssh.dev.azure.com:v3/fabrikam/Fiber/_full/r%C3%A9seau', 'v3/fabrikam/Fiber/r%C3%A9seau'],
])('trap 12: %s is asked for as git asks for the present form', async (url, path) => {
  const { ssh, report } = await verify({}, { url });
  expect(report.verdict).toBe('SUCCESS');
  expect(ssh.commands).toEqual([`git-upload-pack '${path}'`]);
});

test('An Azure DevOps Server is asked at its own port, for a path that git decodes', async () => {
  const ssh = await startSsh();
  const engine = makeEngine({
    allowedHosts: [{ host: '127.0.0.1', plainHttp: false }],
    sshHostKeys: ssh.settings.sshHostKeys,
  });
  const url = `ssh://127.0.0.1:${ssh.port}/tfs/Coll/My%20Project/_git/web`;
  const report = await engine.verify({ url, authenticationType: 'Ssh', privateKey });
  expect(report.verdict).toBe('SUCCESS');
  expect(ssh.commands).toEqual([`git-upload-pack '/tfs/Coll/My Project/_git/web'`]);
});

test('An empty repository is a success', async () => {
  const { report, git } = await verify({
    command: (channel) => channel.write(`${packet(`${'0'.repeat(40)} capabilities^{}\0multi_ack\n`)}0000`),
  });
  expect(report.verdict).toBe('SUCCESS');
  expect(git.evidence).toMatchObject({ empty: true, commit: null });
});

test('A key that logs in proves nothing: a project without Test Repository is UNKNOWN', async () => {
  const project = { url: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber', urlType: 'Project' } as const;
  const { ssh, report, git } = await verify({}, project);
  expect(report.verdict).toBe('UNKNOWN');
  expect(report.check('hostKey').outcome).toBe('PASSED');
  expect(git).toMatchObject({ outcome: 'SKIPPED', reason: 'NoTestRepository' });
  expect([ssh.logins, ssh.commands]).toEqual([[], []]);
});

const identity = { authenticatedUser: { id: '11111111-2222-3333-4444-555555555555', providerDisplayName: 'Ana' } };
const project = { id: '6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c', name: 'Fiber' };

async function both(ssh: SshServer, apiUrl: string, url: string, question: Partial<Question> = {}) {
  const engine = makeEngine({ ...ssh.settings, azureDevOpsUrl: apiUrl });
  return engine.verify({ url, authenticationType: 'Ssh', privateKey, apiToken: 'a-token', ...question });
}

const startApi = () =>
  startHttp((request, response) => {
    const body = request.url?.includes('connectionData') ? identity : project;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });

describe('Trap 97: SSH and API are told apart', () => {
  test('a project without Test Repository is PARTIAL', async () => {
    const question = { urlType: 'Project' } as const;
    const ssh = await startSsh();
    const report = await both(ssh, (await startApi()).url, 'git@ssh.dev.azure.com:v3/fabrikam/Fiber', question);
    expect(report.verdict).toBe('PARTIAL');
    expect(report.check('identity').outcome).toBe('PASSED');
    expect(report.names).not.toContain('tls');
  });

  test('a refused key leaves the answers of the API as they are', async () => {
    const ssh = await startSsh({ command: refuses('remote: Public key authentication failed.\n') });
    const report = await both(ssh, (await startApi()).url, 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web');
    expect(report.check('git').reason).toBe('SshKeyRefused');
    expect(report.check('identity').outcome).toBe('PASSED');
    expect(report.check('project').outcome).toBe('PASSED');
  });

  test('an API that cannot be reached is told by identity, and Git passes', async () => {
    const api = await startApi();
    await api.close();
    const report = await both(await startSsh(), api.url, 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web');
    expect(report.check('git').outcome).toBe('PASSED');
    expect(report.check('identity')).toMatchObject({ outcome: 'FAILED', reason: 'ConnectionRefused' });
    expect(report.verdict).toBe('FAILURE');
  });
});

describe('A port of SSH that cannot be reached', () => {
  const repository = 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web';

  test.each([
    ['with API access', 'a-token'],
    ['without', undefined],
  ])('while https can: SshPortFiltered, %s', async (_, apiToken) => {
    const api = await startHttp((_, response) => void response.writeHead(404).end());
    const engine = makeEngine({ azureDevOpsUrl: api.url });
    const asked = { url: repository, authenticationType: 'Ssh', privateKey } as const;
    const report = await engine.verify({ ...asked, ...(apiToken === undefined ? {} : { apiToken }) });
    const { message, hint } = report.check('tcp');
    expect(report.check('tcp')).toMatchObject({ outcome: 'FAILED', reason: 'SshPortFiltered' });
    expect(message).toMatch(/^127\.0\.0\.1 port 9 cannot be reached from here \(platform\)/);
    expect(hint).toContain('SSH on port 22 only');
    expect(hint).toContain('https://dev.azure.com/fabrikam/Fiber/_git/web');
    expect(report.check('git')).toMatchObject({ outcome: 'SKIPPED', reason: 'DependsOnFailedCheck' });
  });

  test('nor can https: what is wrong is the connection', async () => {
    const api = await startHttp(() => undefined);
    await api.close();
    const engine = makeEngine({ azureDevOpsUrl: api.url });
    const report = await engine.verify({ url: repository, authenticationType: 'Ssh', privateKey });
    expect(report.check('tcp')).toMatchObject({ outcome: 'FAILED', reason: 'ConnectionRefused' });
  });
});

test('Through HTTPS_PROXY it is one tunnel to the SSH server', async () => {
  const ssh = await startSsh();
  const proxy = await startProxy(() => ssh.port);
  const engine = makeEngine({
    allowedHosts: [{ host: 'tfs.example', plainHttp: false }],
    httpsProxy: `http://127.0.0.1:${proxy.server.port}`,
    sshHostKeys: [{ place: 'tfs.example:22', fingerprint: ssh.fingerprint }],
  });
  const url = 'ssh://tfs.example/Coll/p/_git/r';
  const report = await engine.verify({ url, authenticationType: 'Ssh', privateKey });
  expect(report.verdict).toBe('SUCCESS');
  expect(proxy.asked.map((head) => head.split(' ')[1])).toEqual(['tfs.example:22']);
});

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SshDoor } from '../simulator/ssh/ssh-door.ts';
import { patFor } from '../simulator/world/tokens.ts';
import { apiAccess, connector, ssh, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

const run = promisify(execFile);
const wait = { Prefer: 'wait=20' };
const webUrl = 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web';
const passphrase = 'correct horse battery staple';

let stage: Stage;
let door: SshDoor;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ssh-connectors-'));
  await mkdir(join(folder, 'temporary'));
  // No program can be found from the function host, and no file of it is overlooked.
  const bare = { PATH: '/nowhere', TMPDIR: join(folder, 'temporary') };
  [stage] = await Promise.all([startWithSimulator(bare, { ssh: true }), makeKeys()]);
  if (stage.simulator.ssh === null) throw new Error('The simulator has no SSH door');
  door = stage.simulator.ssh;
  const { world } = stage.simulator;
  for (const { name } of keys) world.addKey(name, await publicKey(name));
  world.addKey('expired', await publicKey('expired')).state = 'expired';
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a person types. The first is the command of Harness's page, as it stands there. */
const keys = [
  { name: 'as-the-page-says', format: [], secret: '' },
  { name: 'as-the-page-says-with-passphrase', format: [], secret: passphrase },
  { name: 'pkcs1', format: ['-m', 'PEM'], secret: '' },
  { name: 'pkcs1-with-passphrase', format: ['-m', 'PEM'], secret: passphrase },
  { name: 'pkcs8', format: ['-m', 'PKCS8'], secret: '' },
  { name: 'pkcs8-with-passphrase', format: ['-m', 'PKCS8'], secret: passphrase },
];

async function makeKeys(): Promise<void> {
  for (const { name, format, secret } of [
    ...keys,
    { name: 'expired', format: [], secret: '' },
    { name: 'unknown', format: [], secret: '' },
  ]) {
    await run('ssh-keygen', ['-q', '-t', 'rsa', ...format, '-N', secret, '-f', join(folder, name)]);
  }
}

const publicKey = (name: string) => readFile(join(folder, `${name}.pub`), 'utf8');
const privateKey = (name: string) => readFile(join(folder, name), 'utf8');

/** As `ssh-keygen -l` and the key page show it. */
async function fingerprint(name: string): Promise<string> {
  const { stdout } = await run('ssh-keygen', ['-l', '-f', join(folder, `${name}.pub`)]);
  return stdout.split(' ')[1] ?? '';
}

type Given = { url?: string; key?: string; secret?: string; asText?: boolean; api?: string; spec?: object };

/** Stores a connector with this key, and gives its newest verification and the connector as shown. */
async function verify({ url = webUrl, key = 'as-the-page-says', secret = '', asText = false, api, spec }: Given) {
  const account = stage.newAccount();
  const value = await privateKey(key);
  const withPassphrase = secret === '' ? {} : { passphrase: secret };
  const definition = connector('web', {
    spec: {
      url,
      authentication: ssh('account.key'),
      ...(api === undefined ? {} : { apiAccess: apiAccess('account.pat') }),
      ...spec,
    },
    secrets: {
      'account.key': asText ? text(value) : { kind: 'SSHKey', privateKey: value, ...withPassphrase },
      ...(api === undefined ? {} : { 'account.pat': text(patFor(api)) }),
    },
  });
  const { status, body } = await account.put('connectors/web', definition, wait);
  expect([status, body.errors]).toEqual([201, undefined]);
  const verification = await account.verified('connectors/web');
  const check = (name: string) => verification.checks.find((one: { name: string }) => one.name === name);
  const shown = (await account.get('connectors/web')).body;
  return { account, verification, check, shown, verdict: [shown.status.status, shown.status.reason] };
}

describe('A key that Azure DevOps knows', { concurrent: true }, () => {
  test.each(keys)('$name verifies, with the commit as its proof', async ({ name, secret }) => {
    const { verdict, check, verification } = await verify({ key: name, secret });
    expect(verdict).toEqual(['SUCCESS', null]);
    const { folder: bare } = stage.simulator.world.repository('fabrikam/Fiber/web');
    const commit = (await run('git', ['-C', bare, 'rev-parse', 'refs/heads/main'])).stdout.trim();
    expect(check('git')).toMatchObject({
      outcome: 'PASSED',
      evidence: { commit, defaultBranch: 'main', empty: false },
    });
    expect(check('hostKey')).toMatchObject({ outcome: 'PASSED', required: true });
    expect(verification.checks.map((one: { name: string }) => one.name)).toEqual([
      'secrets',
      'target',
      'dns',
      'tcp',
      'hostKey',
      'git',
    ]);
    expect(JSON.stringify(verification)).toContain(door.fingerprint);
  });

  test('may be stored as the Encrypted Text that the page asks for', async () => {
    expect((await verify({ asText: true })).verdict).toEqual(['SUCCESS', null]);
  });

  test.each([
    ['the URL form', 'ssh://git@ssh.dev.azure.com/v3/fabrikam/Fiber/web'],
    ['the old host', 'fabrikam@vs-ssh.visualstudio.com:v3/fabrikam/Fiber/web'],
    ['a name with a space', 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/My%20Repo'],
    ['a name with an accent', 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/r%C3%A9seau'],
    ['an empty repository', 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/empty'],
    ['100,000 refs', 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/refs-100000'],
  ])('%s verifies', async (_, url) => {
    expect((await verify({ url })).verdict).toEqual(['SUCCESS', null]);
  });

  test('a Project URL verifies by its Test Repository', async () => {
    const url = 'git@ssh.dev.azure.com:v3/fabrikam/Fiber';
    const { verdict, check } = await verify({ url, spec: { type: 'Project', validationRepo: 'web' } });
    expect(verdict).toEqual(['SUCCESS', null]);
    expect(check('git')).toMatchObject({ outcome: 'PASSED' });
  });

  test('a Project URL without Test Repository proves nothing, and says what is missing', async () => {
    const url = 'git@ssh.dev.azure.com:v3/fabrikam/Fiber';
    const { shown, check } = await verify({ url, spec: { type: 'Project' } });
    expect(shown.status.status).toBe('UNKNOWN');
    expect(check('git')).toMatchObject({ outcome: 'SKIPPED', reason: 'NoTestRepository' });
  });
});

describe('What is refused', { concurrent: true }, () => {
  test('a key that nobody knows: the key page and the fingerprint of the stored key are named', async () => {
    const { verdict, shown } = await verify({ key: 'unknown' });
    expect(verdict).toEqual(['FAILURE', 'SshKeyRefused']);
    expect(shown.status.hint).toContain('https://dev.azure.com/fabrikam/_usersSettings/keys');
    expect(shown.status.message).toContain(await fingerprint('unknown'));
  });

  test('a key that has expired', async () => {
    const { verdict, shown } = await verify({ key: 'expired' });
    expect(verdict).toEqual(['FAILURE', 'SshKeyExpired']);
    expect(shown.status.hint).toContain('https://dev.azure.com/fabrikam/_usersSettings/keys');
  });

  test.each([
    ['a repository that does not exist', 'v3/fabrikam/Fiber/nothing', 'RepositoryNotFound'],
    ['a disabled repository', 'v3/fabrikam/Fiber/disabled', 'RepositoryNotFound'],
    ['a project that does not exist', 'v3/fabrikam/Nothing/web', 'ProjectNotFound'],
    ['a signature of the old kind', 'v3/fabrikam/Fiber/ssh-sha1', 'SshSignatureRefused'],
    ['an organization in which the key is not registered', 'v3/contoso/Shop/web', 'SshKeyRefused'],
  ])('%s', async (_, path, reason) => {
    expect((await verify({ url: `git@ssh.dev.azure.com:${path}` })).verdict).toEqual(['FAILURE', reason]);
  });

  test.each([
    'ssh-exits',
    'ssh-truncated',
    'ssh-bad-pkt',
    'ssh-remote-error',
    'ssh-riddle',
    'ssh-babbles',
    'ssh-resets',
  ])('%s is never taken for a success', async (name) => {
    const { shown, check } = await verify({ url: `git@ssh.dev.azure.com:v3/fabrikam/Fiber/${name}` });
    expect(['FAILURE', 'UNKNOWN']).toContain(shown.status.status);
    expect(check('git').outcome).toBe(shown.status.status === 'FAILURE' ? 'FAILED' : 'UNKNOWN');
  });
});

describe('SSH with API access', { concurrent: true }, () => {
  test('both are proved', async () => {
    const { verdict, check } = await verify({ api: 'alive' });
    expect(verdict).toEqual(['SUCCESS', null]);
    for (const name of ['git', 'identity', 'project', 'repository']) expect(check(name).outcome).toBe('PASSED');
  });

  test('an expired key and a good token are told apart', async () => {
    const { verdict, check } = await verify({ key: 'expired', api: 'alive' });
    expect(verdict).toEqual(['FAILURE', 'SshKeyExpired']);
    expect([check('git').outcome, check('identity').outcome]).toEqual(['FAILED', 'PASSED']);
  });

  test('a good key and an expired token are told apart', async () => {
    const { verdict, check } = await verify({ api: 'expired' });
    expect(verdict).toEqual(['FAILURE', 'CredentialExpiredOrRevoked']);
    expect([check('git').outcome, check('identity').outcome]).toEqual(['PASSED', 'FAILED']);
  });

  test('two refusals are two findings', async () => {
    const { check } = await verify({ key: 'unknown', api: 'revoked' });
    expect([check('git').reason, check('identity').reason]).toEqual(['SshKeyRefused', 'CredentialExpiredOrRevoked']);
  });
});

test('no part of a private key is anywhere but in the vault: in no log, row, queue or file', async () => {
  await verify({ key: 'as-the-page-says-with-passphrase', secret: passphrase });
  await verify({});
  const lines = (await privateKey('as-the-page-says')).split('\n').slice(4, 8);
  for (const line of lines) {
    const carriers = stage.service.wire.carrying(line).map(({ service }) => service);
    expect(new Set(carriers)).toEqual(new Set(['vault']));
    expect(stage.service.output()).not.toContain(line);
  }
  expect(stage.service.output()).not.toContain(passphrase);
  expect(await readdir(join(folder, 'temporary'))).toEqual([]);
});

test('a host key other than the pinned one is a hard stop, and nothing was authenticated', async () => {
  const address = `${door.host}:${door.port}`;
  const pinned = await fingerprint('unknown');
  await stage.service.restart({ SSH_HOST_KEYS: `${address}=${pinned}` });
  try {
    const before = door.connections.length;
    const { verdict, check, shown } = await verify({ api: 'alive' });
    expect(verdict).toEqual(['FAILURE', 'HostKeyMismatch']);
    expect(check('git')).toMatchObject({ outcome: 'SKIPPED' });
    expect(shown.status.message).toContain(door.fingerprint);
    const [met, ...others] = door.connections.slice(before);
    expect([met?.login, others]).toEqual([null, []]);
    expect(met?.log.join('\n')).not.toContain('publickey');
  } finally {
    await stage.service.restart({ SSH_HOST_KEYS: `${address}=${door.fingerprint}` });
  }
});

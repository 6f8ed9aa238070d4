import { createPrivateKey, type KeyObject } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { keys } from '../../unit/model/throw-away-keys.ts';
import { makeEngine } from './engine.ts';
import { closeServers } from './server.ts';
import { privateKey, startSsh } from './ssh-server.ts';

afterEach(closeServers);

const key = createPrivateKey(privateKey);
const passphrase = 'open sesame';

function pem(key: KeyObject, type: 'pkcs1' | 'pkcs8', protection = {}): string {
  return key.export({ type, format: 'pem', ...protection }).toString();
}
const encrypted = { cipher: 'aes-256-cbc', passphrase };
const pkcs8 = pem(key, 'pkcs8');

async function verify(privateKey: string, passphrase: string | null) {
  const ssh = await startSsh();
  const url = 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web';
  const report = await makeEngine(ssh.settings).verify({ url, authenticationType: 'Ssh', privateKey, passphrase });
  return { ssh, report };
}

test.each([
  ['PKCS#1', privateKey, null],
  ['PKCS#1 with a passphrase', pem(key, 'pkcs1', encrypted), passphrase],
  ['PKCS#8', pkcs8, null],
  ['PKCS#8 with a passphrase', pem(key, 'pkcs8', encrypted), passphrase],
  ['PKCS#8 with a passphrase too many', pkcs8, passphrase],
  ['OpenSSH', keys.openSsh, null],
  ['OpenSSH with a passphrase', keys.openSshEncrypted, keys.passphrase],
  ['OpenSSH with a passphrase too many', keys.openSsh, passphrase],
  ['PKCS#8 with line ends of Windows', pkcs8.replaceAll('\n', '\r\n'), null],
  ['OpenSSH with line ends of Windows', keys.openSsh.replaceAll('\n', '\r\n'), null],
  ['OpenSSH without the last line end', keys.openSsh.trimEnd(), null],
  ['PKCS#1 with blank lines around it', `\n\n${privateKey}\n\n`, null],
])('Trap 92: a key in the form %s logs in', async (_, privateKey, passphrase) => {
  const { ssh, report } = await verify(privateKey, passphrase);
  expect(report.verdict).toBe('SUCCESS');
  expect(ssh.logins).toEqual(['sha256 signed']);
});

test.each([
  ['ATK-157: an encrypted key without its passphrase', keys.openSshEncrypted, null, 'the key is encrypted'],
  ['a wrong passphrase, OpenSSH', keys.openSshEncrypted, 'wrong', 'does not open with its passphrase'],
  ['a wrong passphrase, PKCS#8', pem(key, 'pkcs8', encrypted), 'wrong', 'does not open with this passphrase'],
  ['another type', keys.pemDsa, null, 'of type dsa'],
  ['no key at all', 'password', null, 'not a private key'],
])('%s is told before anybody is asked', async (_, privateKey, passphrase, words) => {
  const { ssh, report } = await verify(privateKey, passphrase);
  const git = report.check('git');
  expect(git).toMatchObject({ outcome: 'FAILED', reason: 'SshKeyUnusable' });
  expect(git.message).toContain(words);
  expect(git.hint).toMatch(/[^.]\.$/);
  expect(ssh.logins).toEqual([]);
  expect(JSON.stringify(report.checks)).not.toContain('sesame');
});

test('Trap 96: neither an agent nor the environment brings a key', async () => {
  const { SSH_AUTH_SOCK: before } = process.env;
  process.env['SSH_AUTH_SOCK'] = '/nowhere/agent';
  try {
    const { ssh, report } = await verify(privateKey, null);
    expect(report.verdict).toBe('SUCCESS');
    expect(ssh.logins).toEqual(['sha256 signed']);
  } finally {
    if (before === undefined) delete process.env['SSH_AUTH_SOCK'];
    else process.env['SSH_AUTH_SOCK'] = before;
  }
});

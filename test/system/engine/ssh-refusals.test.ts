import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { Connection } from 'ssh2';
import { readPrivateKey } from '../../../shared/model/ssh-key.ts';
import { makeEngine } from './engine.ts';
import { closeServers } from './server.ts';
import { privateKey, refuses, type SshScript, startSsh } from './ssh-server.ts';

afterEach(closeServers);

async function refused(script: SshScript) {
  const ssh = await startSsh(script);
  const url = 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web';
  const report = await makeEngine(ssh.settings).verify({ url, authenticationType: 'Ssh', privateKey });
  expect(report.verdict).not.toBe('SUCCESS');
  return report.check('git');
}

const read = readPrivateKey(privateKey, undefined);
const fingerprint = read.ok ? read.fingerprint : '';
const keyPage = 'https://dev.azure.com/fabrikam/_usersSettings/keys';

const expired =
  'remote: Authentication failed: your SSH key has expired. To restore access, visit https://aka.ms/ado-ssh-public-key-expired for guidance.\nremote: Public key authentication failed.\n';

test.each([
  ['git.ssh.key.unknown', 'remote: Public key authentication failed.\n', 'SshKeyRefused', [fingerprint, keyPage]],
  ['git.ssh.key.expired (trap 95)', expired, 'SshKeyExpired', [fingerprint, keyPage]],
  [
    'git.ssh.rsa.sha1',
    'remote: You’re using ssh-rsa that is unsupported. Please use rsa-sha2-256 or rsa-sha2-512 instead.\n',
    'SshSignatureRefused',
    ['operator'],
  ],
  ['git.ssh.shell (trap 94)', 'remote: Shell access is not supported.\n', 'SshFailed', ['shell']],
  [
    'git.ssh.not.found (trap 89)',
    'remote: TF401019: The Git repository with name or identifier web does not exist or you do not have permissions for the operation you are attempting.\n',
    'RepositoryNotFound',
    ['web'],
  ],
  [
    'the same in another language',
    'remote: TF401019: Das Git-Repository … ist nicht vorhanden.\n',
    'RepositoryNotFound',
    [],
  ],
  [
    'a stopped organization',
    'remote: TF24668: The following team project collection is stopped.\n',
    'OrganizationStopped',
    [],
  ],
  ['conditional access', 'remote: VS403463: The conditional access policy …\n', 'ConditionalAccess', []],
  [
    'SSH that a policy forbids',
    'remote: Authentication failed: SSH is disabled by the policies of this organization.\n',
    'SshPolicyForbids',
    ['probably', 'https://dev.azure.com/fabrikam/Fiber/_git/web'],
  ],
  ['a sentence that nobody knows', 'remote: TF999999: Nobody knows this one.\n', 'UnexpectedAnswer', ['exit code 1']],
])('%s', async (_, text, reason, words) => {
  const git = await refused({ command: refuses(text) });
  expect(git).toMatchObject({ outcome: 'FAILED', reason });
  expect(git.evidence).toMatchObject({ exitCode: 1, excerpt: expect.stringContaining('remote: ') });
  for (const word of words) expect(`${git.message} ${git.hint}`).toContain(word);
});

test('Every refusal over SSH that is on record is one of these', () => {
  const page = readFileSync(new URL(import.meta.url), 'utf8');
  const recorded = ['key.unknown', 'key.expired', 'rsa.sha1', 'shell', 'not.found'];
  for (const id of recorded) expect(page).toContain(`git.ssh.${id}`);
});

test('A server that hangs up after its sentence has still said it', async () => {
  const git = await refused({
    command(channel, client) {
      channel.stderr.write('remote: Public key authentication failed.\n');
      setImmediate(() => client.end());
    },
  });
  expect(git.reason).toBe('SshKeyRefused');
});

test('A server that says its sentence and then nothing is understood at the deadline', async () => {
  const ssh = await startSsh({ command: (channel) => void channel.stderr.write(expired) });
  const url = 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web';
  const engine = makeEngine(ssh.settings);
  const report = await engine.verify({ url, authenticationType: 'Ssh', privateKey, deadlineMs: 1_500 });
  expect(report.check('git').reason).toBe('SshKeyExpired');
});

test('A server that runs no command is none of Git', async () => {
  const git = await refused({ runsNothing: true });
  expect(git).toMatchObject({ outcome: 'FAILED', reason: 'SshFailed' });
  expect(git.message).toContain('it does not run git-upload-pack');
});

test('A key that is refused at the login is refused', async () => {
  expect(await refused({ login: (asked) => asked.reject() })).toMatchObject({
    outcome: 'FAILED',
    reason: 'SshKeyRefused',
  });
});

const disconnects = (reason: number, words: string) => ({
  login: () => undefined,
  connected: (client: Connection) => {
    client.on('authentication', () => {
      // By itself the server sends the number 11 only, without words.
      const protocol = Reflect.get(client, '_protocol') as { _cipher: { encrypt(packet: Buffer): void } } & Packets;
      const text = Buffer.from(words);
      const at = protocol._packetRW.write.allocStart;
      const packet = protocol._packetRW.write.alloc(9 + text.length + 4);
      packet[at] = 1;
      packet.writeUInt32BE(reason, at + 1);
      packet.writeUInt32BE(text.length, at + 5);
      text.copy(packet, at + 9);
      packet.writeUInt32BE(0, at + 9 + text.length);
      protocol._cipher.encrypt(protocol._packetRW.write.finalize(packet));
    });
  },
});

type Packets = {
  _packetRW: { write: { allocStart: number; alloc(size: number): Buffer; finalize(packet: Buffer): Buffer } };
};

test.each([
  [2, 'Too many authentication failures', 'FAILED', 'SshKeyRefused'],
  [12, 'Too many connections', 'UNKNOWN', 'ServiceUnavailable'],
  [14, 'Your SSH key has expired', 'FAILED', 'SshKeyExpired'],
  [9, 'SSH authentication is disabled by policy', 'FAILED', 'SshPolicyForbids'],
])('A disconnect at the login, %s (%s), is %s with %s', async (number, words, outcome, reason) => {
  expect(await refused(disconnects(number, words))).toMatchObject({ outcome, reason, evidence: { excerpt: words } });
});

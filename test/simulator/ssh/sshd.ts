import { execFile, spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fingerprintOf } from '../world/keys.ts';

export type SshdProcess = ChildProcessByStdio<null, null, Readable>;

export type Sshd = {
  /** Of its host key: `SHA256:…`. */
  fingerprint: string;
  /** Serves one connection, whose other end must not have been read; its log is the process's standard error. */
  serve(socket: Socket): SshdProcess;
};

const run = promisify(execFile);
const relay = fileURLToPath(new URL('relay.mjs', import.meta.url));
const whatIsMissing =
  'SSH in the simulator needs an OpenSSH server and nss_wrapper. On Debian and Ubuntu: apt-get install openssh-server libnss-wrapper';

/**
 * OpenSSH's own server with a configuration, a host key and users that live in this folder and nowhere else.
 * @param users may log in with any RSA key
 * @param relaySocket where a session's command finds the simulator
 * @throws with one sentence when the machine has no OpenSSH server or no nss_wrapper
 */
export async function prepareSshd(folder: string, users: readonly string[], relaySocket: string): Promise<Sshd> {
  const binary = await findSshd();
  const at = (name: string) => join(folder, name);
  await run('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-C', 'simulator', '-f', at('host-key')]);
  await writeFile(at('passwd'), passwd(users, folder));
  await writeFile(at('group'), `git:x:${process.getgid?.()}:\n`);
  await writeFile(at('sshd_config'), configuration(at('host-key'), relaySocket));
  const environment = {
    PATH: process.env['PATH'],
    // The library answers who `git` is, so that no user has to be added to the machine.
    LD_PRELOAD: 'libnss_wrapper.so',
    NSS_WRAPPER_PASSWD: at('passwd'),
    NSS_WRAPPER_GROUP: at('group'),
  };
  const options = ['-i', '-e', '-f', at('sshd_config')];
  // OpenSSH does not start as root without this folder, which its package's own service makes at every boot.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  const tried = await run(binary, ['-t', ...options], { env: environment }).catch((error: unknown) => error as Error);
  if ('stderr' in tried && tried.stderr.includes('cannot be preloaded')) throw new Error(whatIsMissing);
  if (tried instanceof Error) throw new Error('The OpenSSH server does not start', { cause: tried });
  return {
    fingerprint: fingerprintOf(await readFile(at('host-key.pub'), 'utf8')),
    serve: (socket) =>
      spawn(binary, options, {
        env: environment,
        stdio: [socket, socket, 'pipe'],
        // A group of its own, so that ending it ends the process it starts for each login.
        detached: true,
      }),
  };
}

/** It must be called by its full path; people's PATH seldom has the folders where it lies. */
async function findSshd(): Promise<string> {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin'];
  for (const folder of folders.filter((folder) => folder.startsWith('/'))) {
    const candidate = join(folder, 'sshd');
    const found = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return candidate;
  }
  throw new Error(whatIsMissing);
}

/** All of them are whoever runs the simulator: an ordinary user's sshd cannot become anybody else. */
function passwd(users: readonly string[], home: string): string {
  const self = `${process.getuid?.()}:${process.getgid?.()}`;
  const lines = users.map((name) => `${name}:x:${self}::${home}:/bin/sh`);
  // Whom a sshd of root becomes before anybody has logged in.
  return [...lines, 'sshd:x:65534:65534::/:/bin/false', ''].join('\n');
}

/**
 * RSA alone, SHA-2 alone, and the classic key exchanges, ciphers and MACs, as Azure DevOps has them. Any RSA key is
 * accepted: what it may do is decided for each command.
 */
function configuration(hostKey: string, relaySocket: string): string {
  const command = [process.execPath, relay, relaySocket].map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`);
  return `
HostKey "${hostKey}"
HostKeyAlgorithms rsa-sha2-512,rsa-sha2-256
PubkeyAcceptedAlgorithms rsa-sha2-512,rsa-sha2-256
KexAlgorithms ecdh-sha2-nistp384,ecdh-sha2-nistp256,diffie-hellman-group-exchange-sha256,diffie-hellman-group14-sha256
Ciphers aes256-ctr,aes192-ctr,aes128-ctr
MACs hmac-sha2-512,hmac-sha2-256
AuthenticationMethods publickey
AuthorizedKeysFile none
AuthorizedKeysCommand /usr/bin/printf 'restrict,environment="OFFERED_KEY=%f" %t %k'
AuthorizedKeysCommandUser git
PermitUserEnvironment OFFERED_KEY
PermitRootLogin yes
ForceCommand exec ${command.join(' ')}
PidFile none
PrintMotd no
LogLevel VERBOSE
`;
}

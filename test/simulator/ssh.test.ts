import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'ssh2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprintOf } from './world/keys.ts';
import { printSshSentinels, sshSentinels } from './ssh/sentinels.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';
import type { SshDoor } from './ssh/ssh-door.ts';

const run = promisify(execFile);

let simulator: Simulator & { ssh: SshDoor };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulator-ssh-test-'));
  simulator = await startSimulator({ ssh: true });
  for (const name of ['laptop', 'old', 'outsider', 'stranger']) {
    await run('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', join(folder, name)]);
  }
  simulator.world.addKey('laptop', await publicKey('laptop'));
  simulator.world.addKey('old', await publicKey('old')).state = 'expired';
  simulator.world.addKey('outsider', await publicKey('outsider'), 'outsider');
});
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

const publicKey = (name: string) => readFile(join(folder, `${name}.pub`), 'utf8');

type Outcome = { code: number; stdout: string; stderr: string };
type More = { options?: string[]; signal?: AbortSignal };

/** The person's own ssh or git, without their settings, agent and known hosts. */
async function start(
  program: string,
  args: string[],
  key: string,
  { options = [], signal }: More = {},
): Promise<Outcome> {
  const knownHosts = join(folder, 'known-hosts');
  const ssh = ['-F', 'none', '-i', join(folder, key), ...all('IdentitiesOnly=yes', 'IdentityAgent=none', ...options)];
  ssh.push(...all(`UserKnownHostsFile=${knownHosts}`, 'StrictHostKeyChecking=accept-new', 'LogLevel=ERROR'));
  const env = { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C', GIT_SSH_COMMAND: ['ssh', ...ssh].join(' ') };
  const own = program === 'ssh' ? [...ssh, '-p', String(simulator.ssh.port)] : [];
  const child = run(program, [...own, ...args], { cwd: folder, env, signal, maxBuffer: 32 * 1024 * 1024 });
  return child.then(
    (printed) => ({ code: 0, ...printed }),
    (error: unknown) => error as Outcome,
  );
}

const all = (...options: string[]) => options.flatMap((option) => ['-o', option]);
const remote = (path: string, user = 'git') => `ssh://${user}@127.0.0.1:${simulator.ssh.port}/${path}`;
const git = (args: string[], key = 'laptop') => start('git', args, key);
const lsRemote = (url: string, key?: string) => git(['ls-remote', url], key);
const refusal = async (path: string, key?: string) => (await lsRemote(remote(path), key)).stderr.split('\nfatal: ')[0];
const web = 'v3/fabrikam/Fiber/web';

test('git ls-remote lists the refs, by every form of the path', async () => {
  const { folder: bare } = simulator.world.repository('fabrikam/Fiber/web');
  const expected = (await run('git', ['ls-remote', bare])).stdout;
  const urls = [
    remote(web),
    remote(`${web}/`),
    remote('v3/fabrikam/Fiber/_full/web'),
    remote('v3/FABRIKAM/fiber/_optimized/WEB'),
    remote(web, 'fabrikam'),
    remote('Fiber/_ssh/web', 'fabrikam'),
    remote('DefaultCollection/Fiber/_git/web'),
    remote('tfs/DefaultCollection/Fiber/_git/web'),
  ];
  const listed = await Promise.all(urls.map(async (url) => [url, await lsRemote(url)]));
  expect(listed).toEqual(urls.map((url) => [url, { code: 0, stdout: expected, stderr: '' }]));
  for (const name of ['My%20Repo', 'r%C3%A9seau', 'empty']) {
    expect(await lsRemote(remote(`v3/fabrikam/Fiber/${name}`))).toMatchObject({ code: 0, stderr: '' });
  }
});

test('git clones, in part and shallow, and fetches what is new', async () => {
  const { folder: bare } = await simulator.world.addRepository('fabrikam/Fiber/growing');
  const url = remote('v3/fabrikam/Fiber/growing');
  await git(['clone', '--quiet', url, 'whole']);
  await git(['clone', '--quiet', '--filter=blob:none', url, 'partial']);
  await git(['clone', '--quiet', '--depth', '1', url, 'shallow']);
  expect(await readFile(join(folder, 'partial', 'README.md'), 'utf8')).toBe('# Web\n');
  expect((await run('git', ['-C', join(folder, 'shallow'), 'rev-list', '--count', 'HEAD'])).stdout).toBe('1\n');
  await run('git', ['-C', bare, 'update-ref', 'refs/heads/new', 'refs/heads/main2']);
  await git(['-C', 'whole', 'fetch', '--quiet']);
  expect((await run('git', ['-C', join(folder, 'whole'), 'branch', '--remotes'])).stdout).toContain('origin/new');
});

test('the advertisement is protocol 0 with the recorded capabilities, whatever the client asks', async () => {
  const { stdout } = await start('ssh', ['-n', 'git@127.0.0.1', `git-upload-pack '${web}'`], 'laptop', {
    options: ['SetEnv=GIT_PROTOCOL=version=2'],
  });
  expect(stdout.split('\n')[0]?.split('\0')[1]).toBe(
    'multi_ack thin-pack side-band side-band-64k no-progress multi_ack_detailed no-done shallow allow-tip-sha1-in-want filter symref=HEAD:refs/heads/main',
  );
});

test('ssh -T says that there is no shell, whatever the key: it proves nothing', async () => {
  for (const key of ['laptop', 'stranger']) {
    const { code, stderr } = await start('ssh', ['-T', 'git@127.0.0.1'], key);
    expect([code, stderr]).toEqual([1, 'remote: Shell access is not supported.\n']);
  }
});

test('an unknown key logs in and is refused at git-upload-pack', async () => {
  expect(await refusal(web, 'stranger')).toBe('remote: Public key authentication failed.');
  const { login, command } = simulator.ssh.connections.at(-1) ?? {};
  expect(login).toEqual({ user: 'git', fingerprint: fingerprintOf(await publicKey('stranger')) });
  expect(command).toBe(`git-upload-pack '/${web}'`);
});

test('git is told why it is refused', async () => {
  const { world } = simulator;
  expect(await refusal(web, 'old')).toBe(
    'remote: Authentication failed: your SSH key has expired. To restore access, visit https://aka.ms/ado-ssh-public-key-expired for guidance.\nremote: Public key authentication failed.',
  );
  expect(await refusal('v3/fabrikam/Fiber/nothing')).toContain('remote: TF401019: The Git repository with name');
  expect(await refusal('v3/fabrikam/Fiber/disabled')).toContain('remote: TF401019: The Git repository with name');
  expect(await refusal('v3/fabrikam/Nothing/web')).toContain('remote: TF200016: ');
  expect(await refusal(web, 'outsider')).toContain('remote: TF200016: ');
  expect(await refusal('v3/contoso/Shop/web')).toBe('remote: Public key authentication failed.');
  expect(await refusal('v3/nobody/Fiber/web')).toBe('remote: Public key authentication failed.');
  expect(await refusal('fabrikam/Fiber/web')).toBe('remote: Public key authentication failed.');
  world.organization('fabrikam').admitsSsh = false;
  expect(await refusal(web)).toContain('policies of this organization');
  world.organization('fabrikam').admitsSsh = true;
  world.stopOrganization('fabrikam');
  expect(await refusal(web)).toContain('remote: TF24668: ');
  world.startOrganization('fabrikam');
  await git(['init', '--quiet', 'pushing']);
  expect((await git(['-C', 'pushing', 'push', remote(web), ':refs/heads/main2'])).stderr).toContain('TF401027');
});

test('nobody logs in with another kind of key, with a SHA-1 signature or with a password', async () => {
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'modern')]);
  const denied = expect.stringContaining('Permission denied (publickey)');
  expect((await lsRemote(remote(web), 'modern')).stderr).toEqual(denied);
  const sha1 = ['PubkeyAcceptedAlgorithms=ssh-rsa'];
  expect(
    (await start('ssh', ['git@127.0.0.1', `git-upload-pack '${web}'`], 'laptop', { options: sha1 })).stderr,
  ).toEqual(denied);
  expect(simulator.ssh.connections.at(-1)?.login).toBeNull();
});

test('its host key is RSA, and proved with SHA-2 alone', async () => {
  const { stdout } = await run('ssh-keyscan', ['-p', String(simulator.ssh.port), '127.0.0.1']);
  expect(stdout.split('\n').filter((line) => line !== '')).toHaveLength(1);
  expect(fingerprintOf(stdout.split(' ').slice(1).join(' '))).toBe(simulator.ssh.fingerprint);
  for (const option of ['HostKeyAlgorithms=ssh-rsa', 'MACs=hmac-sha1', 'KexAlgorithms=curve25519-sha256']) {
    const { stderr } = await start('ssh', ['-T', 'git@127.0.0.1'], 'laptop', { options: [option, 'LogLevel=INFO'] });
    expect(stderr).toContain('Unable to negotiate');
  }
});

const met: Record<string, Partial<Outcome> | { stderr: unknown }> = {
  'ssh-sha1': { stderr: expect.stringContaining('Please use rsa-sha2-256 or rsa-sha2-512 instead.') },
  'ssh-riddle': { stderr: expect.stringContaining('remote: TF987654') },
  'ssh-exits': { stderr: expect.stringContaining('Could not read from remote repository') },
  'ssh-babbles': { stderr: expect.stringMatching(/^(remote: and so on\n){466034}fatal/) },
  'ssh-truncated': { stderr: expect.stringContaining('Could not read from remote repository') },
  'ssh-bad-pkt': { stderr: expect.stringContaining('bad line length character: zzzz') },
  'ssh-remote-error': { stderr: expect.stringContaining('remote error: the repository cannot be served now') },
  'ssh-drops': { stderr: expect.stringContaining('Could not read from remote repository') },
  'ssh-resets': { stderr: expect.stringContaining('Could not read from remote repository') },
};
const endless = ['ssh-hangs', 'ssh-drips', 'ssh-floods'];

test.each(sshSentinels.filter(({ name }) => !endless.includes(name)))('$name: $does', async ({ name }) => {
  expect(await lsRemote(remote(`v3/fabrikam/Fiber/${name.toUpperCase()}`))).toMatchObject({ code: 128, ...met[name] });
});

test('any number of refs can be asked for', async () => {
  const { stdout } = await lsRemote(remote('v3/fabrikam/Fiber/refs-30000'));
  expect(stdout.split('\n')).toHaveLength(30_002);
});

test('DIFFERENCES.md prints the table of names as it is', async () => {
  const page = await readFile(new URL('DIFFERENCES.md', import.meta.url), 'utf8');
  expect(page).toContain(printSshSentinels());
});

test('close ends what hangs, drips and floods, with every process and file', async () => {
  const own = await startSimulator({ ssh: true });
  own.world.addKey('laptop', await publicKey('laptop'));
  const waiting = endless.map((name) => lsRemote(`ssh://git@127.0.0.1:${own.ssh.port}/v3/fabrikam/Fiber/${name}`));
  // A client that says nothing at all.
  const silent = connect(own.ssh.port, '127.0.0.1');
  const gone = once(silent, 'close');
  silent.on('error', () => {}).resume();
  await expect.poll(() => own.ssh.connections.filter(({ command }) => command !== undefined).length).toBe(3);
  const at = dirname(own.world.repository('fabrikam/Fiber/web').folder);
  expect((await processesOf(at)).length).toBeGreaterThanOrEqual(7);
  await own.close();
  await gone;
  expect((await Promise.all(waiting)).map(({ code }) => code)).toEqual([128, 128, 128]);
  await expect.poll(() => processesOf(at)).toEqual([]);
  await expect(readdir(at)).rejects.toThrow('ENOENT');
});

test('it hangs up when the command is over, though the client would stay', async () => {
  const client = new Client();
  const privateKey = await readFile(join(folder, 'laptop'));
  const { host, port } = simulator.ssh;
  await once(client.connect({ host, port, username: 'git', privateKey }), 'ready');
  const hungUp = once(client, 'close');
  client.exec(`git-upload-pack '${web}'`, (_, channel) => channel.end('0000').resume());
  await hungUp;
  expect(simulator.ssh.connections.at(-1)?.login?.user).toBe('git');
});

test('a client that leaves takes its session along', async () => {
  const { folder: bare } = simulator.world.repository('fabrikam/Fiber/web');
  const before = simulator.ssh.connections.length;
  const leaving = new AbortController();
  const command = ['git@127.0.0.1', "git-upload-pack 'v3/fabrikam/Fiber/ssh-hangs'"];
  const left = start('ssh', command, 'laptop', { signal: leaving.signal });
  await expect.poll(() => simulator.ssh.connections.at(before)?.command).toContain('ssh-hangs');
  leaving.abort();
  await left;
  await expect.poll(() => processesOf(dirname(bare))).toEqual([]);
});

/** The sshds that this process has started, and the relays of that folder. */
async function processesOf(place: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => ({ line: await readProcess(id, 'cmdline'), status: await readProcess(id, 'status') })),
  );
  const ours = new RegExp(`^Name:\\s+sshd$[^]*^PPid:\\s+${process.pid}$`, 'm');
  return found.flatMap(({ line, status }) => (line.includes(place) || ours.test(status) ? [line] : []));
}

const readProcess = (id: string, file: string) => readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '');

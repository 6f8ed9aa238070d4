import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, basic } from './ask.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';

const run = promisify(execFile);

let simulator: Simulator;
let folder: string;
beforeAll(async () => {
  simulator = await startSimulator();
  folder = await mkdtemp(join(tmpdir(), 'simulator-git-test-'));
});
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

/** The person's own git, without their settings. */
async function git(args: string[], token = 'alive'): Promise<string> {
  const settings = { 'http.extraHeader': `Authorization: ${basic(token)}`, 'credential.helper': '' };
  const entries = Object.entries(settings).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  const env = { PATH: process.env['PATH'], HOME: folder, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', GIT_CONFIG_COUNT: '2' };
  const { stdout } = await run('git', args, { cwd: folder, env: { ...env, ...Object.fromEntries(entries) } });
  return stdout;
}

const remote = (path: string) => `${simulator.url}/${path}`;
const post = (body: string | Buffer, headers = {}) =>
  ask(remote('fabrikam/Fiber/_git/web/git-upload-pack'), { method: 'POST', body, headers });
const pkt = (line: string) => `${(Buffer.byteLength(line) + 4).toString(16).padStart(4, '0')}${line}`;
const want = (objectId: string, capabilities: string, more = '') =>
  `${pkt(`want ${objectId} ${capabilities}\n`)}${more}0000${pkt('done\n')}`;

const answerTo = async (objectId: string) => (await post(want(objectId, 'multi_ack_detailed'))).text;
const listed = async (path: string) =>
  (await git(['ls-remote', remote(path)])).split('\n').map((line) => line.split('\t')[1]);
const tip = async (ref: string) => (await git(['ls-remote', remote('fabrikam/Fiber/_git/web'), ref])).slice(0, 40);

test('git ls-remote lists the refs, by every form of the URL', async () => {
  const forms = ['fabrikam/Fiber/_git/web', 'fabrikam/fiber/_git/WEB/', 'fabrikam/Fiber/_git/My%20Repo'];
  for (const form of [...forms, 'fabrikam/_git/Fiber', 'tfs/DefaultCollection/Fiber/_git/web']) {
    expect([form, ...(await listed(form))]).toContain('refs/heads/main2');
  }
  expect(await listed('fabrikam/Fiber/_git/empty')).toEqual([undefined]);
});

test('git clones with a depth of one', async () => {
  await git(['clone', '--quiet', '--depth', '1', remote('fabrikam/Fiber/_git/web'), 'shallow']);
  expect(await git(['-C', 'shallow', 'log', '--format=%s'])).toBe('Explain the deployment\n');
});

test('git clones without blobs, and fetches those it checks out', async () => {
  await git(['clone', '--quiet', '--filter=blob:none', remote('fabrikam/Fiber/_git/web'), 'partial']);
  expect(await readFile(join(folder, 'partial', 'README.md'), 'utf8')).toBe('# Web\n');
  await expect(
    git(['clone', '--quiet', '--filter=blob:limit=1k', remote('fabrikam/Fiber/_git/web'), 'limited']),
  ).rejects.toThrow('400');
});

test('git fetches what a test has committed meanwhile', async () => {
  const { folder: bare } = await simulator.world.addRepository('fabrikam/Fiber/growing');
  await git(['clone', '--quiet', remote('fabrikam/Fiber/_git/growing'), 'growing']);
  await run('git', ['-C', bare, 'update-ref', 'refs/heads/new', 'refs/heads/main2']);
  await git(['-C', 'growing', 'fetch', '--quiet']);
  expect(await git(['-C', 'growing', 'branch', '--remotes'])).toContain('origin/new');
});

test('git is told why it is refused', async () => {
  const refusal = async (path: string, token?: string) => {
    const failed: unknown = await git(['ls-remote', remote(path)], token).catch((error: unknown) => error);
    return (failed as { stderr: string }).stderr;
  };
  expect(await refusal('fabrikam/Fiber/_git/disabled')).toContain('remote: TF401019: The Git repository');
  expect(await refusal('fabrikam/Nothing/_git/web')).toContain('remote: TF200016');
  expect(await refusal('fabrikam/Legacy/_git/Legacy')).toContain('remote: TF401019');
  expect(await refusal('fabrikam/Fiber/_git/web', 'expired')).toContain('could not read Username');
  await git(['init', '--quiet', 'pushing']);
  const push = ['-C', 'pushing', 'push', remote('fabrikam/Fiber/_git/web'), ':refs/heads/main2'];
  await expect(git(push, 'read-only')).rejects.toThrow('403');
});

test('the advertisement is protocol 0 with the recorded capabilities, whatever the client asks', async () => {
  const reply = await ask(remote('fabrikam/Fiber/_git/web/info/refs?service=git-upload-pack'), {
    headers: { 'git-protocol': 'version=2' },
  });
  expect(reply.headers['content-type']).toEqual(['application/x-git-upload-pack-advertisement']);
  const [service, first] = reply.text.split('\n');
  expect(service).toBe('001e# service=git-upload-pack');
  expect(first?.split('\0')[1]).toBe(
    'multi_ack thin-pack side-band side-band-64k no-progress multi_ack_detailed no-done shallow allow-tip-sha1-in-want filter symref=HEAD:refs/heads/main',
  );
});

test('an empty repository advertises its capabilities on a line of their own', async () => {
  const { text } = await ask(remote('fabrikam/Fiber/_git/empty/info/refs?service=git-upload-pack'));
  expect(text).toContain(`${'0'.repeat(40)} capabilities^{}\0multi_ack `);
});

test('a client without multi_ack is refused, one that names no capabilities is served', async () => {
  const main = await tip('refs/heads/main');
  const refused = await post(want(main, 'side-band-64k ofs-delta'));
  expect([refused.status, refused.text]).toEqual([
    400,
    expect.stringMatching(/^TF401041: .*\(Clients must support multi-ack\.\)\.$/),
  ]);
  const bare = `${pkt(`want ${main}\n`)}0000${pkt('done\n')}`;
  for (const [body, headers] of [
    [want(main, 'multi_ack_detailed side-band-64k'), {}],
    [gzipSync(bare), { 'content-encoding': 'gzip' }],
    [bare, {}],
  ] as const) {
    const served = await post(body, headers);
    expect([served.status, served.text]).toEqual([200, expect.stringContaining('PACK')]);
  }
});

test('a commit that no ref points at is refused, until the repository allows any', async () => {
  const web = simulator.world.repository('fabrikam/Fiber/web');
  const { stdout } = await run('git', ['-C', web.folder, 'rev-parse', 'main~1', 'main~1^{tree}', 'main:README.md']);
  const [commit = '', tree = '', blob = ''] = stdout.trim().split('\n');
  expect(await answerTo(commit)).toContain(`ERR upload-pack: not our ref ${commit}`);
  expect(await answerTo(tree)).toContain('PACK');
  expect(await answerTo(blob)).toContain('PACK');
  web.allowsAnyCommit = true;
  expect(await answerTo(commit)).toContain('PACK');
  web.allowsAnyCommit = false;
});

test('what is no request of git is refused', async () => {
  expect((await post('hello')).status).toBe(400);
  expect((await post('hello', { 'content-encoding': 'gzip' })).status).toBe(400);
  expect((await ask(remote('fabrikam/Fiber/_git/web/info/refs'))).status).toBe(404);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ask, open } from './ask.ts';
import { Git } from './git/git.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.close());

const status = async (path: string, as = 'alive') => (await ask(`${simulator.url}/${path}`, { as })).status;
const repository = (name: string) => `fabrikam/Fiber/_apis/git/repositories/${name}`;

test('a token expires, is revoked, revives and loses a scope while the simulator runs', async () => {
  const { world } = simulator;
  const seen: number[] = [];
  const look = async () => seen.push(await status(repository('web')));
  await look();
  world.expireToken('alive');
  await look();
  world.reviveToken('alive');
  await look();
  world.revokeToken('alive');
  await look();
  world.reviveToken('alive');
  world.setScopes('alive', ['vso.project']);
  await look();
  expect(seen).toEqual([200, 401, 200, 401, 401]);
});

test('a repository is added, disabled, enabled, renamed and deleted', async () => {
  const { world } = simulator;
  const added = await world.addRepository('fabrikam/Fiber/api');
  expect(await status(repository('api'))).toBe(200);
  world.disableRepository('fabrikam/Fiber/api');
  expect(await status(repository('api'))).toBe(404);
  world.enableRepository('fabrikam/Fiber/api');
  world.rename('fabrikam/Fiber/api', 'backend');
  expect([await status(repository('api')), await status(repository('backend'))]).toEqual([404, 200]);
  expect(await status(repository(added.id))).toBe(200);
  world.deleteRepository('fabrikam/Fiber/backend');
  expect(await status(repository(added.id))).toBe(404);
  const again = await world.addRepository('fabrikam/Fiber/api', { empty: true });
  expect([again.id === added.id, again.defaultBranch]).toEqual([false, null]);
});

test('a project is renamed and an organization stopped and started', async () => {
  const { world } = simulator;
  world.rename('fabrikam/Fiber', 'Fibre');
  expect([await status(repository('web')), await status('fabrikam/Fibre/_git/web/vsts/info')]).toEqual([404, 200]);
  world.stopOrganization('fabrikam');
  expect(await status('fabrikam/_apis/projects')).toBe(503);
  world.startOrganization('fabrikam');
  expect(await status('fabrikam/_apis/projects')).toBe(200);
});

test('a place that does not exist is an error of whoever wrote the test', () => {
  expect(() => simulator.world.disableRepository('fabrikam/Fiber/nothing')).toThrow("no 'fabrikam/Fiber/nothing'");
});

test('two simulators know nothing of each other', async () => {
  const other = await startSimulator();
  other.world.stopOrganization('fabrikam');
  expect(await status('fabrikam/_apis/projects')).toBe(200);
  await other.close();
});

test('it speaks https with the certificate it is given', async () => {
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  const secure = await startSimulator({ tls: { key: pems.private, cert: pems.cert } });
  const areas = await ask(`${secure.url}/fabrikam/_apis/ResourceAreas`, { ca: pems.cert });
  expect(areas.text).toContain(`"locationUrl":"${secure.url}/fabrikam/"`);
  await expect(open(`${secure.url}/drops/_apis/projects`, { ca: pems.cert })).rejects.toThrow('socket hang up');
  await secure.close();
});

test('a taken port is refused and leaves no folder behind', async () => {
  const own = await mkdtemp(join(tmpdir(), 'taken-port-'));
  vi.stubEnv('TMPDIR', own);
  const port = Number(new URL(simulator.url).port);
  await expect(startSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  vi.unstubAllEnvs();
  expect(await readdir(own)).toEqual([]);
  await rm(own, { recursive: true });
});

test('a connection on which TLS never begins does not keep it open', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
  const secure = await startSimulator({ tls: { key, cert } });
  const socket = connect(Number(new URL(secure.url).port), '127.0.0.1');
  await once(socket, 'connect');
  await Promise.all([once(socket, 'close'), secure.close()]);
  expect(socket.destroyed).toBe(true);
});

test('close ends open connections and timers and removes every file', async () => {
  const { folder } = simulator.world.repository('fabrikam/Fiber/web');
  const dripping = await open(`${simulator.url}/fabrikam/Fiber/_git/drips/info/refs?service=git-upload-pack`);
  const hanging = open(`${simulator.url}/${repository('hangs')}`);
  const slow = open(`${simulator.url}/${repository('slow')}`);
  const broken = Promise.all([
    once(dripping, 'error'),
    expect(hanging).rejects.toThrow('socket hang up'),
    expect(slow).rejects.toThrow('socket hang up'),
  ]);
  await expect.poll(() => simulator.requests.length).toBe(3);
  await simulator.close();
  await broken;
  await expect(access(folder)).rejects.toThrow('ENOENT');
  await expect(open(simulator.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('git is ended with whatever it still does', async () => {
  const git = new Git(tmpdir());
  const child = git.start(['hash-object', '--stdin']);
  await git.end();
  expect(child.signalCode).toBe('SIGKILL');
  expect(() => process.kill(child.pid ?? 0, 0)).toThrow('ESRCH');
});

test('node test/simulator/main.ts prints its URL, tokens and sentinels, and ends at Ctrl-C', async () => {
  const child = spawn(process.execPath, [new URL('main.ts', import.meta.url).pathname, '--port', '0']);
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    lines.push(line);
    if (line === 'Ctrl-C ends it.') child.kill('SIGINT');
  });
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/^Azure DevOps, pretended: http:\/\/127\.0\.0\.1:\d+$/);
  expect(lines.join('\n')).toMatch(/ {2}alive +[A-Za-z0-9]{76}AZDO/);
  expect(lines.join('\n')).toContain('| `throttled` |');
});

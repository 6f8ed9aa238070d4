import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lastingFreePort, listen } from '../../../infra/local/loopback.ts';
import { waitFor } from '../wait-for.ts';
import { notesApp } from './notes-app.ts';

const script = join(import.meta.dirname, '../../../infra/local/start.ts');

let app: Awaited<ReturnType<typeof notesApp>>;
let port: number;
let started: { end(signal: NodeJS.Signals): Promise<unknown> }[] = [];

beforeEach(async () => {
  app = await notesApp();
  port = await lastingFreePort();
});
afterEach(async () => {
  await Promise.all(started.map((launcher) => launcher.end('SIGKILL')));
  started = [];
  await waitFor(async () => (await processesOf(app.path)).length === 0, 'no process of a stopped launcher');
  await app[Symbol.asyncDispose]();
});

/** What `npm start` runs, on the notes app and with its state inside that folder. */
function npmStart(args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [script, '--app', app.path, ...args], {
    env: { PATH: process.env.PATH ?? '', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const launcher = {
    output: () => output,
    ended,
    says: (text: string) => waitFor(() => output.includes(text), `"${text}" in: ${output}`),
    async end(signal: NodeJS.Signals) {
      child.kill(signal);
      return ended;
    },
  };
  started.push(launcher);
  return launcher;
}

/** Every process whose command line names the folder, as the host's and the emulators' do. */
async function processesOf(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(folder));
}

async function call(method: string, path: string, body?: string) {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method,
    ...(body !== undefined && { body }),
  });
  return { status: response.status, text: await response.text() };
}

async function readableByOthers(folder: string): Promise<string[]> {
  const paths = [folder, ...(await readdir(folder, { recursive: true })).map((name) => join(folder, name))];
  const modes = await Promise.all(paths.map(async (path) => (await stat(path)).mode & 0o077));
  return paths.filter((_, index) => modes[index] !== 0);
}

/** Empty while the host is between two builds. */
async function greeting(): Promise<string> {
  return (await call('GET', '/health').catch(() => ({ text: '' }))).text;
}

async function isRead(id: string) {
  const { status, text } = await call('GET', `/notes/${id}`);
  return status === 200 && text.includes('"read":true');
}

describe('npm start', () => {
  test('says where it is, where state lies, that tokens lie on this disk, what to try, and last that it is ready', async () => {
    const launcher = npmStart();
    await launcher.says('Ready. Press Ctrl-C to stop.\n');
    const output = launcher.output();
    expect(output).toContain(`http://127.0.0.1:${port}/api/v1`);
    expect(output).toContain('.local');
    expect(output).toMatch(/a real token that you enter here lies on this disk/);
    expect(output).toContain(`curl 'http://127.0.0.1:${port}/api/v1/connectors/validate?`);
    expect((await call('GET', '/health')).status).toBe(200);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends every process it started, with exit code 0', async (signal) => {
    const launcher = npmStart();
    await launcher.says('Ready.');
    expect((await processesOf(app.path)).length).toBe(3);
    expect(await launcher.end(signal)).toBe(0);
    expect(await processesOf(app.path)).toEqual([]);
  });

  test('a second start goes on where the first one was: rows, secrets, messages', async () => {
    const first = npmStart();
    await first.says('Ready.');
    expect((await call('PUT', '/notes/one', 'a secret')).status).toBe(201);
    await waitFor(() => isRead('one'), 'the note to be read');
    expect(await first.end('SIGINT')).toBe(0);
    expect(await readableByOthers(join(app.path, '.local'))).toEqual([]);

    const second = npmStart();
    await second.says('Ready.');
    expect(JSON.parse((await call('GET', '/notes/one')).text)).toEqual({ text: 'a secret', read: true });
  });

  test('killed without a chance to clean up, it leaves no process, and starts again', async () => {
    const first = npmStart();
    await first.says('Ready.');
    await call('PUT', '/notes/one', 'a secret');
    await first.end('SIGKILL');
    await waitFor(async () => (await processesOf(app.path)).length === 0, 'the children to notice');

    const second = npmStart();
    await second.says('Ready.');
    expect((await call('GET', '/notes/one')).status).toBe(200);
  });

  test('Ctrl-C while it is still starting leaves nothing either', async () => {
    const launcher = npmStart();
    await waitFor(async () => (await processesOf(app.path)).length > 1, 'a first child');
    expect(await launcher.end('SIGINT')).toBe(0);
    await waitFor(async () => (await processesOf(app.path)).length === 0, 'the children to end');
  });

  test('a taken port gets one sentence that names it and the way out', async () => {
    const other = createServer();
    await listen(other, port);
    try {
      const launcher = npmStart();
      expect(await launcher.ended).toBe(1);
      expect(launcher.output()).toBe(`Port ${port} is taken: choose another, for example PORT=${port + 1} npm start\n`);
    } finally {
      other.close();
    }
  });

  test('a PORT that is none gets one sentence', async () => {
    const launcher = npmStart([], { PORT: 'seven' });
    expect(await launcher.ended).toBe(1);
    expect(launcher.output()).toBe('PORT is "seven": it must be a number from 0 (any free port) to 65535.\n');
  });

  test('a second start on the same state is refused in one sentence, and the first one goes on', async () => {
    const first = npmStart();
    await first.says('Ready.');
    const second = npmStart([], { PORT: '0' });
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/^Process \d+ already runs this service on \S+\/\.local: stop it first .*\n$/);
    expect((await call('GET', '/health')).status).toBe(200);
  });

  test('a build error is printed with its place, and nothing is left running', async () => {
    await writeFile(join(app.path, 'functions/health.ts'), 'this is no TypeScript');
    const launcher = npmStart();
    expect(await launcher.ended).toBe(1);
    expect(launcher.output()).toContain('functions/health.ts:1:');
    expect(await processesOf(app.path)).toEqual([]);
  });
});

describe('npm run dev', () => {
  test('serves what was saved; a build error is printed and the old build keeps serving', async () => {
    const file = join(app.path, 'functions/health.ts');
    const source = await readFile(file, 'utf8');
    const launcher = npmStart(['--watch']);
    await launcher.says('Ready.');
    await writeFile(file, source.replace('hello', 'good morning'));
    await waitFor(async () => (await greeting()).includes('good morning'), 'the saved greeting');

    await writeFile(file, `${source.replace('hello', 'never')} (((`);
    await launcher.says('Not restarted');
    expect(launcher.output()).toContain('functions/health.ts:');
    expect(await greeting()).toContain('good morning');

    await writeFile(file, source.replace('hello', 'good night'));
    await waitFor(async () => (await greeting()).includes('good night'), 'the mended greeting');
    expect(await launcher.end('SIGINT')).toBe(0);
    expect(await processesOf(app.path)).toEqual([]);
  });
});

import { build } from 'esbuild';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listeningOnLoopback } from '../../../infra/local/functions-host/core-module.ts';
import { needsItsOwnHost } from './remote.ts';
import { spawnHost, type HostOptions } from './test-host.ts';

const source = `
  import { app } from '@azure/functions';
  app.setup({ enableHttpStream: process.env.FIXTURE_STREAMS === '1' });
  app.get('hello', { handler: async () => ({ body: 'hello from ' + process.env.NAMED }) });
`;

async function hello(options: HostOptions): Promise<string> {
  const host = spawnHost({ settings: { NAMED: 'here' }, ...options });
  const answer = await fetch(`${await host.ready}/api/hello`);
  const body = await answer.text();
  host.kill('SIGTERM');
  await host.ended;
  return body;
}

async function refusal(folder: string, settings: Record<string, string> = {}): Promise<string> {
  const host = spawnHost({ appFolder: folder, settings });
  expect(await host.ended).toEqual({ code: 1, signal: null });
  return host.output();
}

describe('app folder', () => {
  needsItsOwnHost();
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'functions-host-apps-'));
    const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));
    await symlink(modules, join(root, 'node_modules'));
  });
  afterAll(() => rm(root, { recursive: true }));

  async function appFolder(name: string, files: Record<string, unknown>): Promise<string> {
    const folder = join(root, name);
    for (const [path, content] of Object.entries({ 'host.json': { version: '2.0' }, ...files })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return folder;
  }

  async function bundled(format: 'esm' | 'cjs'): Promise<string> {
    const result = await build({
      stdin: { contents: source, resolveDir: root },
      bundle: true,
      write: false,
      platform: 'node',
      format,
      external: ['@azure/functions-core'],
      banner:
        format === 'esm'
          ? { js: "import{createRequire}from'module';const require=createRequire(import.meta.url);" }
          : {},
    });
    return result.outputFiles[0]?.text ?? '';
  }

  test.each([
    ['ES modules', { 'package.json': { type: 'module', main: 'index.js' }, 'index.js': source }],
    ['.mjs without a type', { 'package.json': { main: 'index.mjs' }, 'index.mjs': source }],
    [
      'CommonJS',
      {
        'package.json': { main: 'index.js' },
        'index.js': "require('@azure/functions').app.get('hello', { handler: () => ({ body: 'hello from here' }) });",
      },
    ],
    [
      'a glob in main',
      { 'package.json': { type: 'module', main: 'dist/*.js' }, 'dist/a.js': source, 'dist/b.js': 'export {};' },
    ],
  ])('loads %s', async (name, files) => {
    expect(await hello({ appFolder: await appFolder(name, files) })).toBe('hello from here');
  });

  test.each(['esm', 'cjs'] as const)(
    'loads an %s bundle that contains the library, with and without streams',
    async (format) => {
      const type = format === 'esm' ? 'module' : 'commonjs';
      const folder = await appFolder(`bundle-${format}`, {
        'package.json': { type, main: 'app.js' },
        'app.js': await bundled(format),
      });
      expect(await hello({ appFolder: folder })).toBe('hello from here');
      expect(await hello({ appFolder: folder, streams: true })).toBe('hello from here');
    },
  );

  test('local.settings.json sets what the environment does not', async () => {
    const files = { 'package.json': { type: 'module', main: 'index.js' }, 'index.js': source };
    const local = { 'local.settings.json': { IsEncrypted: false, Values: { NAMED: 'the file' } } };
    const folder = await appFolder('local-settings', { ...files, ...local });
    expect(await hello({ appFolder: folder, settings: {} })).toBe('hello from the file');
    expect(await hello({ appFolder: folder, settings: { NAMED: 'the shell' } })).toBe('hello from the shell');
  });

  test('AZURE_FUNCTIONS_ENVIRONMENT is Development when nothing sets it', async () => {
    const handler = `import { app } from '@azure/functions';
      app.get('hello', { handler: () => ({ body: process.env.AZURE_FUNCTIONS_ENVIRONMENT }) });`;
    const folder = await appFolder('environment', {
      'package.json': { type: 'module', main: 'index.js' },
      'index.js': handler,
    });
    expect(await hello({ appFolder: folder })).toBe('Development');
    expect(await hello({ appFolder: folder, settings: { AZURE_FUNCTIONS_ENVIRONMENT: 'Production' } })).toBe(
      'Production',
    );
  });

  test('main that names no file is refused with the sentence of the worker', async () => {
    const [file, glob] = [{ main: 'gone.js' }, { main: 'gone/*.js' }];
    expect(await refusal(await appFolder('no-file', { 'package.json': file }))).toBe(
      'Worker was unable to load entry point "gone.js": File does not exist\n',
    );
    expect(await refusal(await appFolder('no-glob', { 'package.json': glob }))).toBe(
      'Worker was unable to load entry point "gone/*.js": Found zero files matching the supplied pattern\n',
    );
  });

  test('an entry point that throws stops the start and is named with its stack', async () => {
    const files = {
      'package.json': { type: 'module', main: 'index.js' },
      'index.js': "throw new Error('broken app');",
    };
    const output = await refusal(await appFolder('throws', files));
    expect(output).toContain('Worker was unable to load entry point "index.js": broken app');
    expect(output).toMatch(/at .*index\.js:1/);
  });

  test('a name registered twice is refused', async () => {
    const twice = `${source} app.get('hello', { handler: () => ({}) });`;
    const files = { 'package.json': { type: 'module', main: 'index.js' }, 'index.js': twice };
    expect(await refusal(await appFolder('twice', files))).toContain(
      'A function with id "hello" has already been registered.',
    );
  });

  test('a function registered after the start is refused', async () => {
    const late = `import { app } from '@azure/functions';
      app.get('hello', { handler: () => { try { app.get('late', { handler: () => ({}) }); } catch (error) { return { body: error.message }; } } });`;
    const files = { 'package.json': { type: 'module', main: 'index.js' }, 'index.js': late };
    expect(await hello({ appFolder: await appFolder('late', files) })).toBe(
      'A function can only be registered during app startup.',
    );
  });

  test('a missing package.json or host.json and broken settings are each one sentence', async () => {
    expect(await refusal(await appFolder('no-package', {}))).toContain('Worker failed to load package.json');
    expect(await refusal(join(root, 'nowhere'))).toBe(`There is no readable host.json in ${join(root, 'nowhere')}.\n`);
    const broken = await appFolder('broken-settings', { 'local.settings.json': '{ "Values": { "SECRET": hunter2' });
    expect(await refusal(broken)).toBe('local.settings.json is not valid JSON.\n');
    const encrypted = await appFolder('encrypted', { 'local.settings.json': { IsEncrypted: true, Values: {} } });
    expect(await refusal(encrypted)).toContain('local.settings.json is encrypted');
  });

  test('a function of a kind that this host does not run is named, and the others run', async () => {
    const files = {
      'package.json': { type: 'module', main: 'index.js' },
      'index.js': `${source} app.storageBlob('blobs', { path: 'x', connection: '', handler: () => {} });`,
    };
    const host = spawnHost({ appFolder: await appFolder('other-trigger', files), settings: { NAMED: 'here' } });
    expect((await fetch(`${await host.ready}/api/hello`)).status).toBe(200);
    await host.printed("The 'blobs' function is in error: this host does not run functions with a 'blobTrigger'.");
    host.kill('SIGTERM');
    await host.ended;
  });
});

describe("the library's server for streams", () => {
  test('listens on 127.0.0.1 although it names no address', async () => {
    const server = createServer();
    await listeningOnLoopback(() => new Promise<void>((resolve) => void server.listen(resolve)));
    expect(server.address()).toMatchObject({ address: '127.0.0.1' });
    await new Promise((resolve) => void server.close(resolve));
  });
});

import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { build, bundle } from '../../../infra/build.ts';
import { builtApp } from '../built-app.ts';
import { notesApp } from './notes-app.ts';

const builtins = new Set(builtinModules);
let app: Awaited<ReturnType<typeof notesApp>>;

beforeEach(async () => {
  app = await notesApp();
});
afterEach(() => app[Symbol.asyncDispose]());

const filesOf = async (folder: string) => (await readdir(join(app.path, folder))).toSorted();

describe('npm run build', () => {
  test('makes one entry of each functions/*.ts, with its source map', async () => {
    await build(app.path);
    expect(await filesOf('dist/functions')).toEqual(['health.js', 'health.js.map', 'notes.js', 'notes.js.map']);
  });

  test('leaves what is imported lazily out of the entry: it is loaded at first use', async () => {
    await build(app.path);
    const entry = await readFile(join(app.path, 'dist/functions/notes.js'), 'utf8');
    expect(entry).toMatch(/import\("\.\.\/chunks\/notes-/);
    expect(entry).not.toContain('SecretClient');
    expect((await filesOf('dist/chunks')).some((name) => name.startsWith('notes-'))).toBe(true);
  });

  test('leaves @azure/functions-core to the host, and needs no other module at run time', async () => {
    const files = await bundle(app.path);
    const code = files
      .filter(({ path }) => path.endsWith('.js'))
      .map(({ contents }) => Buffer.from(contents).toString());
    expect(code.some((text) => text.includes('require("@azure/functions-core")'))).toBe(true);
    const imported = code.flatMap((text) => [...text.matchAll(/\bfrom"([@a-z][\w@/.:-]*)"/g)].map(([, name]) => name));
    expect(imported.filter((name) => !name?.startsWith('node:') && !builtins.has(name ?? ''))).toEqual([]);
  });

  test('a function that was removed is gone from the build', async () => {
    await build(app.path);
    await rm(join(app.path, 'functions/notes.ts'));
    await build(app.path);
    expect(await filesOf('dist/functions')).toEqual(['health.js', 'health.js.map']);
  });

  test('a build that fails leaves the old one as it was', async () => {
    await build(app.path);
    const before = await filesOf('dist/functions');
    await writeFile(join(app.path, 'functions/health.ts'), 'import "./absent.ts";');
    await expect(build(app.path)).rejects.toThrow('Could not resolve "./absent.ts"');
    expect(await filesOf('dist/functions')).toEqual(before);
  });
});

describe('The build that tests share', () => {
  test('is made once for one state of the sources, however many ask at once', async () => {
    const folders = await Promise.all([builtApp(app.path), builtApp(app.path), builtApp(app.path)]);
    const [folder] = folders;
    try {
      expect(new Set(folders).size).toBe(1);
      expect((await readdir(folder)).toSorted()).toEqual(['dist', 'host.json', 'package.json']);
      await writeFile(join(app.path, 'shared/notes.ts'), 'export const putNote = 1, getNote = 2, markRead = 3;');
      const changed = await builtApp(app.path);
      expect(changed).not.toBe(folder);
      expect(dirname(changed)).toBe(dirname(folder));
      await rm(changed, { recursive: true });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

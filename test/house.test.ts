import { describe, expect, test, vi } from 'vitest';
import { readConfig, Settings } from '../shared/config.ts';
import { doors, methodsOf } from '../shared/door/door.ts';
import { answerErrors, fieldErrors, warnings } from '../shared/model/errors.ts';
import { sourcesIn, textOf } from './house/files.ts';
import { forbidden } from './house/floors.ts';
import { readImports } from './house/imports.ts';

describe('the floors of the house', () => {
  const files = sourcesIn('functions', 'shared', 'infra');

  test('no file imports what is above it, beside it or out of its reach', () => {
    const complaints = files.flatMap(({ path, text }) =>
      readImports(text).flatMap((found) => forbidden(path, found) ?? []),
    );
    expect(complaints).toEqual([]);
    expect(files.flatMap(({ text }) => readImports(text)).length).toBeGreaterThan(300);
  });

  test('only the context and the room of Entra know who we are in Azure', () => {
    const ours = files.filter(({ path }) => !path.startsWith('infra/'));
    const who = ours.filter(({ text }) =>
      readImports(text).some(({ from, how }) => from === '@azure/identity' && how !== 'type'),
    );
    const rooms = ['shared/context.ts', 'shared/entra/request-token.ts'];
    expect(who.map(({ path }) => path)).toEqual(rooms);
    const others = ours.filter(({ path, text }) => !rooms.includes(path) && text.includes("'@azure/identity'"));
    for (const { text } of others)
      expect(text).toMatch(/^import type \{ TokenCredential \} from '@azure\/identity';$/m);
  });

  test('services and checks reach outside through the context alone', () => {
    const outside = sourcesIn('shared/services', 'shared/checks').filter(({ text }) =>
      /\bfetch\(|process\.env/.test(text),
    );
    expect(outside).toEqual([]);
  });

  test.each([
    ['shared/model/scope.ts', { from: '../log.ts', how: 'real' }],
    ['shared/checks/dns.ts', { from: '../context.ts', how: 'real' }],
    ['shared/checks/dns.ts', { from: 'node:dns', how: 'real' }],
    ['shared/services/secrets.ts', { from: '../storage/tables.ts', how: 'real' }],
    ['shared/services/secrets.ts', { from: '@azure/data-tables', how: 'type' }],
    ['shared/services/secrets.ts', { from: '../door/problem.ts', how: 'type' }],
    ['shared/storage/tables.ts', { from: '@azure/data-tables', how: 'real' }],
    ['shared/storage/tables.ts', { from: '../key-vault/secrets.ts', how: 'type' }],
    ['shared/git/git.ts', { from: '../azure-devops/client.ts', how: 'type' }],
    ['shared/azure-devops/client.ts', { from: './node-api.ts', how: 'real' }],
    ['shared/context.ts', { from: '@azure/identity', how: 'real' }],
    ['shared/door/door.ts', { from: '../services/secrets.ts', how: 'real' }],
    ['functions/secrets.ts', { from: '@azure/functions', how: 'real' }],
    ['functions/secrets.ts', { from: '../shared/storage/tables.ts', how: 'type' }],
    ['functions/secrets.ts', { from: '../infra/build.ts', how: 'lazy' }],
    ['infra/build.ts', { from: '../shared/config.ts', how: 'real' }],
    ['shared/context.ts', { from: '(computed)', how: 'lazy' }],
    ['shared/new-room.ts', { from: 'zod', how: 'real' }],
  ] as const)('%s: %j is noticed', (path, found) => {
    expect(forbidden(path, found)).not.toBeNull();
  });

  test('every way of importing is seen', () => {
    const source = [
      "import a from 'a';",
      "import * as b from 'b';",
      "import {\n  c,\n  type C,\n} from 'c';",
      "import { type D } from 'd';",
      "import type { E } from 'e';",
      "export { f } from 'f';",
      "export type { G } from 'g';",
      "export * from 'h';",
      "import 'i';",
      "const j = await import('j');",
      "let k: typeof import('k');",
      'const l = await import(name);',
      "const n = await import('n', { with: { type: 'json' } });",
      "export const from = 'm';",
    ].join('\n');
    const seen = readImports(source).map(({ from, how }) => `${from} ${how}`);
    expect(seen.toSorted().join()).toBe(
      '(computed) lazy,a real,b real,c real,d type,e type,f real,g type,h real,i real,j lazy,k type,n lazy',
    );
  });
});

describe('the doors', async () => {
  const sources = sourcesIn('functions');
  // The library says of every function that it is not in a host.
  const notices = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')].map((spy) => spy.mockReturnValue());
  for (const { path } of sources) await import(/* @vite-ignore */ `../${path}`);
  for (const notice of notices) notice.mockRestore();
  const catchAll = 'zz-not-found';

  test('are told apart by method and path, so that no order of functions matters', () => {
    const clashes = doors.flatMap((door, index) =>
      doors
        .slice(index + 1)
        .filter((other) => methodsOf(door).some((method) => methodsOf(other).includes(method)))
        .filter((other) => overlap(door.route, other.route))
        .map((other) => `${door.name} and ${other.name}`),
    );
    expect(clashes).toEqual([]);
    expect(doors.length).toBeGreaterThan(10);
  });

  test('have names of their own, and the one that takes every address comes last by its name', () => {
    // Those of queues and timers are known by their sources alone: outside of a host the library keeps no list.
    const declared = sources.flatMap(({ text }) =>
      [...text.matchAll(/\b\w+Door\(\s*'([^']+)'/g)].map(([, name = '']) => name),
    );
    const names = [...doors.map(({ name }) => name), ...declared];
    expect(names).toContain(catchAll);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(names.toSorted().at(-1)).toBe(catchAll);
    expect(names.toSorted((a, b) => a.localeCompare(b, 'en')).at(-1)).toBe(catchAll);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('are in docs/openapi.json, and no other', () => {
    const { paths } = JSON.parse(textOf('docs/openapi.json')) as { paths: Record<string, Record<string, object>> };
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const declared = doors.map(({ method, route }) => `${method} /api/${route}`);
    expect(described.toSorted()).toEqual(declared.toSorted());
  });

  test('say what they take and what they answer', () => {
    const mute = doors.filter(({ body, request, answers }) => {
      const examples = Object.values(request?.examples ?? {});
      const { success } = answers;
      return (
        (body === 'none') !== (request === undefined) ||
        (body !== 'none' && examples.length === 0) ||
        Object.keys(success).length === 0
      );
    });
    expect(mute.map(({ name }) => name)).toEqual([]);
  });

  test('declare what the audit says of them, or why it says nothing', () => {
    const said = doors.map(({ audit }) => (typeof audit === 'string' ? audit : audit.none));
    expect(said.filter((words) => !/^[a-z]+(\.| .*)[a-z]+$/.test(words))).toEqual([]);
    const writing = doors.filter(({ method }) => method === 'PUT' || method === 'DELETE');
    const silent = writing.filter(({ audit, needs }) => typeof audit !== 'string' || needs === null);
    expect(silent).toEqual([]);
  });
});

/** Whether one path can match both routes: segment by segment equal, or a parameter in either. */
function overlap(a: string, b: string): boolean {
  const [left, right] = [a, b].map((route) => route.toLowerCase().split('/'));
  if (left === undefined || right === undefined || left.length !== right.length) return false;
  return left.every((part, index) => part === right[index] || part.startsWith('{') || right[index]?.startsWith('{'));
}

describe('every file', () => {
  const files = sourcesIn('functions', 'shared', 'infra', 'test');

  test('has one subject: at most 300 lines', () => {
    const written = files.filter(({ text }) => !text.startsWith('// Made by `npm run '));
    const long = written.filter(({ text }) => text.split('\n').length > 301);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test('is named for it, in kebab-case, and lies in no drawer', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|types?|constants?|misc|lib)(\/|\.)/;
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|bench|config))?\.(ts|mjs|js)$/;
    const odd = files.filter(({ path }) => drawers.test(path) || !kebab.test(path.split('/').at(-1) ?? ''));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });
});

test('docs/errors.md has a section for every code, and no other', () => {
  const sections = [...textOf('docs/errors.md').matchAll(/^### (\w+)$/gm)].map(([, code = '']) => code);
  const codes = new Set([answerErrors, fieldErrors, warnings].flatMap((list) => Object.keys(list)));
  expect(sections.toSorted()).toEqual([...codes].toSorted());
});

describe('every setting', () => {
  // Set by Azure itself.
  const names = Object.keys(Settings.shape).filter((name) => name !== 'WEBSITE_HOSTNAME');
  // Read by the Functions host.
  const ofTheHost = ['FUNCTIONS_WORKER_RUNTIME'];

  test('is in local.settings.sample.json, and no other', () => {
    const { Values } = JSON.parse(textOf('local.settings.sample.json')) as { Values: Record<string, string> };
    expect(Object.keys(Values).toSorted()).toEqual([...names, ...ofTheHost].toSorted());
    expect(readConfig(Values)).toMatchObject({ auth: 'off', publicUrl: 'http://localhost:7071' });
  });

  test('is in the table of README.md, and no other', () => {
    const rows = [...textOf('README.md').matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
    const settings = rows.filter((name) => !ofTheHost.includes(name) && name !== 'WEBSITE_HOSTNAME');
    expect(settings.toSorted()).toEqual(names.toSorted());
  });
});

import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostKeys } from './app-settings.ts';
import { hostUnderTest } from './remote.ts';
import { openHost, spawnHost, type TestHost } from './test-host.ts';

const functions = ['auth-anonymous', 'auth-function', 'auth-other-function', 'auth-admin'];

describe('authorization level', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openHost({ only: functions });
  });
  afterAll(() => host.stop());

  async function status(path: string, key?: string): Promise<number> {
    return (await host.call(path, key === undefined ? {} : { headers: { 'x-functions-key': key } })).status;
  }

  test('anonymous asks for no key and does not mind a wrong one', async () => {
    expect(await status('/api/auth/anonymous')).toBe(200);
    expect(await status('/api/auth/anonymous', 'wrong')).toBe(200);
  });

  test('function: no key or a wrong one is 401 without a body', async () => {
    const response = await host.call('/api/auth/function');
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 401, body: '' });
    expect(await status('/api/auth/function', 'wrong')).toBe(401);
  });

  test("function: opened by the host key, the function's own key and the master key", async () => {
    expect(await status('/api/auth/function', hostKeys.function)).toBe(200);
    expect(await status('/api/auth/function', hostKeys.functions['auth-function'])).toBe(200);
    expect(await status('/api/auth/function', hostKeys.master)).toBe(200);
  });

  test("a function's own key does not open another function", async () => {
    expect(await status('/api/auth/other', hostKeys.functions['auth-function'])).toBe(401);
  });

  test('function: a system key is another level and does not open it', async () => {
    expect(await status('/api/auth/function', hostKeys.system)).toBe(401);
  });

  test('admin: opened by the master key alone', async () => {
    expect(await status('/api/auth/admin', hostKeys.function)).toBe(401);
    expect(await status('/api/auth/admin', hostKeys.master)).toBe(200);
  });

  test('the key may be the query parameter code', async () => {
    expect(await status(`/api/auth/function?code=${hostKeys.function}`)).toBe(200);
    expect(await status('/api/auth/function?code=wrong')).toBe(401);
  });

  test('the header wins over the query', async () => {
    expect(await status(`/api/auth/function?code=${hostKeys.function}`, 'wrong')).toBe(401);
    expect(await status('/api/auth/function?code=wrong', hostKeys.function)).toBe(200);
  });

  test('of several keys only the first counts', async () => {
    expect(await status(`/api/auth/function?code=wrong&code=${hostKeys.function}`)).toBe(401);
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    const headers = { 'x-functions-key': ['wrong', hostKeys.function] };
    const request = httpRequest(`${host.url}/api/auth/function`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end();
    expect(await promise).toBe(401);
  });

  test('a wrong method is 404 before any key is looked at', async () => {
    expect((await host.call('/api/auth/function', { method: 'PUT' })).status).toBe(404);
  });
});

describe('key file', () => {
  test('is made at the first start for its owner alone, and used from then on', async ({ skip }) => {
    skip(hostUnderTest !== null, 'starts hosts with a data folder of their own');
    const folder = await mkdtemp(join(tmpdir(), 'functions-host-keys-'));
    const settings = { LOCAL_HOST_KEYS: '', LOCAL_HOST_DATA_FOLDER: join(folder, 'data') };
    // Two at once: one makes the keys, both have the same.
    const both = [spawnHost({ only: functions, settings }), spawnHost({ only: functions, settings })];
    const urls = await Promise.all(both.map((one) => one.ready));
    const file = join(folder, 'data', 'keys.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const keys = JSON.parse(await readFile(file, 'utf8')) as { master: string; function: string };
    expect(keys.master).toMatch(/^[\w-]{44}AzFu[\w-]{6}==$/);
    for (const url of urls) {
      const headers = { 'x-functions-key': keys.master };
      expect((await fetch(`${url}/api/auth/admin`, { headers })).status).toBe(200);
    }
    for (const one of both) {
      expect(one.output()).not.toContain(keys.master);
      one.kill('SIGTERM');
      await one.ended;
    }
    await rm(folder, { recursive: true });
  });

  test('that holds no keys is refused without quoting it', async ({ skip }) => {
    skip(hostUnderTest !== null, 'starts a host of its own');
    const broken = spawnHost({ only: functions, settings: { LOCAL_HOST_KEYS: '{"master":5' } });
    expect(await broken.ended).toEqual({ code: 1, signal: null });
    expect(broken.output()).toBe('LOCAL_HOST_KEYS must be JSON of the form {"master": "…", "function": "…"}.\n');
  });
});

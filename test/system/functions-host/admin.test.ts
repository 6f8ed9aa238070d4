import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostKeys } from './app-settings.ts';
import { startStorage, type Storage } from './storage.ts';
import { openHost, waitFor, type TestHost } from './test-host.ts';

const master = { 'x-functions-key': hostKeys.master };

describe('admin API', () => {
  let storage: Storage;
  let host: TestHost;
  beforeAll(async () => {
    storage = await startStorage();
    host = await openHost({ storage, only: ['journal', 'yearly', 'seen'] });
  });
  afterAll(async () => {
    await host.stop();
    await storage.close();
  });

  async function run(name: string, body: string, headers: Record<string, string> = master): Promise<number> {
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } };
    return (await host.call(`/admin/functions/${name}`, init)).status;
  }

  test('POST /admin/functions/{name} runs a timer function: 202', async () => {
    expect(await run('yearly', '{}')).toBe(202);
    const call = await waitFor(async () => (await host.journal('yearly'))[0] ?? null, 'the timer function to run');
    expect(call.seen).toMatchObject({ isPastDue: false });
  });

  test('POST /admin/functions/{name} hands its input to a queue function', async () => {
    const marker = randomUUID();
    expect(await run('SEEN', JSON.stringify({ input: JSON.stringify({ marker }) }))).toBe(202);
    const { seen } = await waitFor(
      async () => (await host.journal('seen')).find((entry) => JSON.stringify(entry).includes(marker)) ?? null,
      'the queue function to run',
    );
    expect(seen).toMatchObject({ entry: { marker } });
  });

  test('an unknown function is 404', async () => {
    expect(await run('nobody', '{}')).toBe(404);
  });

  test('a body that is not {"input": "…"} is 400', async () => {
    expect(await run('yearly', 'run!')).toBe(400);
    expect(await run('yearly', '')).toBe(400);
  });

  test('GET /admin/host/status says Running', async () => {
    const response = await host.call('/admin/host/status', { headers: master });
    expect(await response.json()).toMatchObject({ state: 'Running', version: expect.stringMatching(/^4\./) });
  });

  test('every address under /admin asks for the master key', async () => {
    expect(await run('yearly', '{}', {})).toBe(401);
    expect(await run('yearly', '{}', { 'x-functions-key': hostKeys.function })).toBe(401);
    expect((await host.call('/admin/host/status')).status).toBe(401);
    expect((await host.call('/admin/anything')).status).toBe(401);
  });
});

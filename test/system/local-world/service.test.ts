import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../../infra/build.ts';
import { startService } from '../start-service.ts';
import type { Service } from '../start-service.ts';
import { waitFor } from '../wait-for.ts';
import { notesApp } from './notes-app.ts';

let app: Awaited<ReturnType<typeof notesApp>>;
let service: Service;

beforeAll(async () => {
  app = await notesApp();
  await build(app.path);
  service = await startService({ appFolder: app.path, settings: { GREETING: 'set by the test' } });
});
afterEach(() => service.wire.reset());
afterAll(async () => {
  await service.close();
  await app[Symbol.asyncDispose]();
});

async function isRead(id: string): Promise<boolean> {
  return (await service.request('GET', `/api/v1/notes/${id}`)).body.read === true;
}

describe('A service in a world of its own', () => {
  test('answers, works through its queue, and is seen from the storage and vault side', async () => {
    const { status, body } = await service.request('GET', '/api/v1/health');
    expect([status, body]).toEqual([200, { greeting: 'hello' }]);
    expect((await service.request('PUT', '/api/v1/notes/first', 'the text')).status).toBe(201);
    await waitFor(() => isRead('first'), 'the note to be read');
    expect(await service.vaultSecrets()).toMatchObject({ 'note-first': 'the text' });
    expect(await service.storageClients().table('notes').getEntity('notes', 'first')).toMatchObject({ read: true });
    const queue = service.storageClients().queues.getQueueClient('notes');
    await waitFor(
      async () => (await queue.getProperties()).approximateMessagesCount === 0,
      'the message to be deleted',
    );
  });

  test('everything between the host and its neighbours passes the wire', async () => {
    await service.request('PUT', '/api/v1/notes/watched', 'hunter2-watched');
    await waitFor(() => isRead('watched'), 'the note to be read');
    const seen = service.wire.operations.map(({ service, method, path }) => `${service} ${method} ${path}`);
    expect(seen).toContain('vault PUT /secrets/note-watched');
    expect(seen).toContain('queue POST /notes/messages');
    expect(seen).toContain("table PATCH /notes(PartitionKey='notes',RowKey='watched')");
    const carriers = new Set(service.wire.carrying('hunter2-watched').map(({ service }) => service));
    expect([...carriers]).toEqual(['vault']);
  });

  test('the host dies after an operation: what was durable by then is worked off after a restart', async () => {
    const crashed = service.crash('after', { service: 'queue', method: 'POST', path: '/notes/messages' });
    await expect(service.request('PUT', '/api/v1/notes/after', 'text')).rejects.toThrow('fetch failed');
    await crashed;
    await service.restart();
    await waitFor(() => isRead('after'), 'the note to be read by the next host');
  });

  test('the host dies before an operation: it never happens', async () => {
    const crashed = service.crash('before', { service: 'queue', method: 'POST', path: '/notes/messages' });
    await expect(service.request('PUT', '/api/v1/notes/before', 'text')).rejects.toThrow('fetch failed');
    await crashed;
    await service.restart();
    expect(service.wire.operations.filter(({ service, method }) => service === 'queue' && method === 'POST')).toEqual([
      { service: 'queue', method: 'POST', path: '/notes/messages', changes: [], status: null },
    ]);
    expect(await service.storageClients().table('notes').getEntity('notes', 'before')).toMatchObject({ read: false });
  });

  test('a message in the hands of a killed host comes back when its lease ends', async () => {
    const crashed = service.crash('before', { service: 'table', method: 'PATCH', body: /"read":true/ });
    await service.request('PUT', '/api/v1/notes/lease', 'text');
    await crashed;
    await service.restart();
    expect(await waitFor(() => isRead('lease'), 'the note to be read by the next host')).toBe(true);
  });

  test('a restart keeps the address and takes new settings', async () => {
    const { url } = service.world;
    await service.restart({ LATER: 'yes' });
    expect(service.world.url).toBe(url);
    expect(service.world.settings()).toMatchObject({
      LATER: 'yes',
      GREETING: 'set by the test',
      PUBLIC_URL: url,
      CHANGE_GRACE_SECONDS: '1',
      AUTH: 'off',
    });
    expect((await service.request('GET', '/api/v1/health')).status).toBe(200);
  });

  test('two worlds at once do not see each other', async () => {
    const other = await startService({ appFolder: app.path });
    try {
      await service.request('PUT', '/api/v1/notes/mine', 'text');
      expect((await other.request('GET', '/api/v1/notes/mine')).status).toBe(500);
      expect(await other.vaultSecrets()).toEqual({});
    } finally {
      await other.close();
    }
  });

  test('an app that cannot start says why', async () => {
    await expect(startService({ appFolder: '/nowhere/at/all' })).rejects.toThrow(
      /main\.ts ended instead of getting ready/,
    );
  });

  test('waiting in vain names what was waited for, and what was there instead', async () => {
    await expect(waitFor(() => Promise.reject(new Error('not yet')), 'a miracle', 50)).rejects.toThrow(
      'Waited 50 ms in vain for a miracle; last: Error: not yet',
    );
  });
});

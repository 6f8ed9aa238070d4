import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startAzurite } from '../../../infra/local/azurite/azurite.ts';
import { ensureCertificate } from '../../../infra/local/certificate.ts';
import { lastingFreePort } from '../../../infra/local/loopback.ts';
import { storageClientsOf } from '../world-clients.ts';
import { waitFor } from '../wait-for.ts';
import { startEmulators } from './emulators.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('Azurite in our hands', () => {
  test('each positional argument lands where it is meant to: host, port, certificate, oauth, version check, place', async () => {
    await using folder = await temporaryFolder();
    const certificate = await ensureCertificate(folder.path);
    const ports = { blob: await lastingFreePort(), queue: await lastingFreePort(), table: await lastingFreePort() };
    const place = join(folder.path, 'azurite');
    await mkdir(place);
    const azurite = await startAzurite({ folder: place, certificate, ports });
    try {
      for (const kind of ['blob', 'queue', 'table'] as const) {
        expect(azurite[kind]).toBe(`https://127.0.0.1:${ports[kind]}/devstoreaccount1`);
      }
    } finally {
      await azurite.close();
    }
    expect((await readdir(place)).toSorted()).toEqual([
      'blob-extents',
      'blob-extents.json',
      'blob.json',
      'queue-extents',
      'queue-extents.json',
      'queue.json',
      'table.json',
    ]);
  });

  test('storage in memory leaves no file', async () => {
    await using folder = await temporaryFolder();
    const azurite = await startAzurite({ certificate: await ensureCertificate(folder.path) });
    await azurite.close();
    expect((await readdir(folder.path)).toSorted()).toEqual(['certificate-key.pem', 'certificate.pem']);
  });

  test('a temporary world’s folder goes with it, even when its owner dies first', async () => {
    await using folder = await temporaryFolder();
    const state = join(folder.path, 'state');
    const owner = fork(new URL('die-young.ts', import.meta.url), [state]);
    await once(owner, 'close');
    await waitFor(() => !existsSync(state), 'the folder to be removed');
    expect(await readdir(folder.path)).toEqual([]);
  });

  test('a request without a token is refused by tables and queues', async () => {
    const emulators = await startEmulators();
    try {
      storageClientsOf(emulators);
      for (const path of [`${emulators.storage.table}/Tables`, `${emulators.storage.queue}?comp=list`]) {
        expect((await fetch(path, { headers: { 'x-ms-version': '2019-02-02' } })).status).toBe(403);
      }
    } finally {
      await emulators.close();
    }
  });

  test('rows and messages are there again after a clean stop, in files that only their owner can read', async () => {
    await using folder = await temporaryFolder();
    const first = await startEmulators(folder.path);
    const before = storageClientsOf(first);
    await before.table('kept').createTable();
    await before.table('kept').createEntity({ partitionKey: 'p', rowKey: 'r', value: 'kept' });
    await before.queues.createQueue('kept');
    await before.queues.getQueueClient('kept').sendMessage('kept');
    await first.close('SIGTERM');

    const second = await startEmulators(folder.path);
    try {
      const after = storageClientsOf(second);
      expect(await after.table('kept').getEntity('p', 'r')).toMatchObject({ value: 'kept' });
      const { receivedMessageItems } = await after.queues.getQueueClient('kept').receiveMessages();
      expect(receivedMessageItems.map(({ messageText }) => messageText)).toEqual(['kept']);
    } finally {
      await second.close();
    }
    const entries = await readdir(folder.path, { recursive: true });
    const modes = await Promise.all(entries.map(async (entry) => (await stat(join(folder.path, entry))).mode & 0o077));
    expect(entries.filter((_, index) => modes[index] !== 0)).toEqual([]);
  });
});

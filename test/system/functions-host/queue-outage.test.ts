import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ensureCertificate } from '../../../infra/local/certificate.ts';
import { lastingFreePort } from '../../../infra/local/loopback.ts';
import { queueOf, send } from './queue-messages.ts';
import { needsItsOwnHost } from './remote.ts';
import { startStorage } from './storage.ts';
import { openHost, waitFor } from './test-host.ts';

describe('storage that is down', () => {
  needsItsOwnHost();

  test('keeps queues from being read, not HTTP from being served; messages come when it is back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'functions-host-outage-'));
    const ports = { queue: await lastingFreePort(), blob: 0, table: 0 };
    const certificate = await ensureCertificate(folder);
    const before = await startStorage({ ports, certificate });
    const host = await openHost({ storage: before, only: ['journal', 'seen'] });
    await before.close();
    await host.process?.printed("Queue 'fixture-seen' cannot be read:");
    expect(await host.journal('seen')).toEqual([]);
    const after = await startStorage({ ports, certificate });
    await send(await queueOf(after, 'SEEN_QUEUE'), 'late');
    const { seen } = await waitFor(async () => (await host.journal('seen'))[0] ?? null, 'the message to be delivered');
    expect(seen).toMatchObject({ entry: 'late' });
    await host.stop();
    await after.close();
    await rm(folder, { recursive: true });
  });
});

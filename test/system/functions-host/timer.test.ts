import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needsItsOwnHost } from './remote.ts';
import { startStorage, type Storage } from './storage.ts';
import { waitFor, withHost, type TestHost } from './test-host.ts';

type Timer = {
  isPastDue: boolean;
  schedule: { adjustForDST: boolean };
  scheduleStatus: { last: string; next: string; lastUpdated: string } | null;
};

type Use = (host: TestHost) => Promise<void>;

const runs = (host: TestHost, name: string, count = 1) =>
  waitFor(async () => {
    const entries = await host.journal(name);
    return entries.length >= count ? entries.map(({ seen }) => seen as Timer) : null;
  }, `${name} to run ${count} times`);

const never = '0001-01-01T00:00:00+00:00';

describe('timer trigger', () => {
  needsItsOwnHost();
  let storage: Storage;
  beforeAll(async () => {
    storage = await startStorage();
  });
  afterAll(() => storage.close());

  const statusBlob = (hostId: string, name: string) =>
    storage.blobs
      .getContainerClient('azure-webjobs-hosts')
      .getBlockBlobClient(`timers/${hostId}/Host.Functions.${name}/status`);

  async function writeStatus(hostId: string, name: string, status: Record<string, string>): Promise<void> {
    await storage.blobs.getContainerClient('azure-webjobs-hosts').createIfNotExists();
    const json = JSON.stringify(status);
    await statusBlob(hostId, name).upload(json, json.length);
  }

  async function readStatus(hostId: string, name: string): Promise<Record<string, string>> {
    return JSON.parse((await statusBlob(hostId, name).downloadToBuffer()).toString()) as Record<string, string>;
  }

  const withTimers = (options: { hostId: string; only: string[]; settings?: Record<string, string> }, use: Use) =>
    withHost(
      {
        storage,
        only: ['journal', 'open-gate', ...options.only],
        settings: { AzureFunctionsWebHost__hostid: options.hostId, ...options.settings },
      },
      use,
    );

  test('fires at each occurrence; a schedule within the minute is not monitored', async () => {
    await withTimers({ hostId: 'ticks', only: ['tick'] }, async (host) => {
      const [first] = await runs(host, 'tick', 2);
      expect(first).toEqual({ isPastDue: false, schedule: { adjustForDST: true }, scheduleStatus: null });
      expect(await statusBlob('ticks', 'tick').exists()).toBe(false);
    });
  });

  test('%SETTING% names the schedule; one that means nothing is an error of the function', async () => {
    const settings = { TICK_SCHEDULE: 'every second' };
    await withTimers({ hostId: 'settings', only: ['tick', 'at-start'], settings }, async (host) => {
      await host.process?.printed(
        "The 'tick' function is in error: 'every second' is not an NCRONTAB expression of five or six fields.",
      );
      await runs(host, 'at-start');
      expect(await host.journal('tick')).toEqual([]);
    });
  });

  test('that fails fires again', async () => {
    await withTimers({ hostId: 'fails', only: ['tick-fails'] }, async (host) => {
      expect((await runs(host, 'tick-fails', 2)).length).toBeGreaterThan(1);
    });
  });

  test('never overlaps itself', async () => {
    await withTimers({ hostId: 'slow', only: ['tick-slow', 'tick'] }, async (host) => {
      await runs(host, 'tick-slow-begun');
      // Two more occurrences of the same schedule pass meanwhile.
      await runs(host, 'tick', (await host.journal('tick')).length + 2);
      expect(await host.journal('tick-slow-begun')).toHaveLength(1);
      await host.openGate('tick-slow');
      await runs(host, 'tick-slow-begun', 2);
    });
  });

  test('records its next occurrence at the first start and does not run', async () => {
    await withTimers({ hostId: 'first', only: ['yearly', 'tick'] }, async (host) => {
      await waitFor(async () => ((await statusBlob('first', 'yearly').exists()) ? true : null), 'the status blob');
      await runs(host, 'tick', 1);
      const { Last, Next } = await readStatus('first', 'yearly');
      const newYear = new Date(new Date().getFullYear() + 1, 0, 1);
      expect({ last: Last, next: new Date(Next ?? '') }).toEqual({ last: never, next: newYear });
      expect(await host.journal('yearly')).toEqual([]);
    });
  });

  test('an occurrence that was missed runs once, at the start, as past due', async () => {
    const [lastRun, missed] = [new Date(2020, 0, 1).toISOString(), new Date(2021, 0, 1).toISOString()];
    await writeStatus('missed', 'yearly', { Last: lastRun, Next: missed, LastUpdated: lastRun });
    await withTimers({ hostId: 'missed', only: ['yearly'] }, async (host) => {
      const [timer] = await runs(host, 'yearly');
      expect(timer).toMatchObject({ isPastDue: true });
      expect(new Date(timer?.scheduleStatus?.next ?? '')).toEqual(new Date(missed));
      await host.process?.printed("Executed 'Functions.yearly' (Succeeded");
    });
    // The next start finds the run recorded.
    const { Next } = await readStatus('missed', 'yearly');
    expect(new Date(Next ?? '').getFullYear()).toBe(new Date().getFullYear() + 1);
    await withTimers({ hostId: 'missed', only: ['yearly', 'tick'] }, async (host) => {
      await runs(host, 'tick', 1);
      expect(await host.journal('yearly')).toEqual([]);
    });
  });

  test('a schedule that was changed meanwhile is calculated again and not past due', async () => {
    const old = { Last: '2020-05-05T00:00:00Z', Next: '2020-05-06T00:00:00Z', LastUpdated: '2020-05-05T00:00:00Z' };
    await writeStatus('changed', 'yearly', old);
    await withTimers({ hostId: 'changed', only: ['yearly', 'tick'] }, async (host) => {
      await runs(host, 'tick', 1);
      expect(await host.journal('yearly')).toEqual([]);
      const { Next } = await readStatus('changed', 'yearly');
      expect(new Date(Next ?? '').getFullYear()).toBe(new Date().getFullYear() + 1);
    });
  });

  test('useMonitor false: nothing is recorded', async () => {
    await withTimers({ hostId: 'unwatched', only: ['unwatched', 'tick'] }, async (host) => {
      await runs(host, 'tick', 1);
      expect(await statusBlob('unwatched', 'unwatched').exists()).toBe(false);
    });
  });

  test('runOnStartup runs it once at the start, not as past due', async () => {
    await withTimers({ hostId: 'startup', only: ['at-start', 'tick'] }, async (host) => {
      const [timer] = await runs(host, 'at-start');
      expect(timer).toMatchObject({ isPastDue: false, scheduleStatus: { last: never } });
      await runs(host, 'tick', 1);
      expect(await host.journal('at-start')).toHaveLength(1);
    });
  });
});

import { once } from 'node:events';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { emptied, queueOf, send } from './queue-messages.ts';
import { needsItsOwnHost } from './remote.ts';
import { startStorage } from './storage.ts';
import { openHost, spawnHost, waitFor, type TestHost } from './test-host.ts';

describe('start of the host', () => {
  needsItsOwnHost();

  test('prints its URL, and sends it to the process that started it', async () => {
    const host = spawnHost({ only: ['NoRoute'] });
    const url = await host.ready;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await host.printed(`Functions host is listening on ${url}\n`);
    host.kill('SIGTERM');
    await host.ended;
  });

  test('PORT gives the port, --port wins over it', async () => {
    const free = await freePort();
    const byEnvironment = spawnHost({ only: ['NoRoute'], args: [], settings: { PORT: String(free) } });
    expect(await byEnvironment.ready).toBe(`http://127.0.0.1:${free}`);
    byEnvironment.kill('SIGTERM');
    await byEnvironment.ended;
    const byArgument = spawnHost({ only: ['NoRoute'], args: ['--port', String(free)], settings: { PORT: '1' } });
    expect(await byArgument.ready).toBe(`http://127.0.0.1:${free}`);
    byArgument.kill('SIGTERM');
    await byArgument.ended;
  });

  test('a taken port is one clear sentence', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const host = spawnHost({ only: ['NoRoute'], args: ['--port', String(port)] });
    expect(await host.ended).toEqual({ code: 1, signal: null });
    expect(host.output()).toBe(
      `Port ${port} is already in use. Stop what listens there, or choose another one with --port or PORT.\n`,
    );
    taken.close();
  });

  test('without an app folder, or with a port that is none, it says how it is used', async () => {
    const nothing = spawnHost({ appFolder: '--port', args: ['0'] });
    expect(await nothing.ended).toEqual({ code: 1, signal: null });
    expect(nothing.output()).toMatch(/^Usage: node .*\n$/);
    const noPort = spawnHost({ args: ['--port', 'http'] });
    expect(await noPort.ended).toEqual({ code: 1, signal: null });
    expect(noPort.output()).toContain("'http' is not a port.");
  });

  test('it answers on 127.0.0.1 only', async ({ skip }) => {
    const others = Object.values(networkInterfaces()).flat();
    const outside = others.find((address) => address?.family === 'IPv4' && !address.internal)?.address;
    skip(outside === undefined, 'this machine has no other address');
    const host = spawnHost({ only: ['NoRoute'] });
    const { port } = new URL(await host.ready);
    await expect(fetch(`http://${outside}:${port}/api/NoRoute`)).rejects.toThrow('fetch failed');
    host.kill('SIGTERM');
    await host.ended;
  });
});

describe('end of the host', () => {
  needsItsOwnHost();

  test.each(['SIGTERM', 'SIGINT'] as const)('%s: running calls end, then hooks run, exit 0', async (signal) => {
    const host = await openHost({ only: ['waits', 'journal'] });
    const waiting = host.call('/api/waits/signal').then((response) => response.text());
    await waitFor(async () => (await host.journal('waiting-signal'))[0] ?? null, 'the call to be in work');
    host.process?.kill(signal);
    expect(await waiting).toBe('waited');
    expect(await host.process?.ended).toEqual({ code: 0, signal: null });
    expect(host.process?.output()).toMatch(/Executed 'Functions.waits' \(Succeeded[^]*appTerminate hook ran/);
  });

  test('a call that does not end is cut off when the time is over', async () => {
    const host = await openHost({ only: ['waits', 'journal'], settings: { LOCAL_HOST_SHUTDOWN_SECONDS: '1' } });
    const waiting = host.call('/api/waits/for-ever').catch(() => 'cut off');
    await waitFor(async () => (await host.journal('waiting-for-ever'))[0] ?? null, 'the call to be in work');
    host.process?.kill('SIGTERM');
    expect(await noLongerServed(host)).toBe(true);
    expect(await host.process?.ended).toEqual({ code: 0, signal: null });
    expect(await waiting).toBe('cut off');
    expect(host.process?.output()).toMatch(/Functions still running are cut off\.[^]*appTerminate hook ran/);
  });

  test('a message in work is finished and deleted', async () => {
    const storage = await startStorage();
    const host = await openHost({ storage, only: ['journal', 'seen'] });
    const queue = await queueOf(storage, 'SEEN_QUEUE');
    for (let index = 0; index < 20; index += 1) await send(queue, `message ${index}`);
    await waitFor(async () => (await host.journal('seen'))[0] ?? null, 'the first message');
    await host.stop();
    expect(await host.process?.ended).toEqual({ code: 0, signal: null });
    // What was not begun is visible at once for the next host, in spite of its ten-minute lease.
    const next = await openHost({ storage, only: ['journal', 'seen'] });
    expect(await emptied(queue)).toBe(true);
    await next.stop();
    await storage.close();
  });

  test('a host whose parent goes away ends by itself', async () => {
    const host = spawnHost({ only: ['NoRoute'] });
    await host.ready;
    host.disconnect();
    expect(await host.ended).toEqual({ code: 0, signal: null });
  });

  test('a second signal does not wait', async () => {
    const host = await openHost({ only: ['waits', 'journal'], settings: { LOCAL_HOST_SHUTDOWN_SECONDS: '600' } });
    const waiting = host.call('/api/waits/for-ever').catch(() => null);
    await waitFor(async () => (await host.journal('waiting-for-ever'))[0] ?? null, 'the call to be in work');
    host.process?.kill('SIGINT');
    await noLongerServed(host);
    host.process?.kill('SIGINT');
    expect(await host.process?.ended).toEqual({ code: 1, signal: null });
    expect(await waiting).toBeNull();
  });
});

/** True once new calls are refused, or answered with 503. */
async function noLongerServed(host: TestHost): Promise<true> {
  return waitFor(async () => {
    const status = await host.call('/api/journal/x').then(
      (response) => response.status,
      () => 'refused',
    );
    return status === 503 || status === 'refused' || null;
  }, 'new calls to be refused');
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

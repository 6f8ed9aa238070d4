import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Server } from 'node:net';

const loopback = '127.0.0.1';

/**
 * Listens on 127.0.0.1 only.
 * @param port 0 = a free one.
 * @returns the port.
 * @throws the system's error (EADDRINUSE) when the port is taken.
 */
export async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, loopback);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
  return address.port;
}

/** Stops a server at once, connections in use included. */
export async function shut(server: HttpServer | HttpsServer): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

export async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    await listen(probe, port);
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

/**
 * A port that can be given up and taken again: below the range from which systems serve port 0 and outgoing
 * connections (32768 and up on Linux, 49152 and up elsewhere), so that nobody gets it in between.
 */
export async function lastingFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    if (await isFree(port)) return port;
  }
}

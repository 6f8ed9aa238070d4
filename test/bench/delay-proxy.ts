import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type DelayProxy = {
  port: number;
  /** Bytes that clients have taken since this was last asked. */
  received: () => number;
  close: () => Promise<void>;
};

/**
 * A way to a port of this machine on which a round trip takes so many milliseconds, and every byte its turn. The width
 * of the way is not limited.
 */
export async function startDelayProxy(targetPort: number, roundTripMs: number): Promise<DelayProxy> {
  const sockets = new Set<Socket>();
  let received = 0;
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const target = connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    }
    // The kernel of this machine has told the client of a connection already, one round trip too early.
    carry(client, target, roundTripMs / 2, performance.now() + roundTripMs);
    carry(target, client, roundTripMs / 2, 0, (bytes) => (received += bytes));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received() {
      const bytes = received;
      received = 0;
      return bytes;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Hands on what arrives, the end included, `oneWayMs` later; what arrives before `from` counts as arrived then. */
function carry(near: Socket, far: Socket, oneWayMs: number, from: number, taken: (bytes: number) => void = () => {}) {
  const underway: (() => void)[] = [];
  const later = (act: () => void) => {
    const wait = Math.max(0, from - performance.now()) + oneWayMs;
    if (wait === 0) return act();
    underway.push(act);
    // Timers of different lengths need not fire in their order; each lets the oldest through.
    setTimeout(() => underway.shift()?.(), wait);
  };
  near.on('data', (piece: Buffer) => {
    later(() => {
      if (far.destroyed) return;
      if (!far.write(piece, (error) => void (error ?? taken(piece.length)))) near.pause();
    });
  });
  far.on('drain', () => near.resume());
  near.once('end', () => later(() => far.end()));
  near.once('close', () => {
    if (!near.readableEnded) later(() => far.destroy());
  });
}

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';

export type TestServer = {
  port: number;
  /** `http://127.0.0.1:port`, or https. */
  url: string;
  /** Every connection that was ever accepted. */
  sockets: Socket[];
  close(): Promise<void>;
};

const open = new Set<TestServer>();

/** Ends whatever a test of this file has started. */
export async function closeServers(): Promise<void> {
  await Promise.all([...open].map((server) => server.close()));
}

export function startHttp(listener: RequestListener): Promise<TestServer> {
  return start(createServer(listener), 'http');
}

export function startHttps(tls: ServerOptions, listener: RequestListener): Promise<TestServer> {
  return start(createTlsServer(tls, listener), 'https');
}

/** A server that does with a connection whatever it likes. */
export function startTcp(accept: (socket: Socket) => void): Promise<TestServer> {
  return start(
    createTcpServer((socket) => {
      accept(socket);
      // Without reading it would not notice the end.
      socket.resume();
    }),
    'http',
  );
}

async function start(server: Server, scheme: string): Promise<TestServer> {
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => {
    sockets.push(socket);
    // The client ends connections as it likes.
    socket.on('error', () => undefined);
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const started: TestServer = {
    port,
    url: `${scheme}://127.0.0.1:${port}`,
    sockets,
    async close() {
      open.delete(started);
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
  open.add(started);
  return started;
}

/** Resolves when the client has given the connection up. */
export async function closed(socket: Socket | undefined): Promise<void> {
  if (socket === undefined || socket.closed) return;
  await new Promise<void>((done) => void socket.once('close', () => done()));
}

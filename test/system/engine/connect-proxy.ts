import { connect, type Socket } from 'node:net';
import { startTcp, type TestServer } from './server.ts';

export type ConnectProxy = {
  server: TestServer;
  /** The head of every request, as it came. */
  asked: string[];
};

/** A forward proxy: leads every tunnel to where `lead` says, or lets it answer for itself. */
export async function startProxy(
  lead: (target: { hostname: string; port: number }) => number | ((client: Socket) => void),
): Promise<ConnectProxy> {
  const asked: string[] = [];
  const server = await startTcp((client) => {
    client.once('data', (head) => {
      const text = head.toString('latin1');
      asked.push(text);
      const [, hostname = '', port = ''] = /^CONNECT (\S+):(\d+) /.exec(text) ?? [];
      const found = lead({ hostname, port: Number(port) });
      if (typeof found === 'function') found(client);
      else join(client, found);
    });
  });
  return { server, asked };
}

/** What a proxy says instead of opening a tunnel. */
export function says(text: string): () => (client: Socket) => void {
  return () => (client) => void client.end(text);
}

function join(client: Socket, port: number): void {
  const upstream = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    client.pipe(upstream).pipe(client);
  });
  upstream.on('error', () => client.destroy());
  client.on('close', () => upstream.destroy());
}

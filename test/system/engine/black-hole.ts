import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

export type BlackHole = { port: number; close(): Promise<void> };

/**
 * A port of this machine that answers no attempt to connect, as behind a firewall that swallows packets: the kernel drops
 * them once the queue of a listening process is full, and this one is stopped before it has accepted anybody.
 */
export async function startBlackHole(): Promise<BlackHole> {
  const listen = `const server = require('node:net').createServer();
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => console.log(server.address().port));`;
  const child = spawn(process.execPath, ['-e', listen], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  child.kill('SIGSTOP');
  const port = Number(line);
  // The kernel still takes the backlog and one more.
  const queued = [0, 1].map(() => connect(port, '127.0.0.1').on('error', () => undefined));
  await Promise.all(queued.map((socket) => once(socket, 'connect')));
  return {
    port,
    async close() {
      for (const socket of queued) socket.destroy();
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

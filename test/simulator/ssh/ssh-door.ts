import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Git } from '../git/git.ts';
import type { World } from '../world/world.ts';
import { answerSession } from './answer-session.ts';
import { listenToRelays } from './session.ts';
import { prepareSshd } from './sshd.ts';
import type { SshdProcess } from './sshd.ts';

/** One connection as a test may look at it. */
export type SshConnection = {
  /** Who logged in with which key; null until then. */
  login: { user: string; fingerprint: string } | null;
  /** What was asked for: null is a shell; absent until a session begins. */
  command?: string | null;
  /** What sshd says about it. */
  log: string[];
};

export type SshDoor = {
  host: '127.0.0.1';
  port: number;
  /** Of the host key: `SHA256:…`. */
  fingerprint: string;
  /** What has arrived, oldest first. */
  connections: SshConnection[];
  /** Ends every connection and every sshd. */
  close(): Promise<void>;
};

type Open = { seen: SshConnection; socket: Socket; sshd: SshdProcess };

/**
 * Azure DevOps over SSH: a real sshd for each connection, started as inetd would, so that none waits for clients and
 * none outlives its connection.
 * @param folder where its files go; the caller removes it
 * @throws with one sentence when the machine has no OpenSSH server
 */
export async function startSsh(world: World, git: Git, folder: string): Promise<SshDoor> {
  const own = join(folder, 'ssh');
  await mkdir(own);
  const relaySocket = join(own, 'relay');
  const users = ['git', ...world.organizations.map(({ name }) => name)];
  const sshd = await prepareSshd(own, users, relaySocket);
  const connections: SshConnection[] = [];
  const open = new Map<number, Open>();
  const relays = await listenToRelays(relaySocket, async (session) => {
    const connection = open.get(session.clientPort);
    if (!connection) throw new Error('The client has left');
    // A relay whose client has left would wait for an answer that may never come.
    connection.sshd.once('exit', () => session.stream.destroy());
    connection.seen.command = session.command;
    await answerSession(session, { world, git, reset: () => reset(connection) });
  });

  // Nothing may be read here that is meant for sshd.
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', () => {});
    const seen: SshConnection = { login: null, log: [] };
    const connection = { seen, socket, sshd: sshd.serve(socket) };
    const port = socket.remotePort ?? 0;
    connections.push(seen);
    open.set(port, connection);
    follow(connection);
    const ended = () => {
      socket.destroy();
      open.delete(port);
    };
    connection.sshd.once('exit', ended).once('error', ended);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    fingerprint: sshd.fingerprint,
    connections,
    async close() {
      const closed = new Promise((done) => server.close(done));
      const exits = [...open.values()].map(({ sshd }) => once(sshd, 'exit'));
      for (const { sshd } of open.values()) kill(sshd);
      await Promise.all([...exits, closed]);
      await relays.close();
    },
  };
}

function follow({ seen, socket, sshd }: Open): void {
  createInterface({ input: sshd.stderr }).on('line', (line) => {
    seen.log.push(line);
    const [, user, fingerprint] = /^Accepted publickey for (\S+) .*(SHA256:\S+)/.exec(line) ?? [];
    if (user !== undefined && fingerprint !== undefined) seen.login = { user, fingerprint };
    // The client knows that its command is over. Azure DevOps hangs up then; sshd by itself would wait for another.
    if (line.startsWith('Close session:')) socket.end();
  });
}

/** The socket belongs to both processes: what is set here makes the last close, which is sshd's, a reset. */
function reset({ socket, sshd }: Open): void {
  socket.resetAndDestroy();
  kill(sshd);
}

function kill(sshd: SshdProcess): void {
  if (sshd.pid === undefined || sshd.exitCode !== null || sshd.signalCode !== null) return;
  try {
    process.kill(-sshd.pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { answerRequest } from './answer-request.ts';
import { text } from './exchange.ts';
import { Git } from './git/git.ts';
import { makeNursery } from './git/nursery.ts';
import type { Hooks } from './hooks/hooks.ts';
import { keepLog } from './request-log.ts';
import type { ReceivedRequest } from './request-log.ts';
import { send } from './send.ts';
import { startSsh } from './ssh/ssh-door.ts';
import type { SshDoor } from './ssh/ssh-door.ts';
import { seed } from './world/seed.ts';
import { World } from './world/world.ts';
import type { SignInStyle } from './world/world.ts';

export type SimulatorOptions = {
  /** 0, the default, takes a free one. */
  port?: number;
  /** PEM; without it the simulator speaks plain http. */
  tls?: { key: string; cert: string };
  /** How an unrecognised credential is answered at the REST door. */
  signIn?: SignInStyle;
  /** Whether there is an SSH door too. It needs OpenSSH's server on this machine. */
  ssh?: boolean;
};

export type Simulator = {
  /** In place of `https://dev.azure.com`; `{url}/tfs/{Collection}` is a Server. */
  url: string;
  world: World;
  /** What has arrived, oldest first. */
  requests: ReceivedRequest[];
  /** In place of `ssh.dev.azure.com:22`. Null: not asked for. */
  ssh: SshDoor | null;
  /** Ends every connection, timer and git process and removes every file. */
  close(): Promise<void>;
};

/** Starts Azure DevOps on 127.0.0.1. Rejects when the port is taken, there is no git, or no sshd where SSH is asked for. */
export async function startSimulator(options: SimulatorOptions & { ssh: true }): Promise<Simulator & { ssh: SshDoor }>;
export async function startSimulator(options?: SimulatorOptions): Promise<Simulator>;
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const folder = await mkdtemp(join(tmpdir(), 'azure-devops-simulator-'));
  const git = new Git(folder);
  const server = options.tls ? createTlsServer(options.tls) : createServer();
  const closing = new AbortController();
  const sockets = new Set<Socket>();
  let hooks: Hooks | null = null;
  let ssh: SshDoor | null = null;
  const close = async () => {
    closing.abort();
    hooks?.close();
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((done) => server.close(done));
    await ssh?.close();
    await git.end();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const world = new World(await makeNursery(git, folder), git);
    hooks = world.hooks;
    world.signInStyle = options.signIn ?? '203';
    await seed(world);
    if (options.ssh === true) ssh = await startSsh(world, git, folder);
    const requests: ReceivedRequest[] = [];
    server.on('request', (request, response) => {
      void serve(request, response, { world, git, entry: keepLog(requests, request) }, closing.signal);
    });
    // Every connection, also one whose TLS has not begun, which closeAllConnections() does not know.
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    // A client that breaks the connection, or speaks no HTTP, is the client's affair.
    server.on('clientError', (_, socket) => socket.destroy());
    server.listen(options.port ?? 0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
    world.url = url;
    return { url, world, requests, ssh, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { world, git, entry }: { world: World; git: Git; entry: ReceivedRequest },
  closing: AbortSignal,
): Promise<void> {
  const left = new AbortController();
  response.once('close', () => left.abort());
  response.on('error', () => {});
  const signal = AbortSignal.any([left.signal, closing]);
  const pause = async (milliseconds: number) => {
    await after(milliseconds, undefined, { signal });
  };
  try {
    const answer = await answerRequest(request, { world, git, pause });
    send(request, response, answer);
  } catch (error) {
    if (signal.aborted || response.headersSent) response.destroy();
    else send(request, response, text(500, `The simulator has a defect: ${String(error)}`));
  }
  if (response.headersSent) entry.status = response.statusCode;
}

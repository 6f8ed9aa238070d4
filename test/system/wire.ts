import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Agent, createServer, request as httpsRequest } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import type { Socket } from 'node:net';
import type { Certificate } from '../../infra/local/certificate.ts';
import { listen, shut } from '../../infra/local/loopback.ts';
import type { Neighbours } from '../../infra/local/host-settings.ts';
import { matches, toOperation } from './operation.ts';
import type { Match, Operation, WireService } from './operation.ts';
import { carries } from './traffic.ts';

/** In this order. */
export type Action = {
  /** Runs before anything is forwarded. Killing the host here stops nothing: forwarding takes a `lose: 'request'`. */
  before?: (operation: Operation) => unknown;
  /** Answers this, and forwards nothing. */
  answer?: { status: number; headers?: Record<string, string>; body?: string };
  /** Runs when the service has answered and the host has not seen it yet. */
  after?: (operation: Operation) => unknown;
  /** Cuts the connection: instead of forwarding the request, or instead of passing the answer on. */
  lose?: 'request' | 'answer';
};

export type Rule = { hits(): number; off(): void };

export type Wire = {
  /** What the host is told in place of the services' own addresses. */
  addresses: Neighbours;
  operations: Operation[];
  /** @param options.times how often the rule applies: once, unless told otherwise. The oldest rule that matches wins. */
  on(match: Match, action: Action, options?: { times?: number }): Rule;
  /** Cuts and refuses every connection, until `up`. Absent: of all services. */
  down(service?: WireService): void;
  up(service?: WireService): void;
  /** Forgets operations, traffic and rules. */
  reset(): void;
  /** The operations whose address, headers, request or answer carried this text, plain or encoded. */
  carrying(text: string): Operation[];
  close(): Promise<void>;
};

type Message = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };
type ActiveRule = { match: Match; action: Action; left: number; hits: number };

/** Stands between the function host and its neighbours: sees everything, and can spoil anything. */
export async function startWire(targets: Neighbours, certificate: Certificate): Promise<Wire> {
  const cert = await readFile(certificate.certificateFile);
  const key = await readFile(certificate.keyFile);
  const agent = new Agent({ keepAlive: true, ca: cert });
  const operations: Operation[] = [];
  const traffic: { operation: Operation; texts: string[] }[] = [];
  const rules: ActiveRule[] = [];
  const refusing = new Set<WireService>();
  const sockets = new Map<WireService, Set<Socket>>();
  const servers: Server[] = [];

  async function handle(service: WireService, target: URL, request: IncomingMessage, response: ServerResponse) {
    const body = await read(request);
    const text = body.toString();
    const operation = toOperation(service, request, text);
    const seen = [request.url ?? '', JSON.stringify(request.headers), text];
    operations.push(operation);
    traffic.push({ operation, texts: seen });
    const rule = rules.find(({ match, left }) => left > 0 && matches(match, operation, text));
    if (rule !== undefined) {
      rule.left -= 1;
      rule.hits += 1;
    }
    const { before, answer, after, lose } = rule?.action ?? {};
    await before?.(operation);
    if (lose === 'request') {
      request.socket.destroy();
      return;
    }
    const message = answer === undefined ? await forward(target, agent, request, body) : toMessage(answer);
    seen.push(JSON.stringify(message.headers), message.body.toString());
    if (answer === undefined) await after?.(operation);
    if (lose === 'answer' || refusing.has(service)) {
      request.socket.destroy();
      return;
    }
    operation.status = message.status;
    response.writeHead(message.status, passable(message.headers));
    response.end(message.body);
  }

  async function stand(service: WireService, target: string): Promise<string> {
    const upstream = new URL(target);
    const open = new Set<Socket>();
    sockets.set(service, open);
    const server = createServer({ cert, key, keepAliveTimeout: 65_000 });
    servers.push(server);
    server.on('connection', (socket: Socket) => {
      if (refusing.has(service)) socket.destroy();
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    });
    // A client that goes while shaking hands is what several tests are about.
    server.on('tlsClientError', () => undefined);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      response.on('error', () => undefined);
      // A service that is gone, a host that is gone, a hook that failed: the host sees a cut connection.
      handle(service, upstream, request, response).catch(() => request.socket.destroy());
    });
    return `https://127.0.0.1:${await listen(server)}${upstream.pathname.replace(/\/$/, '')}`;
  }

  const addresses = {
    table: await stand('table', targets.table),
    queue: await stand('queue', targets.queue),
    vault: await stand('vault', targets.vault),
  };
  const all: WireService[] = ['table', 'queue', 'vault'];
  return {
    addresses,
    operations,
    on(match, action, { times = 1 } = {}) {
      const rule = { match, action, left: times, hits: 0 };
      rules.push(rule);
      return { hits: () => rule.hits, off: () => void (rule.left = 0) };
    },
    down(service) {
      for (const name of service === undefined ? all : [service]) {
        refusing.add(name);
        for (const socket of sockets.get(name) ?? []) socket.destroy();
      }
    },
    up(service) {
      for (const name of service === undefined ? all : [service]) refusing.delete(name);
    },
    reset() {
      operations.length = 0;
      traffic.length = 0;
      rules.length = 0;
    },
    carrying: (text) =>
      traffic.filter(({ texts }) => texts.some((seen) => carries(seen, text))).map(({ operation }) => operation),
    async close() {
      agent.destroy();
      await Promise.all(servers.map((server) => shut(server)));
    },
  };
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The Host header stays the host's own, so that ids and links in answers lead back through here. */
async function forward(target: URL, agent: Agent, from: IncomingMessage, body: Buffer): Promise<Message> {
  const { hostname, port } = target;
  const onward = httpsRequest({ hostname, port, agent, method: from.method, path: from.url, headers: from.headers });
  onward.end(body);
  const [answer] = (await once(onward, 'response', { signal: AbortSignal.timeout(30_000) })) as [IncomingMessage];
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await read(answer) };
}

function toMessage({ status, headers = {}, body = '' }: NonNullable<Action['answer']>): Message {
  return {
    status,
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    body: Buffer.from(body),
  };
}

/** Without what concerns one connection only. The body was read whole, so chunks are gone. */
function passable(headers: Message['headers']): Message['headers'] {
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...rest } = headers;
  return rest;
}

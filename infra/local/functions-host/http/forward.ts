import {
  request as httpRequest,
  type Agent,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream/promises';
import { sendTooLarge } from './response.ts';

/** Where the library listens, how to connect to it, and how many bytes a body may have. */
export type StreamServer = { port: number; agent: Agent; bodyLimit: number };

export type Forwarding = {
  /** Settles when the head of the request is with the library; rejects when it will never get there. */
  sent: Promise<void>;
  /** Settles when the answer has gone to the caller whole; rejects when it could not. */
  done: Promise<void>;
  abort(): void;
};

/** Milliseconds without a byte in either direction, as in the host's own proxy (DefaultHttpProxyService.cs). */
const inactivityMs = 240_000;

/** A proxy's own matters (RFC 9110, 7.6.1); `expect`, which is answered already; `host`, which `x-forwarded-host` replaces. */
const notForwarded = new Set([
  'connection',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Passes a raw request to the library's own HTTP server, which finds the invocation by its id, and the answer back. */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { port, agent, bodyLimit, invocationId }: StreamServer & { invocationId: string },
): Forwarding {
  const outgoing = httpRequest({
    host: '127.0.0.1',
    port,
    agent,
    path: request.url,
    method: request.method,
    headers: {
      ...kept(request.headersDistinct),
      // Node sends a body in chunks by itself only for some methods.
      ...(request.headers['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': 'chunked' }),
      'x-forwarded-host': request.headers.host ?? '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-ms-invocation-id': invocationId,
    },
  });

  function abort(reason: string): void {
    outgoing.destroy(new Error(reason));
    readAway();
  }

  /** Left unread, what the caller still sends would block the connection, or break it before the answer arrives. */
  function readAway(): void {
    request.unpipe(outgoing);
    request.resume();
  }

  outgoing.setTimeout(inactivityMs, () => abort('No byte for 240 s'));
  // A caller who goes away takes the forwarded request along, so that a handler reading its body notices.
  response.once('close', () => {
    if (!response.writableFinished) abort('The caller went away');
  });

  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= bodyLimit || outgoing.destroyed) return;
    if (!response.headersSent) sendTooLarge(response);
    abort(`The request body exceeds ${bodyLimit} bytes`);
  });
  // Not a pipeline: that would break the caller's connection when the function fails while the body still arrives.
  request.pipe(outgoing);

  const sent = Promise.withResolvers<void>();
  outgoing.once('socket', (socket) => {
    if (socket.connecting) socket.once('connect', sent.resolve);
    else sent.resolve();
  });
  outgoing.on('error', sent.reject);
  outgoing.flushHeaders();

  const answer = Promise.withResolvers<IncomingMessage>();
  outgoing.once('response', answer.resolve);
  outgoing.on('error', answer.reject);

  async function passAnswer(): Promise<void> {
    const incoming = await answer.promise;
    response.writeHead(incoming.statusCode ?? 500, kept(incoming.headersDistinct));
    await pipeline(incoming, response);
    // A handler may answer without reading the body, and then nothing takes the rest of it.
    if (!outgoing.writableFinished) abort('The answer came before the end of the body');
  }

  return { sent: sent.promise, done: passAnswer(), abort: () => abort('The function failed') };
}

function kept(headers: NodeJS.Dict<string[]>): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, values = []]) => {
      if (notForwarded.has(name)) return [];
      return [[name, values.length === 1 ? values[0] : values]];
    }),
  );
}

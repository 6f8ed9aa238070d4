import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { OutboundFailure } from './failure.ts';

/** Bytes of a header section; a larger one is an error of the parser. */
export const headerLimit = 16_384;

/** Sends a GET over a connection that is used for nothing else. The answer's body is the caller's to read or destroy. */
export async function get(
  socket: Socket,
  url: URL,
  headers: OutgoingHttpHeaders,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const sent = request({
    createConnection: () => socket,
    path: url.pathname + url.search,
    headers: { ...headers, host: url.host, connection: 'close' },
    setHost: false,
    maxHeaderSize: headerLimit,
    signal,
  });
  sent.on('error', () => undefined);
  sent.end();
  const [message] = await once(sent, 'response');
  return message;
}

/**
 * The body, unpacked, in pieces. Whoever stops asking closes the connection. At most one layer of gzip is undone: no
 * honest server sends more, and each layer multiplies what a hostile one can send.
 * @throws OutboundFailure for another encoding
 */
export async function* piecesOf(message: IncomingMessage): AsyncGenerator<Buffer> {
  const encoding = (message.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity' || encoding === '') {
    yield* message;
    return;
  }
  if (encoding !== 'gzip') {
    message.destroy();
    throw new OutboundFailure('UnexpectedAnswer', { status: `content-encoding ${encoding.slice(0, 40)}` });
  }
  // The iteration throws what breaks; the callback is only there because pipeline asks for one.
  yield* pipeline(message, createGunzip(), () => undefined);
}

/** The body as text, its first `limit` bytes (after unpacking) at most; `whole` says whether that was all. */
export async function readText(message: IncomingMessage, limit: number): Promise<{ text: string; whole: boolean }> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of piecesOf(message)) {
    pieces.push(piece);
    size += piece.length;
    if (size > limit) return { text: Buffer.concat(pieces).toString('utf8', 0, limit), whole: false };
  }
  return { text: Buffer.concat(pieces).toString('utf8'), whole: true };
}

import { once } from 'node:events';
import { request, type Agent, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Bounded } from './agents.ts';
import { OutboundFailure } from './failure.ts';

/** Bytes of a header section; a larger one is an error of the parser. */
export const headerLimit = 16_384;

/** Sends a GET. The answer's body is the caller's to read or destroy. */
export async function get(
  agent: Agent,
  url: URL,
  headers: OutgoingHttpHeaders,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const options: Bounded = { agent, headers, maxHeaderSize: headerLimit, signal, until: signal };
  const sent = request(url, options);
  sent.on('error', () => undefined);
  sent.end();
  const [message] = await once(sent, 'response');
  return message;
}

/**
 * The body, unpacked, in pieces. Whoever stops asking before the end leaves it (see `leave`) or destroys it. At most one
 * layer of gzip is undone: no honest server sends more, and each layer multiplies what a hostile one can send.
 * @throws OutboundFailure for another encoding
 */
export async function* piecesOf(message: IncomingMessage): AsyncGenerator<Buffer> {
  const encoding = (message.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity' || encoding === '') {
    yield* withoutCrumbs(message);
    return;
  }
  if (encoding !== 'gzip') {
    message.destroy();
    throw new OutboundFailure('UnexpectedAnswer', { status: `content-encoding ${encoding.slice(0, 40)}` });
  }
  // The iteration throws what breaks; the callback is only there because pipeline asks for one.
  try {
    yield* pipeline(withoutCrumbs(message), createGunzip(), () => undefined);
  } catch (error) {
    message.destroy();
    throw error;
  }
}

/** Each chunk costs some hundred bytes while it is read, however few it brings; and so does a record of TLS. */
async function* withoutCrumbs(message: IncomingMessage): AsyncGenerator<Buffer> {
  const { socket } = message;
  const before = socket.bytesRead;
  let received = 0;
  for await (const piece of message.iterator({ destroyOnReturn: false })) {
    received += piece.length;
    if (socket.bytesRead - before > 2 * received + 16_384) {
      message.destroy();
      throw new OutboundFailure('UnexpectedAnswer', { status: 'chunks of next to nothing' });
    }
    yield piece;
  }
}

/** Bytes, and milliseconds: to read on for longer is dearer than a new connection. */
const rest = { bytes: 65_536, ms: 1000 };

/** Gives up the rest of a body. If that is short, it is read meanwhile, for only then is the connection kept. */
export function leave(message: IncomingMessage): void {
  if (message.destroyed) return;
  const late = setTimeout(() => message.destroy(), rest.ms).unref();
  let bytes = 0;
  message.once('close', () => clearTimeout(late));
  message.on('error', () => undefined);
  message.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > rest.bytes) message.destroy();
  });
}

/** The body as text, its first `limit` bytes (after unpacking) at most; `whole` says whether that was all. */
export async function readText(message: IncomingMessage, limit: number): Promise<{ text: string; whole: boolean }> {
  // Kept apart, pieces of one byte each would take a hundred times as much.
  const bytes = Buffer.allocUnsafe(limit);
  let size = 0;
  for await (const piece of piecesOf(message)) {
    const copied = piece.copy(bytes, size);
    size += copied;
    if (copied < piece.length) {
      message.destroy();
      return { text: bytes.toString('utf8'), whole: false };
    }
  }
  return { text: bytes.toString('utf8', 0, size), whole: true };
}

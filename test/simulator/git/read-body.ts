import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';

/** Null when it is longer than that, or not what it says. Git compresses what it asks when that exceeds a kilobyte. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  const plain = request.headers['content-encoding'] === 'gzip' ? request.compose(createGunzip()) : request;
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > mostBytes) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}

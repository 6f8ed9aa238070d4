import type { RequestListener } from 'node:http';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { advertisementType, commit, head, packet } from '../system/engine/advertise.ts';

/** Servers that mean harm, for whoever reads what they send until they stop. */
export const hostileServers: Readonly<Record<string, RequestListener>> = {
  'endless refs': (request, response) => {
    response.writeHead(200, { 'content-type': typeFor(request.url) });
    response.write(head);
    const piece = Buffer.from(packet(`${commit} refs/heads/${'x'.repeat(200)}\n`).repeat(200));
    pour(Readable.from(repeat(piece)), response);
  },
  'one byte a second': (request, response) => {
    response.writeHead(200, { 'content-type': typeFor(request.url) });
    let at = 0;
    const timer = setInterval(() => response.write(head[at++ % head.length] ?? 'x'), 1_000);
    response.once('close', () => clearInterval(timer));
  },
  silence: () => undefined,
  'gzip bomb': (request, response) => {
    response.writeHead(200, { 'content-type': typeFor(request.url), 'content-encoding': 'gzip' });
    const zeros = Buffer.alloc(1_048_576);
    pour(Readable.from(times(1_024, zeros)).pipe(createGzip()), response);
  },
};

function pour(from: NodeJS.ReadableStream, response: Parameters<RequestListener>[1]): void {
  response.on('error', () => undefined);
  response.once('close', () => ('destroy' in from && typeof from.destroy === 'function' ? from.destroy() : undefined));
  from.pipe(response);
}

function typeFor(url = ''): string {
  return url.includes('/info/refs') ? advertisementType : 'application/json; charset=utf-8';
}

function* repeat(piece: Buffer): Generator<Buffer> {
  for (;;) yield piece;
}

function* times(count: number, piece: Buffer): Generator<Buffer> {
  for (let done = 0; done < count; done++) yield piece;
}

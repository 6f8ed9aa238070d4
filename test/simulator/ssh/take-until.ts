import type { Readable } from 'node:stream';

/**
 * Takes bytes off a stream up to the end that `endOf` finds in all that has come so far (-1: not yet), and leaves the
 * rest on it. Null when the stream ends before. Rejects when it breaks.
 */
export async function takeUntil(stream: Readable, endOf: (bytes: Buffer) => number): Promise<Buffer | null> {
  let taken = Buffer.alloc(0);
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    taken = Buffer.concat([taken, chunk]);
    const end = endOf(taken);
    if (end === -1) continue;
    if (end < taken.length) stream.unshift(taken.subarray(end));
    return taken.subarray(0, end);
  }
  return null;
}

export const endOfLine = (bytes: Buffer) => bytes.indexOf('\n') + 1 || -1;

/** Finds the end of the first flush of git's protocol; to be made anew for each stream. Throws on what is not pkt-lines. */
export function flushFinder(): (bytes: Buffer) => number {
  let at = 0;
  return (bytes) => {
    while (at + 4 <= bytes.length) {
      const digits = bytes.toString('latin1', at, at + 4);
      if (digits === '0000') return at + 4;
      if (!/^[0-9a-f]{4}$/i.test(digits)) throw new Error('Not a sequence of pkt-lines');
      at += Math.max(Number.parseInt(digits, 16), 4);
    }
    return -1;
  };
}

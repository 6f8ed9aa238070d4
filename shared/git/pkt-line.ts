/** One pkt-line: a flush, the line's bytes, `more` when it has not arrived whole, or what is wrong with it. */
export type Packet =
  | { kind: 'flush'; end: number }
  | { kind: 'data'; data: Buffer; end: number }
  | { kind: 'more' }
  | { kind: 'malformed'; problem: string };

/** Including the four digits of the length: https://git-scm.com/docs/protocol-common */
const longest = 65_520;

/** The pkt-line that begins at `start`; `end` is where the next one begins. */
export function readPacket(bytes: Buffer, start: number): Packet {
  const digits = bytes.toString('latin1', start, start + 4);
  if (!/^[0-9a-f]*$/i.test(digits)) return { kind: 'malformed', problem: 'a line has no length' };
  if (digits.length < 4) return { kind: 'more' };
  const length = Number.parseInt(digits, 16);
  if (length === 0) return { kind: 'flush', end: start + 4 };
  // 0001 and 0002 separate sections in protocol v2, 0003 is nothing; none belongs into what is read here.
  if (length < 4 || length > longest) return { kind: 'malformed', problem: 'a line has an impossible length' };
  const end = start + length;
  if (end > bytes.length) return { kind: 'more' };
  return { kind: 'data', data: bytes.subarray(start + 4, end), end };
}

export const flush = Buffer.from('0000');

/** One line of git's protocol: its length, itself included, in four hex digits. */
export function pkt(line: string): Buffer {
  const payload = Buffer.from(line);
  return Buffer.concat([Buffer.from((payload.length + 4).toString(16).padStart(4, '0')), payload]);
}

/** The lines up to the end; a flush is null. Throws on what is not pkt-lines. */
export function readPkts(bytes: Buffer): (string | null)[] {
  const lines: (string | null)[] = [];
  for (let at = 0; at < bytes.length;) {
    const digits = bytes.toString('latin1', at, at + 4);
    const length = /^[0-9a-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
    if (length === 0) {
      lines.push(null);
      at += 4;
    } else if (length >= 4 && at + length <= bytes.length) {
      lines.push(bytes.toString('utf8', at + 4, at + length).replace(/\n$/, ''));
      at += length;
    } else {
      throw new Error('Not a sequence of pkt-lines');
    }
  }
  return lines;
}

const bracketOpen = 0x5b;
const bracketClose = 0x5d;
const braceOpen = 0x7b;
const braceClose = 0x7d;
const quote = 0x22;
const backslash = 0x5c;

/** Bytes: that many are read at most, and an element that is longer is passed over. */
export type FindLimits = { all: number; element: number };

/** `holds`: a word without which an element is not looked at. */
export type Wanted = { holds: string; fits: (element: unknown) => boolean };

/**
 * Looks through `{"value":[{…},{…}]}` while it arrives, and stops at the first element that is wanted: however long the
 * list is, one element of it is in memory. Resolves to null when there is none, or when the list does not end in time.
 */
export async function findElement(
  pieces: AsyncIterable<Buffer>,
  { holds, fits }: Wanted,
  limits: FindLimits,
): Promise<unknown> {
  const { scan } = makeScanner(limits.element);
  let bytes = 0;
  for await (const piece of pieces) {
    for (const text of scan(piece)) {
      if (!text.includes(holds)) continue;
      const element = parse(text.toString('utf8'));
      if (fits(element)) return element;
    }
    bytes += piece.length;
    if (bytes > limits.all) return null;
  }
  return null;
}

export type Elements = {
  elements: unknown[];
  /** What stands around the elements: `{"count":2,"value":[,]}`. */
  frame: string;
  /** Elements, also those that were not looked at. */
  count: number;
};

/**
 * All elements of such a list that are wanted. Resolves to null when the list has more bytes than the limit, and cannot
 * tell whether a list is whole: that stands in its frame.
 */
export async function findElements(
  pieces: AsyncIterable<Buffer>,
  { holds, fits }: Wanted,
  limits: FindLimits,
): Promise<Elements | null> {
  const scanner = makeScanner(limits.element);
  const elements: unknown[] = [];
  let count = 0;
  let bytes = 0;
  for await (const piece of pieces) {
    for (const text of scanner.scan(piece)) {
      count += 1;
      if (!text.includes(holds)) continue;
      const element = parse(text.toString('utf8'));
      if (fits(element)) elements.push(element);
    }
    bytes += piece.length;
    if (bytes > limits.all) return null;
  }
  return { elements, count, frame: scanner.frame() };
}

/** Of the frame of an honest list there are some thirty bytes, and a comma for each element. */
const longestFrame = 65_536;

type Scanner = { scan: (piece: Buffer) => Generator<Buffer>; frame: () => string };

/** Cuts out the objects that stand in a list in the outermost object. UTF-8 has no bracket or quote inside a character. */
function makeScanner(longest: number): Scanner {
  const element = Buffer.allocUnsafe(longest);
  const frame: number[] = [];
  let size = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;

  function* scan(piece: Buffer) {
    // An iterator would make an object for each byte.
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      const outside = depth < 3;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inString = false;
      } else if (byte === quote) inString = true;
      else if (byte === braceOpen || byte === bracketOpen) depth += 1;
      else if (byte === braceClose || byte === bracketClose) depth -= 1;
      if (outside && depth < 3) {
        if (frame.length < longestFrame) frame.push(byte);
        continue;
      }
      if (size < longest) element[size] = byte;
      size += 1;
      if (depth >= 3) continue;
      if (size <= longest) yield element.subarray(0, size);
      size = 0;
    }
  }
  return { scan, frame: () => Buffer.from(frame).toString('utf8') };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

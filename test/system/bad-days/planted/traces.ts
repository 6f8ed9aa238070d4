/**
 * Every trace that a planted text can leave: pieces of 12 characters of it, of its base64 wherever that may begin, and of
 * its other notations. `step`: how far one piece is from the next; a longer run of the text always holds one.
 */
export function tracesOf(text: string, step = 1): string[] {
  const inside = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before, ' '), Buffer.from(text)]);
    // The first and the last characters have a part of what stands before and after.
    return bytes.toString('base64').slice(4, -4);
  });
  const forms = [
    text,
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    Buffer.from(text).toString('hex'),
    ...inside,
    ...inside.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return [...new Set(forms.flatMap((form) => piecesOf(form, step)))];
}

const pieceLength = 12;

/** Pieces of a text as it is, of 12 characters. */
export function piecesOf(text: string, step: number): string[] {
  if (text.length <= pieceLength) return [text];
  const count = Math.floor((text.length - pieceLength) / step) + 1;
  return Array.from({ length: count }, (_, index) => text.slice(index * step, index * step + pieceLength));
}

/** What stands around the first trace that a text holds; null when it holds none. */
export function traceIn(text: string, traces: readonly string[]): string | null {
  const trace = traces.find((candidate) => text.includes(candidate));
  if (trace === undefined) return null;
  const at = text.indexOf(trace);
  return text.slice(Math.max(0, at - 200), at + 100);
}

/**
 * What a JSON text says; null when it is not JSON, or a key stands twice in an object, or it nests too deep. Megabytes of
 * JSON take the parser of YAML a minute, during which nobody else is served.
 */
export function readJson(text: string, mostLevels: number): { value: unknown } | null {
  if (!/^\s*[[{]/.test(text) || !isPlain(text, mostLevels)) return null;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

/** `JSON.parse` lets the last of two equal keys win and says nothing of the first. */
function isPlain(text: string, mostLevels: number): boolean {
  const open: Set<string>[] = [];
  for (const [token, string, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[[\]{}]/g)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (string !== undefined && colon !== undefined) {
      const keys = open.at(-1);
      if (keys === undefined || keys.has(string)) return false;
      keys.add(string);
    }
    if (open.length > mostLevels) return false;
  }
  return true;
}

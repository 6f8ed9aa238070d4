/** What stands at a JSON pointer; undefined where the way there ends. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const escaped of pointer.split('/').slice(1)) {
    const part = unescapePointer(escaped);
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** RFC 6901, 3. */
export function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

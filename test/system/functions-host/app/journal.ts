/** What functions saw, for tests to read over HTTP: they share this process, in the local host as in Azure's worker. */
const entries: { name: string; seen: unknown; at: number }[] = [];

export function record(name: string, seen: unknown = null): void {
  entries.push({ name, seen, at: Date.now() });
}

export function recorded(name: string): { seen: unknown; at: number }[] {
  return entries.filter((entry) => entry.name === name).map(({ seen, at }) => ({ seen, at }));
}

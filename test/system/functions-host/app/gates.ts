const gates = new Map<string, PromiseWithResolvers<void>>();

// Work that goes on for a moment after a signal: a test cannot open a gate of a host that takes no more calls.
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => setTimeout(gate('signal').resolve, 300));

/** A point at which a function waits until a test opens it. */
export function gate(name: string): PromiseWithResolvers<void> {
  const known = gates.get(name) ?? Promise.withResolvers<void>();
  gates.set(name, known);
  return known;
}

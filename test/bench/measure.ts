/** One line of what is printed: what was measured, and the numbers with their units. */
export type Measured = { what: string; numbers: string };

/** Milliseconds of each call, one after the other. */
export async function timesOf(count: number, call: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) times.push(await timeOf(() => call(index)));
  return times;
}

export async function timeOf(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await call();
  return performance.now() - start;
}

export function percentiles(what: string, times: readonly number[]): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { what, numbers: `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, n ${times.length}` };
}

export function seconds(what: string, milliseconds: number): Measured {
  return { what, numbers: `${(milliseconds / 1_000).toFixed(1)} s` };
}

export function holds(is: boolean): string {
  return is ? 'holds' : 'does not hold';
}

export function printTable(lines: readonly Measured[]): void {
  const width = Math.max(...lines.map(({ what }) => what.length));
  for (const { what, numbers } of lines) console.log(`${what.padEnd(width)}  ${numbers}`);
}

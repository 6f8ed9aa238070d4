import type { ContenderName } from './contenders.ts';
import type { Took } from './took.ts';

/** What one try took, with the bytes that came over the wire meanwhile. */
export type Measured = Took & { bytes: number };

/** What a contender took over a way of so many milliseconds; each number is the median of its rounds. */
export type Result = { name: ContenderName; roundTrip: number; refs: number } & Measured;

export function find(
  results: readonly Result[],
  wanted: Pick<Result, 'name' | 'roundTrip' | 'refs'>,
): Result | undefined {
  return results.find(
    ({ name, roundTrip, refs }) => name === wanted.name && roundTrip === wanted.roundTrip && refs === wanted.refs,
  );
}

export function medians(takes: readonly Measured[]): Measured {
  const median = (of: (took: Measured) => number) =>
    takes.map(of).toSorted((a, b) => a - b)[Math.floor(takes.length / 2)] ?? 0;
  return {
    ms: median(({ ms }) => ms),
    cpuMs: median(({ cpuMs }) => cpuMs),
    bytes: median(({ bytes }) => bytes),
    read: median(({ read }) => read ?? 0),
  };
}

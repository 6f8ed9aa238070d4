import { rowVersion } from './row-format.ts';
import type { Values } from './tables.ts';

/** A message that failed for good, whole, so that it can be put back. */
export type Poison = { queue: string; entry: unknown; at: string };

export function toPoisonRow({ queue, entry, at }: Poison): Values {
  return { v: rowVersion, queue, at, entry: JSON.stringify(entry ?? null).slice(0, 30_000) };
}

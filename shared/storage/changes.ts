import { z } from 'zod';
import { jsonText, rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

/**
 * What a call is doing to the vault while it does it. OPEN: names in `adds` may be written. COMMITTED: rows point at
 * them, and nothing points at the names in `drops` any more. ABANDONED: nothing will ever point at `adds`.
 */
export type Change = { state: 'OPEN' | 'COMMITTED' | 'ABANDONED'; adds: string[]; drops: string[] };

export type StoredChange = Change & { rowKey: string; etag: string };

const names = jsonText(z.array(z.string()));
const Stored = z.object({ v: version, state: z.enum(['OPEN', 'COMMITTED', 'ABANDONED']), adds: names, drops: names });

export function fromChangeRow({ rowKey, etag, values }: Row): StoredChange {
  const { state, adds, drops } = Stored.parse(values);
  return { rowKey, etag, state, adds, drops };
}

export function toChangeRow({ state, adds, drops }: Change): Values {
  return { v: rowVersion, state, adds: JSON.stringify(adds), drops: JSON.stringify(drops) };
}

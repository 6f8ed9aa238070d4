import type { Context } from '../context.ts';
import type { Row } from '../storage/tables.ts';

/**
 * One page of the rows with a prefix. `after` is what stands behind the prefix in the last row of the page before, so
 * that whatever a caller sends as a continuation, only rows of that prefix are seen.
 */
export async function listPage(
  context: Context,
  account: string,
  prefix: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ rows: Row[]; next: string | null }> {
  const from = after === null ? {} : { after: `${prefix}${after}` };
  const rows = await context.entities.list(account, prefix, { ...from, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page, next: last === undefined ? null : last.rowKey.slice(prefix.length) };
}

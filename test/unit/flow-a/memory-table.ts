import type { Row, Values, Write } from '../../../shared/storage/tables.ts';

export type MemoryTable = ReturnType<typeof makeMemoryTable>;

/** Sees a transaction that is about to take effect, and the row behind each of its writes. */
export type Observer = (writes: readonly Write[], before: (rowKey: string) => Row | null) => void;

/** One partition of Table Storage: ETags, and entity-group transactions with their limits. */
export function makeMemoryTable(observe: Observer) {
  const rows = new Map<string, { etag: string; values: Values }>();
  let etags = 0;

  function read(rowKey: string): Row | null {
    const row = rows.get(rowKey);
    return row === undefined ? null : { rowKey, etag: row.etag, values: { ...row.values } };
  }

  function list(prefix: string, { after, limit }: { after?: string; limit: number }): Row[] {
    return [...rows.keys()]
      .filter((key) => key.startsWith(prefix) && (after === undefined || key > after))
      .toSorted()
      .slice(0, limit)
      .flatMap((key) => read(key) ?? []);
  }

  function commit(writes: readonly Write[]): { etags: string[] } | 'conflict' {
    // The service answers these by 400: a defect of the caller, which no repetition mends.
    if (writes.length === 0 || writes.length > 100) throw new RangeError(`A transaction of ${writes.length} writes`);
    if (new Set(writes.map(({ rowKey }) => rowKey)).size < writes.length) {
      throw new RangeError(`A transaction writes a row twice: ${writes.map(({ rowKey }) => rowKey).join(' ')}`);
    }
    if (!writes.every(holds)) return 'conflict';
    observe(writes, read);
    return { etags: writes.map(apply) };
  }

  function holds(write: Write): boolean {
    const row = rows.get(write.rowKey);
    if (write.op === 'insert') return row === undefined;
    return row !== undefined && (write.etag === '*' || write.etag === row.etag);
  }

  function apply(write: Write): string {
    etags += 1;
    const etag = `W/"${etags}"`;
    if (write.op === 'delete') rows.delete(write.rowKey);
    else if (write.op === 'touch') rows.set(write.rowKey, { etag, values: rows.get(write.rowKey)?.values ?? {} });
    else rows.set(write.rowKey, { etag, values: { ...write.values } });
    return write.op === 'delete' ? '' : etag;
  }

  return { read, list, commit };
}

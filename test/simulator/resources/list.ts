export function listOf(value: unknown[]): { count: number; value: unknown[] } {
  return { count: value.length, value };
}

/** One page of `$top` rows, and the token of the next: how many rows came before it. */
export function pageOf<T>(
  rows: readonly T[],
  query: URLSearchParams,
  defaultTop: number,
): { page: T[]; next: number | null } {
  const whole = (name: string) => Math.max(0, Math.trunc(Number(query.get(name) ?? Number.NaN))) || 0;
  const start = whole('continuationToken') + whole('$skip');
  const end = start + (whole('$top') || defaultTop);
  return { page: rows.slice(start, end), next: end < rows.length ? end : null };
}

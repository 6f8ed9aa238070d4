import { badParameter } from './refusal.ts';

/** The vault's own limit; no caller gets more at once. */
const largestPage = 25;

/**
 * One page of a list in the order of its keys. The link to the next page carries the last key, so that a list which
 * changes meanwhile neither repeats nor skips what stayed.
 * @throws Refusal 400 when maxresults is not 1 to 25
 */
export function pageOf<T>(url: URL, items: T[], key: (item: T) => string): { items: T[]; nextLink: string | null } {
  const size = Number(url.searchParams.get('maxresults') ?? largestPage);
  if (!Number.isInteger(size) || size < 1 || size > largestPage) throw badParameter('maxresults must be 1 to 25');
  const after = Buffer.from(url.searchParams.get('$skiptoken') ?? '', 'base64url').toString();
  const rest = items
    .map((item) => ({ key: key(item), item }))
    .filter((entry) => entry.key > after)
    .toSorted((left, right) => (left.key < right.key ? -1 : 1));
  const shown = rest.slice(0, size);
  const last = shown.at(-1);
  if (last === undefined || rest.length === shown.length)
    return { items: shown.map(({ item }) => item), nextLink: null };
  const next = new URL(url);
  next.searchParams.set('$skiptoken', Buffer.from(last.key).toString('base64url'));
  return { items: shown.map(({ item }) => item), nextLink: next.href };
}

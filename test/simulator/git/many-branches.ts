import type { Advertisement } from './advertisement.ts';

export const mostRefs = 200_000;

/** How many refs a name like `refs-250` asks for; null when it is no such name. */
export function manyBranchesIn(name: string): number | null {
  const count = Number(/^refs-(\d{1,6})$/.exec(name)?.[1] ?? Number.NaN);
  return count <= mostRefs ? count : null;
}

export function manyBranches(count: number): Advertisement {
  const refs = Array.from({ length: count }, (_, index) => ({
    objectId: (index + 1).toString(16).padStart(40, 'a'),
    name: `refs/heads/branch-${String(index).padStart(6, '0')}`,
  }));
  const [first] = refs;
  return first ? { refs: [{ ...first, name: 'HEAD' }, ...refs], head: first.name } : { refs, head: null };
}

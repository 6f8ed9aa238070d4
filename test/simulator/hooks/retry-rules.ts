import type { Posted } from './post.ts';

const second = 1000;
const minute = 60 * second;

/** https://learn.microsoft.com/azure/devops/service-hooks/troubleshoot */
export const transientDelays: readonly number[] = [1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * second);
export const probationDelays: readonly number[] = [20, 40, 80, 160, 320, 640, 900].map((minutes) => minutes * minute);

export type Verdict = 'taken' | 'gone' | 'transient' | 'enduring';

/** No answer at all counts as one of those that pass; nobody has recorded it. */
export function judge(posted: Posted): Verdict {
  if ('error' in posted) return 'transient';
  const { status } = posted;
  if (status >= 200 && status < 300) return 'taken';
  if (status === 410) return 'gone';
  return [408, 502, 503, 504].includes(status) ? 'transient' : 'enduring';
}

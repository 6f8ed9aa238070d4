import { header, retryAfterSeconds, type WireAnswer } from '../model/reasons/answer.ts';

/** A pause that was asked for is believed up to an hour. */
const longest = 3_600;

/** Where an answer does not say for how long. Azure DevOps counts over five minutes, and gives back all the time. */
const unsaid = 60;

/**
 * Seconds for which an answer asks its credential to be quiet; 0 when it does not. Azure DevOps asks on successes too,
 * which it has delayed by then: https://learn.microsoft.com/azure/devops/integrate/concepts/rate-limits
 */
export function slowDownSeconds(answer: Omit<WireAnswer, 'text'>, now: number = Date.now()): number {
  // Out of service is no matter of one credential.
  if (answer.status >= 500) return 0;
  const asked = retryAfterSeconds({ ...answer, text: '' }, now);
  if (asked !== null) return Math.min(asked, longest);
  if (answer.status === 429) return unsaid;
  const delayed = numberIn(answer, 'x-ratelimit-delay') ?? 0;
  const remaining = numberIn(answer, 'x-ratelimit-remaining');
  if (remaining === null || remaining > 0) return Math.min(delayed, unsaid);
  // What is left at the reset is everything; long before that it is enough for some requests.
  const reset = numberIn(answer, 'x-ratelimit-reset');
  const untilReset = reset === null ? unsaid : reset - now / 1_000;
  return Math.min(Math.max(untilReset, delayed, 0), unsaid);
}

function numberIn(answer: Omit<WireAnswer, 'text'>, name: string): number | null {
  const value = header({ ...answer, text: '' }, name).trim();
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

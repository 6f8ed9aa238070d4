import { describe, expect, test } from 'vitest';
import type { Check, Findings } from '../../../shared/model/verification.ts';
import { askedWait, pauseWait } from '../../../shared/services/known-wait.ts';

const check = (outcome: Check['outcome'], reason: Check['reason']): Check => {
  return { name: 'git', required: true, outcome, reason, message: '', hint: null, evidence: {}, durationMs: 1 };
};
const found = (retryAfterSeconds: number | null, ...checks: Check[]): Findings => ({ checks, retryAfterSeconds });

describe('a run waits', () => {
  test.each([
    ['trap 61, as long as a 429 says', found(7, check('UNKNOWN', 'RateLimited')), 7, 'RateLimited'],
    [
      'trap 61, a minute after a 429 that does not say',
      found(null, check('UNKNOWN', 'RateLimited')),
      60,
      'RateLimited',
    ],
    ['as long as an outage says', found(12.2, check('UNKNOWN', 'ServiceUnavailable')), 13, 'ServiceUnavailable'],
    ['an hour at most', found(86_400, check('UNKNOWN', 'RateLimited')), 3_600, 'RateLimited'],
  ] as const)('%s', (_, findings, seconds, reason) => {
    expect(askedWait(findings)).toEqual({ seconds, reason, most: 5 });
  });

  test.each([
    ['after a success that asks to slow down', found(30, check('PASSED', null))],
    ['after an outage that does not say for how long', found(null, check('UNKNOWN', 'ServiceUnavailable'))],
    ['for what the verdict does not need', found(30, { ...check('UNKNOWN', 'RateLimited'), required: false })],
    ['trap 58, for a stopped organization', found(30, check('FAILED', 'OrganizationStopped'))],
  ])('not %s', (_, findings) => {
    expect(askedWait(findings)).toBeNull();
  });
});

describe('trap 63, those who wait for the end of one pause', () => {
  const seconds = Array.from({ length: 100 }, (_, number) => pauseWait(300, `connector ${number}`).seconds);

  test('come back after it, spread over a minute', () => {
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(300);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(360);
    const perSecond = [...Map.groupBy(seconds, (second) => second).values()].map(({ length }) => length);
    expect(Math.max(...perSecond)).toBeLessThanOrEqual(8);
  });

  test('do not wait long for a short one, and an hour at most', () => {
    expect(pauseWait(0.2, 'somebody').seconds).toBeLessThanOrEqual(6);
    expect(pauseWait(3_599, 'somebody').seconds).toBeLessThanOrEqual(3_600);
  });
});

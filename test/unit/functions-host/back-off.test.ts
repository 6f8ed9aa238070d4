import { describe, expect, test } from 'vitest';
import { pollDelay } from '../../../infra/local/functions-host/queue/back-off.ts';

describe('delay between polls of an empty queue', () => {
  test('is 100 ms after the first empty poll', () => {
    expect(pollDelay(1, 60_000, 0.5)).toBe(100);
  });

  test('then 100 ms plus 100, 200, 400 … ms', () => {
    const delays = [2, 3, 4, 5].map((emptyPolls) => pollDelay(emptyPolls, 60_000, 0.5));
    expect(delays).toEqual([200, 300, 500, 900]);
  });

  test('is spread by 0.8 to 1.2 of its increment', () => {
    expect(pollDelay(4, 60_000, 0)).toBe(100 + 0.8 * 400);
    expect(pollDelay(4, 60_000, 0.999_999)).toBeCloseTo(100 + 1.2 * 400, 2);
  });

  test('stops growing at the maximum', () => {
    expect(pollDelay(20, 2_000, 0.5)).toBe(2_000);
    expect(pollDelay(5_000, 60_000, 0)).toBe(60_000);
    expect(pollDelay(1, 50, 0.5)).toBe(50);
  });
});

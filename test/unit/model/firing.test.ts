import { describe, expect, test } from 'vitest';
import { afterFailure, type Endpoint, isDisabled, nextTryIn } from '../../../shared/model/firing.ts';

describe('A receiver that fails', () => {
  test('is tried again after 5 seconds at first and a day at last, for about three days', () => {
    const delays: number[] = [];
    for (let failed = 1; ; failed++) {
      const delay = nextTryIn(failed, 'ReceiverUnreachable');
      if (delay === null) break;
      delays.push(delay);
    }
    expect([delays[0], delays.at(-1)]).toEqual([5, 86_400]);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    const days = delays.reduce((sum, delay) => sum + delay, 0) / 86_400;
    expect(days).toBeGreaterThan(2.5);
    expect(days).toBeLessThan(3.5);
  });

  test('is left alone for as long as it wishes, a day at most', () => {
    expect(nextTryIn(1, 'ReceiverRefused', 90)).toBe(90);
    expect(nextTryIn(3, 'ReceiverRefused', 1)).toBe(120);
    expect(nextTryIn(1, 'ReceiverRefused', 10_000_000)).toBe(86_400);
  });

  test.each(['ReceiverGone', 'ReceiverNotAllowed', 'TriggerDeleted'] as const)(
    'is not tried again for %s',
    (reason) => {
      expect(nextTryIn(1, reason, 5)).toBeNull();
    },
  );
});

describe('A trigger', () => {
  const day = 86_400_000;
  const start = Date.parse('2026-03-01T00:00:00Z');
  const at = (milliseconds: number) => new Date(start + milliseconds);

  test('gives its receiver up after three days without a success', () => {
    let endpoint: Endpoint | null = null;
    for (const since of [0, day, 3 * day - 1]) {
      endpoint = afterFailure(endpoint, 4, 'ReceiverRefused', at(since));
      expect(isDisabled(endpoint, 4)).toBe(false);
    }
    endpoint = afterFailure(endpoint, 4, 'ReceiverUnreachable', at(3 * day));
    expect(endpoint).toEqual({
      revision: 4,
      failingSince: at(0).toISOString(),
      failures: 4,
      lastReason: 'ReceiverUnreachable',
      disabledAt: at(3 * day).toISOString(),
    });
    expect(isDisabled(endpoint, 4)).toBe(true);
  });

  test('begins anew with another definition', () => {
    const gone = afterFailure(null, 4, 'ReceiverGone', at(0));
    expect([isDisabled(gone, 4), isDisabled(gone, 5), isDisabled(null, 4)]).toEqual([true, false, false]);
    expect(afterFailure(gone, 5, 'ReceiverRefused', at(day))).toMatchObject({ failures: 1, disabledAt: null });
  });
});

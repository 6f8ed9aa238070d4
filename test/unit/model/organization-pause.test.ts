import { describe, expect, test } from 'vitest';
import { nextPause, type Pause } from '../../../shared/model/organization-pause.ts';

const now = Date.parse('2026-12-01T00:00:00.000Z');
const at = (seconds: number) => new Date(now + seconds * 1_000).toISOString();
const asked = (seconds: number) => ({ kind: 'asked', seconds, reason: 'RateLimited' }) as const;
const broken = { kind: 'broken', reason: 'ConnectionReset' } as const;
const strike = (connector: string, seconds: number) => ({ connector, at: at(seconds) });

describe('an organization that asks to slow down', () => {
  test.each([
    ['is paused for as long', null, 30, { until: at(30), reason: 'RateLimited', strikes: [] }],
    ['is paused for an hour at most', null, 86_400, { until: at(3_600), reason: 'RateLimited', strikes: [] }],
    [
      'prolongs a pause',
      { until: at(10), reason: 'ServiceUnavailable', strikes: [] },
      30,
      { until: at(30), reason: 'RateLimited', strikes: [] },
    ],
    ['shortens none', { until: at(60), reason: 'ServiceUnavailable', strikes: [] }, 30, null],
    ['says nothing new', { until: at(30), reason: 'RateLimited', strikes: [] }, 30, null],
    [
      'leaves the strikes as they are',
      { until: null, reason: null, strikes: [strike('a', -5)] },
      30,
      { until: at(30), reason: 'RateLimited', strikes: [strike('a', -5)] },
    ],
  ] satisfies [string, Pause | null, number, Pause | null][])('%s', (_, pause, seconds, next) => {
    expect(nextPause(pause, 'a', asked(seconds), now)).toEqual(next);
  });
});

const feared = (strikes: Pause['strikes']): Pause => ({ until: null, reason: null, strikes });

describe('trap 64, connections that break', () => {
  test.each([
    ['once are a strike', null, feared([strike('a', 0)])],
    ['at two connectors are two', feared([strike('b', -20)]), feared([strike('b', -20), strike('a', 0)])],
    ['at one connector again and again are one', feared([strike('a', -20)]), feared([strike('a', 0)])],
    [
      'at three within a minute pause the organization for five',
      feared([strike('b', -59), strike('c', -1)]),
      { until: at(300), reason: 'ConnectionReset', strikes: [] },
    ],
    [
      'a minute ago are forgotten',
      feared([strike('b', -60), strike('c', -1)]),
      feared([strike('c', -1), strike('a', 0)]),
    ],
    [
      'do not shorten a longer pause',
      { until: at(900), reason: 'RateLimited', strikes: [strike('b', -2), strike('c', -1)] },
      { until: at(900), reason: 'RateLimited', strikes: [] },
    ],
  ] satisfies [string, Pause | null, Pause][])('%s', (_, pause, next) => {
    expect(nextPause(pause, 'a', broken, now)).toEqual(next);
  });
});

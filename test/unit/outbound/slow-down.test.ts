import { expect, test } from 'vitest';
import { slowDownSeconds } from '../../../shared/outbound/slow-down.ts';

const now = Date.parse('2026-12-01T00:00:00Z');
const inSeconds = (seconds: number) => String(now / 1_000 + seconds);

test.each([
  ['a plain success', 200, {}, 0],
  ['trap 60, a success with Retry-After', 200, { 'retry-after': '30' }, 30],
  ['trap 61, a 429 with Retry-After', 429, { 'retry-after': '7' }, 7],
  ['trap 61, a 429 without one', 429, {}, 60],
  ['a 429 whose Retry-After is no time', 429, { 'retry-after': 'soon' }, 60],
  ['a Retry-After that is a date', 429, { 'retry-after': 'Tue, 01 Dec 2026 00:00:45 GMT' }, 45],
  ['a Retry-After of a day', 429, { 'retry-after': '86400' }, 3_600],
  ['a Retry-After in the past', 200, { 'retry-after': 'Tue, 01 Dec 2026 00:00:00 GMT' }, 0],
  ['a success that was held up', 200, { 'x-ratelimit-remaining': '3', 'x-ratelimit-delay': '0.250' }, 0.25],
  ['nothing left', 200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(20) }, 20],
  [
    'nothing left, all of it back much later',
    200,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(299) },
    60,
  ],
  ['nothing left, until nobody knows when', 200, { 'x-ratelimit-remaining': '0' }, 60],
  [
    'nothing left, and a reset that is over',
    200,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(-5) },
    0,
  ],
  ['much left', 200, { 'x-ratelimit-remaining': '150', 'x-ratelimit-reset': inSeconds(299) }, 0],
  ['headers that hold no numbers', 200, { 'x-ratelimit-remaining': 'none', 'x-ratelimit-delay': '' }, 0],
  ['a refusal with Retry-After', 403, { 'retry-after': '5' }, 5],
  ['an outage, which is no matter of the credential', 503, { 'retry-after': '30' }, 0],
])('%s', (_, status, headers, seconds) => {
  expect(slowDownSeconds({ status, headers }, now)).toBe(seconds);
});

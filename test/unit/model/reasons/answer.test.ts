import { expect, test } from 'vitest';
import { retryAfterSeconds, toJson, toServiceError } from '../../../../shared/model/reasons/answer.ts';

const now = Date.parse('2026-11-24T12:00:00Z');
const wait = (value: string) => retryAfterSeconds({ status: 429, headers: { 'retry-after': value }, text: '' }, now);

test.each([
  ['30', 30],
  [' 30 ', 30],
  ['0.4', 1],
  ['999999', 86_400],
  ['-5', null],
  ['Tue, 24 Nov 2026 12:01:30 GMT', 90],
  ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
  ['soon', null],
  ['', null],
])('Retry-After "%s" is %s seconds', (value, seconds) => {
  expect(wait(value)).toBe(seconds);
});

test('trap 24: JSON is read behind a byte order mark, and what is no JSON is undefined', () => {
  expect(toJson('\uFEFF{"a":1}')).toEqual({ a: 1 });
  expect(toJson('<html>')).toBeUndefined();
});

test('trap 25: a service error is read from the header when the body is empty', () => {
  const headers = { 'x-tfs-serviceerror': 'TF400813%3A%20The%20user' };
  expect(toServiceError({ status: 401, headers, text: '' })).toMatchObject({ typeKey: null, code: 'TF400813' });
});

test.each(['null', '[]', '"text"', '{"typeKey":5}', '{"typeKey":null}'])('A body of %s is no service error', (text) => {
  expect(toServiceError({ status: 500, headers: {}, text }).typeKey).toBeNull();
});

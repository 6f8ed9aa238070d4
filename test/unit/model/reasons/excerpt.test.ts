import { expect, test } from 'vitest';
import { excerpt } from '../../../../shared/model/reasons/excerpt.ts';

const pat = `${'a1B2'.repeat(19)}AZDOx9Y8`;

test.each([
  ['an ANSI escape and a line break', 'a\u001B[2J\r\nb', 'a [2J b'],
  ['a right-to-left override', 'a\u202Eb', 'a b'],
  ['a new token', `see ${pat}!`, 'see …!'],
  ['an old token', `see ${'abcd2345'.repeat(6)}abcd`, 'see …'],
  ['an Authorization value', 'got Bearer abc.def now', 'got Bearer … now'],
  ['a GUID, which is no secret', '0b2e1f6c-3c1d-4b3e-9a52-7a3a3d1f0c11', '0b2e1f6c-3c1d-4b3e-9a52-7a3a3d1f0c11'],
])('ATK-132, ATK-134: %s', (_, text, safe) => {
  expect(excerpt(text)).toBe(safe);
});

test('ATK-134: the value that was sent is masked in every spelling', () => {
  const secret = 'pä"ss wörd';
  const text = `${secret} ${encodeURIComponent(secret)} ${JSON.stringify(secret)}`;
  expect(excerpt(text, [secret])).toBe('… … "…"');
});

test('Foreign text is cut to 200 characters, a megabyte too', () => {
  expect(excerpt('word '.repeat(200_000))).toHaveLength(200);
});

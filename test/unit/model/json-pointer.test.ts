import { expect, test } from 'vitest';
import { escapePointer, valueAt } from '../../../shared/model/json-pointer.ts';

const document = { 'a/b': { '~1': 'odd' }, list: ['first'], empty: null, '': 'no name' };

test.each([
  ['', document],
  ['/a~1b/~01', 'odd'],
  ['/list/0', 'first'],
  ['/empty', null],
  ['/', 'no name'],
  ['/list/length/x', undefined],
  ['/missing/deeper', undefined],
  ['/empty/deeper', undefined],
  ['/constructor', undefined],
  ['/__proto__', undefined],
])('JSON pointer %j', (pointer, expected) => {
  expect(valueAt(document, pointer)).toEqual(expected);
});

test('JSON pointer: every name finds its own value', () => {
  for (const name of ['plain', 'a/b', 'a~b', '~1', '~0', '/', 'account.pat'])
    expect(valueAt({ [name]: 1 }, `/${escapePointer(name)}`)).toBe(1);
});

import * as fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { entriesOf } from '../../../../shared/model/triggers/entries.ts';
import { holds as compare, type Operator, toComparison } from '../../../../shared/model/triggers/operators.ts';
import { literalStart, longestPattern, longestText, toPattern } from '../../../../shared/model/triggers/pattern.ts';

function holds(operator: Operator, input: string | null, value: string): boolean {
  const made = toComparison(operator, value);
  if (!made.ok) throw new Error(made.problem);
  return compare(made.comparison, input);
}

test.each<[Operator, string | null, string, boolean]>([
  ['Equals', 'main', 'main', true],
  ['Equals', 'Main', 'main', false],
  ['NotEquals', 'main', 'main', false],
  ['NotEquals', 'dev', 'main', true],
  ['StartsWith', 'release/1', 'release/', true],
  ['StartsWith', 'main', 'release/', false],
  ['EndsWith', 'a/fix', '/fix', true],
  ['EndsWith', 'fix', '/fix', false],
  ['Contains', 'a-fix-b', 'fix', true],
  ['Contains', 'main', 'fix', false],
  ['DoesNotContain', 'main', 'fix', true],
  ['DoesNotContain', 'fix', 'fix', false],
  ['In', 'main', 'main, dev', true],
  ['In', 'dev', 'main,dev', true],
  ['In', 'release/7', 'main, release/.*', true],
  ['In', 'old', 'main, dev', false],
  ['In', 'a,b', '"a,b", c', true],
  ['In', 'feature/(x', 'feature/(x', true],
  ['NotIn', 'old', 'main, dev', true],
  ['NotIn', 'release/7', 'main, release/.*', false],
  ['Regex', 'release/7', 'release/\\d+', true],
  ['Regex', 'my release/7', 'release/\\d+', false],
  ['Regex', 'a\nb', 'a.b', true],
  ['Regex', null, '.*', false],
  ['Regex', '', '.*', true],
])('%s: %j against %j is %s', (operator, input, value, expected) => {
  expect(holds(operator, input, value)).toBe(expected);
});

describe('blanks', () => {
  test.each<[Operator, boolean, boolean]>([
    // against a blank value: something, nothing
    ['Equals', false, true],
    ['NotEquals', true, false],
    ['In', true, true],
    ['NotIn', true, false],
    ['StartsWith', true, true],
  ])('%s against a blank value: %s for a text, %s for none', (operator, something, nothing) => {
    expect(holds(operator, 'main', ' ')).toBe(something);
    for (const input of [null, '', ' ']) expect(holds(operator, input, '')).toBe(nothing);
  });

  test.each<[Operator, boolean]>([
    ['StartsWith', false],
    ['Contains', false],
    ['DoesNotContain', false],
    ['Equals', false],
    ['NotEquals', true],
    ['In', false],
    ['NotIn', true],
  ])('%s of no text against a value: %s', (operator, expected) => {
    for (const input of [null, '']) expect(holds(operator, input, 'main')).toBe(expected);
  });
});

test.each([
  ['a, b ,c', ['a', 'b', 'c']],
  ['"a,b", c', ['a,b', 'c']],
  ['"say ""hello""",x', ['say "hello"', 'x']],
  [',, ,', []],
  ['" a "', [' a ']],
  ['"open', ['open']],
])('%j has the entries %j', (text, entries) => {
  expect(entriesOf(text)).toEqual(entries);
});

describe('a pattern that cannot be used is a mistake that is explained', () => {
  test.each([
    ['(a', 'The pattern cannot be read'],
    ['(?=a)b', 'Lookaround and back-references do not exist here'],
    ['(a)\\1', 'Lookaround and back-references do not exist here'],
    ['((a{100}){100}){100}', /repetitions multiply|cannot be read/],
    ['a'.repeat(longestPattern + 1), 'more than 1000 characters'],
  ])('%s', (source, problem) => {
    const made = toPattern(source);
    expect(made.ok ? '' : made.problem).toMatch(problem);
    expect(toComparison('Regex', source).ok).toBe(false);
  });

  test('in a list it stands for itself', () => {
    expect(holds('In', '(a', '(a, b')).toBe(true);
  });
});

test('A text beyond the limit does not match, whatever the pattern', () => {
  expect(holds('Regex', 'a'.repeat(longestText), 'a*')).toBe(true);
  expect(holds('Regex', 'a'.repeat(longestText + 1), 'a*')).toBe(false);
});

test('A pattern means what it means to RE2, whatever it may remember', () => {
  const pieces = fc.constantFrom('a', 'b', '.', '[ab]', '(a|b)', '(ab)', '\\d', '^', '$', '\\b', '|', 'é', '\n');
  const repeated = fc
    .tuple(pieces, fc.constantFrom('', '', '*', '+', '?', '{2}', '{0,40}'))
    .map((parts) => parts.join(''));
  const sources = fc.array(repeated, { maxLength: 6 }).map((parts) => parts.join(''));
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '1', 'é', '\n'), maxLength: 60 });
  fc.assert(
    fc.property(sources, fc.array(texts, { maxLength: 10 }), (source, given) => {
      const made = toPattern(source);
      if (!made.ok) return;
      const { pattern } = made;
      const reference = RE2JS.compile(source, RE2JS.DOTALL);
      expect(given.map(pattern.matches)).toEqual(given.map((text) => reference.testExact(text)));
      expect(given.filter((text) => pattern.matches(text) && !text.startsWith(literalStart(source)))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

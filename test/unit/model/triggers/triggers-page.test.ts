import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseText } from '../../../../shared/door/parse.ts';
import { fieldErrors } from '../../../../shared/model/errors.ts';
import { holds, type Operator, operators, toComparison } from '../../../../shared/model/triggers/operators.ts';
import { longestPattern, longestText, longestTextOf, toPattern } from '../../../../shared/model/triggers/pattern.ts';
import { isKnownKey, subjectNames } from '../../../../shared/model/triggers/subject.ts';
import { readTriggerRequest } from '../../../../shared/model/triggers/trigger-request.ts';
import { Condition, Watched } from '../../../../shared/model/triggers/trigger.ts';

const page = readFileSync(new URL('../../../../docs/triggers.md', import.meta.url), 'utf8');

function section(title: string): string {
  return page.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
}

/** The cells of the rows of a table, without its head. */
function rows(title: string): string[][] {
  const [, , ...lines] = section(title).match(/^\|.*\|$/gm) ?? [];
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

function words(cell: string | undefined): string[] {
  return [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

function outcome(operator: Operator, input: string, value: string): string {
  const made = toComparison(operator, value);
  return made.ok && holds(made.comparison, input) ? 'yes' : 'no';
}

function patterns(count: number): string {
  return Array.from({ length: count }, (_, number) => `a${number}*`).join();
}

function condition(length: number) {
  return { key: 'title', operator: 'Equals', value: 'a'.repeat(length) };
}

function watching(conditions: number) {
  const payloadConditions = Array.from({ length: conditions }, () => condition(1));
  return { type: 'Push', spec: { connectorRef: 'a', payloadConditions } };
}

describe('docs/triggers.md', () => {
  test('shows a trigger without a mistake', () => {
    const [, text = ''] = /^```yaml\n(.*?)^```/ms.exec(page) ?? [];
    const scope = { account: 'acme', org: null, project: null };
    const request = readTriggerRequest(parseText(text), '/trigger', { scope, identifier: 'push_to_main' });
    expect(request).toMatchObject({ problems: [], warnings: [], definition: { enabled: true } });
  });

  test('names every field of what is watched, and no other', () => {
    const [push] = Watched.options;
    const named = rows('Fields').flatMap(([field]) => words(field));
    expect(named.toSorted()).toEqual(Object.keys(push.shape.spec.shape).toSorted());
  });

  test('names every type with its actions', () => {
    const types = Watched.options.map(({ shape }) => [
      shape.type.value,
      shape.spec.shape.actions.unwrap().element.options,
    ]);
    expect(rows('Types and actions').map(([type, actions]) => [...words(type), words(actions)])).toEqual(types);
  });

  test('names every key, and no other', () => {
    const keys = rows('Keys').map(([key]) => words(key)[0] ?? '');
    expect(keys.filter((key) => !key.startsWith('<+'))).toEqual([...subjectNames]);
    expect(keys.filter((key) => !isKnownKey(key))).toEqual([]);
  });

  const operatorRows = rows('Operators');

  test('names every operator', () => {
    expect(operatorRows.map(([operator]) => words(operator)[0])).toEqual([...operators]);
  });

  for (const operator of operators)
    test(`is right about ${operator} and blanks`, () => {
      const cells = operatorRows.find(([name]) => name === `\`${operator}\``)?.slice(2);
      const blanks = [
        ['main', ''],
        ['', 'main'],
        ['', ''],
      ] as const;
      expect(cells).toEqual(blanks.map(([input, value]) => outcome(operator, input, value)));
    });

  test('is right about the limits', () => {
    const limits = Object.fromEntries(rows('Patterns').map(([what = '', limit = '']) => [what, limit]));
    const numbers = Object.values(limits).map((limit) => Number.parseInt(limit, 10));
    expect(numbers).toEqual([longestPattern, 250, longestText, 20, 10_000, 50]);
    expect([toPattern('a'.repeat(240)).ok, toPattern('a'.repeat(260)).ok]).toEqual([true, false]);
    expect(limits['characters of a text that it is tried on']).toContain(`${longestTextOf(250) * 250} divided`);
    expect([20, 21].map((count) => toComparison('In', patterns(count)).ok)).toEqual([true, false]);
    expect([10_000, 10_001].map((length) => Condition.safeParse(condition(length)).success)).toEqual([true, false]);
    expect([50, 51].map((count) => Watched.safeParse(watching(count)).success)).toEqual([true, false]);
  });

  test('is right about what RE2 has not', () => {
    const [, inJava = ''] = /What Java has and RE2 has not are (.*?): their cost/s.exec(page) ?? [];
    const refused = words(inJava)
      .filter((word) => word !== 'a++')
      .map((word) => (word === '\\1' ? '(a)\\1' : `${word}a)`));
    expect(refused.length).toBeGreaterThan(3);
    for (const source of [...refused, 'a++']) expect([source, toPattern(source).ok]).toEqual([source, false]);
    expect(Object.keys(fieldErrors)).toContain('PatternInvalid');
  });
});

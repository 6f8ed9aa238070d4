import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toProblem } from '../../../shared/door/problem.ts';
import { type AnswerCode, answerErrors, type Problem, Refusal } from '../../../shared/model/errors.ts';
import { mistakes } from './mistakes.ts';

type Example = { code: string; detail: string; hint: string; requestId: string; errors?: Problem[] };

const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
const sections = [...page.matchAll(/^### (\w+)\n([\s\S]*?)(?=^##|(?![\s\S]))/gm)].map(([, code = '', text = '']) => ({
  code,
  text,
  example: JSON.parse(/^```json\n(.*?)^```/ms.exec(text)?.[1] ?? 'null') as Example,
}));

function sectionOf(code: string) {
  const section = sections.find((candidate) => candidate.code === code);
  if (section === undefined) throw new Error(`docs/errors.md has no section ${code}`);
  return section;
}

describe('docs/errors.md', () => {
  test.each(Object.keys(answerErrors) as AnswerCode[])('shows the answer %s as it is given', (code) => {
    const { example } = sectionOf(code);
    const { detail, hint, errors, requestId } = example;
    const refusal = new Refusal(code, detail, hint, errors === undefined ? {} : { problems: errors });
    expect(example).toEqual(JSON.parse(toProblem(refusal, requestId).body));
  });

  test.each(Object.entries(mistakes).flatMap(([code, mistake]) => (mistake === 'stored' ? [] : [{ code, mistake }])))(
    'shows the entry $code as it is given',
    async ({ code, mistake }) => {
      expect(await mistake()).toContainEqual(sectionOf(code).example);
    },
  );

  test('says of each when it happens, what it looks like and what to do', () => {
    for (const { code, text, example } of sections) {
      expect(text).toMatch(/^\n\S[\s\S]*?\n\n```json\n[\s\S]*\n```\n\n\S[\s\S]*$/);
      expect(example.code).toBe(code);
      expect(example.hint).not.toBe('');
    }
  });
});

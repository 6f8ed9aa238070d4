import type { Concerns } from './operators.ts';

/** Which of many conditions a text can concern, found by what the text is and by what it begins with. */
export type Filing = { find: (text: string) => number[] };

/** Of a longer start the beginning is enough: who is found is asked all the same. */
const longestStart = 32;

/** Answers every condition, by its place in the list, that the text concerns, some perhaps twice, and some that it does not. */
export function makeFiling(concerns: readonly Concerns[]): Filing {
  const always: number[] = [];
  const byText = new Map<string, number[]>();
  const byStart = new Map<string, number[]>();
  for (const [condition, concern] of concerns.entries()) {
    if (concern === null) always.push(condition);
    for (const text of concern?.texts ?? []) file(byText, text, condition);
    for (const start of concern?.starts ?? []) file(byStart, start.slice(0, longestStart), condition);
  }
  const lengths = [...new Set([...byStart.keys()].map(({ length }) => length))];
  return {
    find(text) {
      const found = [...always, ...(byText.get(text) ?? [])];
      for (const length of lengths) found.push(...(byStart.get(text.slice(0, length)) ?? []));
      return found;
    },
  };
}

function file(drawer: Map<string, number[]>, name: string, condition: number): void {
  const filed = drawer.get(name);
  if (filed === undefined) drawer.set(name, [condition]);
  else filed.push(condition);
}

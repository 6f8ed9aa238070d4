import { atOnce, type Slices } from '../slices.ts';
import { entriesOf } from './entries.ts';
import { literalStart, type Pattern, toPattern } from './pattern.ts';

export const operators = [
  'Equals',
  'NotEquals',
  'In',
  'NotIn',
  'Regex',
  'StartsWith',
  'EndsWith',
  'Contains',
  'DoesNotContain',
] as const;
export type Operator = (typeof operators)[number];

/** One way in which an input can be as wanted. `input`: null when the event has no such thing. */
export type Test = { holds: (input: string | null) => boolean; steps: number };

/** An operator with its value, made ready once. It holds when one of its tests does, or none when it is negated. */
export type Comparison = { tests: readonly Test[]; negated: boolean; concerns: Concerns };

/**
 * Which inputs can come out otherwise than most do: those texts, and those that begin so. Null: any input can. Of blank
 * inputs it says nothing.
 */
export type Concerns = { texts: readonly string[]; starts: readonly string[] } | null;

/** Operators that say what must not be: over several inputs, all of them must hold. */
export function excludes(operator: Operator): boolean {
  return operator === 'NotEquals' || operator === 'NotIn' || operator === 'DoesNotContain';
}

export function holds(comparison: Comparison, input: string | null): boolean {
  return atOnce(holding(comparison, input));
}

/** The same with pauses. */
export function* holding({ tests, negated }: Comparison, input: string | null): Slices<boolean> {
  for (const test of tests) {
    if (test.holds(input)) return !negated;
    yield;
  }
  return negated;
}

type Made = { ok: true; comparison: Comparison } | { ok: false; problem: string };

/**
 * Harness's nine operators with their exact meaning, blanks included: a blank value makes StartsWith and In true for
 * everything, and a blank input makes StartsWith, Contains and DoesNotContain false against a value that is not blank.
 * @returns the sentence of what is wrong when the value is a pattern that cannot be used
 */
export function toComparison(operator: Operator, value: string): Made {
  return atOnce(comparing(operator, value));
}

/** The same with pauses: a value may be of a thousand patterns, and the largest of them takes a millisecond. */
export function* comparing(operator: Operator, value: string): Slices<Made> {
  yield;
  if (operator === 'Regex') {
    const made = toPattern(value);
    if (!made.ok) return made;
    const { matches, steps } = made.pattern;
    return one((input) => input !== null && matches(input), steps, startingWith([value].map(literalStart)));
  }
  if (operator === 'In' || operator === 'NotIn') return yield* listed(operator, value);
  return one((input) => compareText(operator, input ?? '', value), 1, concernedBy(operator, value));
}

function one(holds: Test['holds'], steps: number, concerns: Concerns): Made {
  return { ok: true, comparison: { tests: [{ holds, steps }], negated: false, concerns } };
}

type TextOperator = Exclude<Operator, 'Regex' | 'In' | 'NotIn'>;

function compareText(operator: TextOperator, input: string, value: string): boolean {
  const noInput = isBlank(input);
  const noValue = isBlank(value);
  switch (operator) {
    case 'Equals':
      return noValue ? noInput : input === value;
    case 'NotEquals':
      return noValue ? !noInput : input !== value;
    case 'StartsWith':
      return noValue || (!noInput && input.startsWith(value));
    case 'EndsWith':
      return noValue || (!noInput && input.endsWith(value));
    case 'Contains':
      return noValue || (!noInput && input.includes(value));
    case 'DoesNotContain':
      return !noValue && !noInput && !input.includes(value);
  }
}

function concernedBy(operator: TextOperator, value: string): Concerns {
  if (isBlank(value)) return null;
  if (operator === 'Equals' || operator === 'NotEquals') return { texts: [value], starts: [] };
  return operator === 'StartsWith' ? startingWith([value]) : null;
}

function startingWith(starts: readonly string[], texts: readonly string[] = []): Concerns {
  return starts.includes('') ? null : { texts, starts };
}

/** More of them would make one condition as costly as a hundred. */
const mostRepeating = 20;

/** Each entry is tried as it stands, then as a pattern; one that is no pattern stands for itself alone. */
function* listed(operator: 'In' | 'NotIn', value: string): Slices<Made> {
  const negated = operator === 'NotIn';
  if (isBlank(value)) return one((input) => !negated || !isBlank(input ?? ''), 1, null);
  const entries = new Set(entriesOf(value));
  const found: (Pattern & { source: string })[] = [];
  for (const source of entries) {
    if (!mayBePattern(source)) continue;
    yield;
    const made = toPattern(source);
    if (made.ok) found.push({ source, ...made.pattern });
  }
  if (found.filter(({ source }) => /[*+{]/.test(source)).length > mostRepeating) {
    return { ok: false, problem: `A list can have at most ${mostRepeating} entries with *, + or {.` };
  }
  const tests = [
    { holds: (input: string | null) => entries.has(input ?? ''), steps: 1 },
    ...found.map(({ matches, steps }) => ({ holds: (input: string | null) => matches(input ?? ''), steps })),
  ];
  const starts = found.map(({ source }) => literalStart(source));
  return { ok: true, comparison: { tests, negated, concerns: startingWith(starts, [...entries]) } };
}

/** Without any of these signs an entry, as a pattern, matches only itself. */
function mayBePattern(entry: string): boolean {
  return /[\\^$.|?*+()[\]{}]/.test(entry);
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

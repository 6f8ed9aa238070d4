import { entriesOf } from './entries.ts';
import { type Pattern, toPattern } from './pattern.ts';

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

/** An operator with its value, made ready once. `input`: null when the event has no such thing. */
export type Comparison = (input: string | null) => boolean;

/** Operators that say what must not be: over several inputs, all of them must hold. */
export function excludes(operator: Operator): boolean {
  return operator === 'NotEquals' || operator === 'NotIn' || operator === 'DoesNotContain';
}

/**
 * Harness's nine operators with their exact meaning, blanks included: a blank value makes StartsWith and In true for
 * everything, and a blank input makes StartsWith, Contains and DoesNotContain false against a value that is not blank.
 * @returns the sentence of what is wrong when the value is a pattern that cannot be used
 */
export function toComparison(
  operator: Operator,
  value: string,
): { ok: true; compare: Comparison } | { ok: false; problem: string } {
  if (operator === 'Regex') {
    const made = toPattern(value);
    return made.ok ? { ok: true, compare: (input) => input !== null && made.pattern(input) } : made;
  }
  if (operator === 'In' || operator === 'NotIn') return { ok: true, compare: listed(operator, value) };
  return { ok: true, compare: (input) => compareText(operator, input ?? '', value) };
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

/** Each entry is tried as it stands, then as a pattern; one that is no pattern stands for itself alone. */
function listed(operator: 'In' | 'NotIn', value: string): Comparison {
  if (isBlank(value)) return operator === 'In' ? () => true : (input) => !isBlank(input ?? '');
  const entries = new Set(entriesOf(value));
  const patterns = [...entries].filter(mayBePattern).flatMap((entry): Pattern[] => {
    const made = toPattern(entry);
    return made.ok ? [made.pattern] : [];
  });
  const contains = (input: string) => entries.has(input) || patterns.some((pattern) => pattern(input));
  return operator === 'In' ? (input) => contains(input ?? '') : (input) => !contains(input ?? '');
}

/** Without any of these signs an entry, as a pattern, matches only itself. */
function mayBePattern(entry: string): boolean {
  return /[\\^$.|?*+()[\]{}]/.test(entry);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

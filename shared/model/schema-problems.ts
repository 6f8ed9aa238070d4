import type { z } from 'zod';
import { escapePointer, unescapePointer, valueAt } from './json-pointer.ts';
import { type FieldCode, fieldErrors, type Problem } from './errors.ts';

/** What zod found wrong with `input`, in the words of the API. `base` is where in the body the input stands. */
export function schemaProblems(error: z.ZodError, input: unknown, base = ''): Problem[] {
  return error.issues.map((issue) => {
    const path = issue.path.map((part) => `/${escapePointer(String(part))}`).join('');
    return { pointer: `${base}${path}`, ...describe(issue, valueAt(input, path), fieldName(base + path)) };
  });
}

type Described = Omit<Problem, 'pointer'>;

function describe(issue: z.core.$ZodIssue, value: unknown, field: string): Described {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? missing(field, issue.expected) : wrongType(field, issue.expected, value);
    case 'invalid_value':
      return value === undefined
        ? missing(field, oneOf(issue.values))
        : problem('FieldValueInvalid', `${field} is not a value that is accepted.`, `Use ${oneOf(issue.values)}.`);
    case 'invalid_union': {
      const choices = oneOf('options' in issue ? (issue.options ?? []) : []);
      return value === undefined
        ? missing(field, choices)
        : problem('FieldValueInvalid', `${field} is not a value that is accepted.`, `Use ${choices}.`);
    }
    case 'too_small':
      return problem('FieldValueInvalid', `${field} is too ${small(issue.origin)}.`, `Give at least ${issue.minimum}.`);
    case 'too_big':
      return problem('FieldValueInvalid', `${field} is too ${big(issue.origin)}.`, `Give at most ${issue.maximum}.`);
    case 'unrecognized_keys':
      return problem(
        'FieldValueInvalid',
        `${issue.keys.join(', ').slice(0, 100)} is not a field here.`,
        'Leave it out, or correct its name.',
      );
    case 'custom': {
      const code = issue.params?.['code'];
      return problem(isFieldCode(code) ? code : 'FieldValueInvalid', issue.message, 'Choose another value.');
    }
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return problem('FieldValueInvalid', `${field} is not a value that is accepted.`, issue.message);
  }
}

function missing(field: string, expected: string): Described {
  return problem('FieldMissing', `${field} is missing.`, `Add it: ${article(expected)}.`);
}

function wrongType(field: string, expected: string, value: unknown): Described {
  const given = Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
  // The value is not repeated: it may be a secret of digits.
  const quoting =
    expected === 'string' && (given === 'number' || given === 'boolean')
      ? 'Write it in quotes.'
      : `Give ${article(expected)}.`;
  return problem('FieldTypeInvalid', `${field} is ${article(given)}, not ${article(expected)}.`, quoting);
}

const typeNames: Record<string, string> = {
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  list: 'a list',
  object: 'an object',
  record: 'an object of texts',
  number: 'a number',
  int: 'a whole number',
  undefined: 'nothing',
};

function article(type: string): string {
  return typeNames[type] ?? type;
}

function small(origin: string): string {
  return origin === 'number' ? 'small' : 'short';
}

function big(origin: string): string {
  return origin === 'number' ? 'large' : 'long';
}

function oneOf(values: readonly unknown[]): string {
  return values.map((value) => `"${String(value)}"`).join(' or ');
}

function fieldName(pointer: string): string {
  const [last = ''] = pointer.split('/').slice(-1);
  return last === '' ? 'The body' : unescapePointer(last).slice(0, 100);
}

function isFieldCode(code: unknown): code is FieldCode {
  return typeof code === 'string' && Object.hasOwn(fieldErrors, code);
}

function problem(code: FieldCode, message: string, hint: string): Described {
  return { code, message, hint };
}

import { describe, expect, test } from 'vitest';
import { PageQuery, readQuery, readScope, requireIdentifier, ScopeQuery } from '../../../shared/door/query.ts';
import { Refusal } from '../../../shared/model/errors.ts';

function scopeOf(search: string, connector?: object) {
  const query = readQuery(ScopeQuery, new URLSearchParams(search));
  return readScope(query, connector === undefined ? undefined : { connector });
}

/** What a call was refused for. */
function told(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(({ code, pointer }) => `${code} ${pointer}`);
    throw error;
  }
  throw new Error('The call was accepted');
}

describe('the scope of a call', () => {
  const body = { orgIdentifier: 'retail', projectIdentifier: 'shop' };

  test.each([
    ['accountIdentifier=acme', undefined, null, null],
    ['accountIdentifier=acme&orgIdentifier=retail', undefined, 'retail', null],
    ['accountIdentifier=acme&orgIdentifier=retail&projectIdentifier=shop', undefined, 'retail', 'shop'],
    ['accountIdentifier=acme&orgIdentifier=&projectIdentifier=', undefined, null, null],
    ['accountIdentifier=acme', body, 'retail', 'shop'],
    ['accountIdentifier=acme&orgIdentifier=retail', body, 'retail', 'shop'],
    ['accountIdentifier=acme', { orgIdentifier: '', projectIdentifier: null }, null, null],
    ['accountIdentifier=acme&orgIdentifier=other', body, 'other', 'shop'],
    // Mistakes of the body, which are told with its others.
    ['accountIdentifier=acme', { orgIdentifier: 'a b' }, null, null],
    ['accountIdentifier=acme', { projectIdentifier: 'shop' }, null, null],
    ['accountIdentifier=acme&accountIdentifier=other', undefined, null, null],
    ['accountIdentifier=acme&colour=red', undefined, null, null],
  ])('%s with the body %j', (search, connector, org, project) => {
    expect(scopeOf(search, connector)).toEqual({ account: 'acme', org, project });
  });

  test.each([
    ['', undefined, ['ParameterMissing ?accountIdentifier']],
    ['accountIdentifier=', undefined, ['ParameterMissing ?accountIdentifier']],
    ['', { accountIdentifier: 'acme' }, ['ParameterMissing ?accountIdentifier']],
    ['accountIdentifier=a/b', undefined, ['ParameterInvalid ?accountIdentifier']],
    ['accountIdentifier=acme&orgIdentifier=a-b', undefined, ['IdentifierInvalid ?orgIdentifier']],
    ['accountIdentifier=acme&projectIdentifier=shop', undefined, ['ScopeInvalid ?orgIdentifier']],
    [
      'orgIdentifier=1&projectIdentifier=__proto__',
      undefined,
      [
        'ParameterMissing ?accountIdentifier',
        'IdentifierInvalid ?orgIdentifier',
        'IdentifierInvalid ?projectIdentifier',
      ],
    ],
  ])('%s with the body %j is refused', (search, connector, problems) => {
    expect(told(() => scopeOf(search, connector))).toEqual(problems);
  });
});

describe('a page of a list', () => {
  test.each([
    ['', 50, null],
    ['pageSize=200&pageToken=abc', 200, 'abc'],
    ['pageToken=', 50, null],
  ])('%j', (search, pageSize, pageToken) => {
    expect(readQuery(PageQuery, new URLSearchParams(search))).toMatchObject({ pageSize, pageToken });
  });

  test.each([
    ['0', 'pageSize is too small.', 'Give at least 1.'],
    ['201', 'pageSize is too large.', 'Give at most 200.'],
    ['1.5', 'pageSize is a text, not a whole number.', 'Give a whole number.'],
    ['all', 'pageSize is a text, not a number.', 'Give a number.'],
  ])('cannot have the size %s', (pageSize, message, hint) => {
    const read = () => readQuery(PageQuery, new URLSearchParams({ pageSize }));
    expect(read).toThrow(
      expect.objectContaining({
        problems: [{ pointer: '?pageSize', code: 'ParameterInvalid', message, hint }],
      }) as Error,
    );
  });
});

test('an identifier in an address obeys the rule of identifiers', () => {
  expect(requireIdentifier('azure_repos')).toBe('azure_repos');
  for (const identifier of [undefined, '', '..', 'a!b', '__proto__'])
    expect(told(() => requireIdentifier(identifier))).toEqual(['IdentifierInvalid ']);
});

import { describe, expect, test } from 'vitest';
import { accountFault, identifierFault, identifierFrom, nameFault } from '../../../shared/model/identifier.ts';

describe('an identifier', () => {
  test.each(['a', '_', 'azure_repos', 'A$1', 'a'.repeat(128)])('%s is accepted', (identifier) => {
    expect(identifierFault(identifier)).toBeNull();
  });

  test.each([
    ['1a'],
    ['$a'],
    ['con nector'],
    ['a-b'],
    ['a.b'],
    ['a/b'],
    [String.raw`a\b`],
    ['a#b'],
    ['a?b'],
    ['a!b'],
    ['a\u0001'],
    ['a\n'],
    ['\u0410dmin'],
    ['a'.repeat(129)],
  ])('%j is refused with the rule', (identifier) => {
    expect(identifierFault(identifier)).toBe(
      'can be 128 characters long and can only contain alphanumeric, underscore and $ characters, and not start with a number or $',
    );
  });

  test('cannot be empty', () => {
    expect(identifierFault('')).toBe('cannot be empty');
  });

  const harnessKeywords =
    'or and eq ne lt gt le ge div mod not null true false new var return step parallel stepGroup org account class shellScriptProvisioner harnessSecretManager';
  const machinery = '__proto__ constructor prototype';
  test.each(`${harnessKeywords} ${machinery}`.split(' '))('cannot be the keyword %s', (keyword) => {
    expect(identifierFault(keyword)).toBe(`${keyword} is a keyword, so cannot be used`);
  });

  test('may look like a keyword', () => {
    expect(identifierFault('Null')).toBeNull();
    expect(identifierFault('orders')).toBeNull();
  });
});

describe('an identifier made of a name', () => {
  test.each([
    ['Azure Repos', 'Azure_Repos'],
    ['  Azure  Repos ', 'Azure__Repos'],
    ['web-shop.v1/main', 'webshopv1main'],
    ['a$b_c', 'a$b_c'],
    ['1st shop', 'st_shop'],
    ['$1 shop', '_shop'],
    ['- shop', '_shop'],
    ['123', ''],
    ['...', ''],
  ])('%j is %j', (name, identifier) => {
    expect(identifierFrom(name)).toBe(identifier);
  });
});

describe('a name', () => {
  test.each(['a', 'Azure Repos', 'a/b', 'v1.2_x-y', 'a'.repeat(128)])('%s is accepted', (name) => {
    expect(nameFault(name)).toBeNull();
  });

  test.each([
    ['', 'cannot be empty'],
    ['  ', 'cannot be empty'],
    ['a'.repeat(129), 'cannot be more than 128 characters long'],
    ['caf\u00e9', 'can only contain alphanumeric, dot, hyphen, forward slash and underscore characters and spaces'],
    ['a\nb', 'can only contain alphanumeric, dot, hyphen, forward slash and underscore characters and spaces'],
  ])('%j is refused', (name, fault) => {
    expect(nameFault(name)).toBe(fault);
  });
});

describe('an account', () => {
  test.each(['a', 'kmpySmUISimoRrJL6NL73w', '-_-', 'a'.repeat(128)])('%s is accepted', (account) => {
    expect(accountFault(account)).toBeNull();
  });

  // A partition key of Table Storage takes none of / \ # ? and control characters.
  test.each(['', 'a b', 'a/b', String.raw`a\b`, 'a#b', 'a?b', "a'b", 'a\u0000', 'a'.repeat(129)])(
    '%j is refused',
    (account) => {
      expect(accountFault(account)).toBe('can be 128 characters long and can only contain letters, digits, _ and -');
    },
  );
});

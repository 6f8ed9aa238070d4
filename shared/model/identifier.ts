import { tokenShape } from './token-shape.ts';

/** Harness's rule for identifiers: what the definitions of its users already obey. */
export const identifierPattern = /^[a-zA-Z_][0-9a-zA-Z_$]{0,127}$/;

/** Words of Harness's expression language, and three that name an object's own machinery in JavaScript. */
const keywords = new Set(
  (
    'or and eq ne lt gt le ge div mod not null true false new var return step parallel stepGroup org account class ' +
    'shellScriptProvisioner harnessSecretManager __proto__ constructor prototype'
  ).split(' '),
);

/** An account identifier is a partition key: Harness's are 22 characters of base64url. */
export const accountPattern = /^[A-Za-z0-9_-]{1,128}$/;

export const namePattern = /^[A-Za-z0-9-_. /]{1,128}$/;

/** What is wrong with an identifier, as the end of a sentence; null when it is fine. */
export function identifierFault(identifier: string): string | null {
  if (identifier === '') return 'cannot be empty';
  if (!identifierPattern.test(identifier)) {
    return 'can be 128 characters long and can only contain alphanumeric, underscore and $ characters, and not start with a number or $';
  }
  if (tokenShape.test(identifier)) return 'cannot be a personal access token, which belongs into the value of a secret';
  return keywords.has(identifier) ? `${identifier} is a keyword, so cannot be used` : null;
}

/** The identifier that Harness's form makes of a name; may be one that breaks the rule, and empty. */
export function identifierFrom(name: string): string {
  return name
    .trim()
    .replaceAll(/[^0-9a-zA-Z_$ ]/g, '')
    .replaceAll(' ', '_')
    .replace(/^[0-9$]+/, '')
    .slice(0, 128);
}

export function accountFault(account: string): string | null {
  return accountPattern.test(account) && !tokenShape.test(account)
    ? null
    : 'can be 128 characters long and can only contain letters, digits, _ and -';
}

export function nameFault(name: string): string | null {
  if (name.trim() === '') return 'cannot be empty';
  if (name.length > 128) return 'cannot be more than 128 characters long';
  if (namePattern.test(name)) return null;
  return 'can only contain alphanumeric, dot, hyphen, forward slash and underscore characters and spaces';
}

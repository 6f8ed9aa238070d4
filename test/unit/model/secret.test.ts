import { describe, expect, test } from 'vitest';
import { expiryProblems, readSecretRequest } from '../../../shared/model/secret-request.ts';
import { fromVaultText, mayBecome, type SecretBody, serves, toVaultText } from '../../../shared/model/secret.ts';
import { keys } from './throw-away-keys.ts';

describe('PUT secret', () => {
  test.each([
    ['a token', { kind: 'EncryptedText', value: 'a'.repeat(52) }],
    ['a password with a blank and an accent inside', { kind: 'EncryptedText', value: 'Jos\u00e9 Smith 1' }],
    [
      'a date on which it expires',
      { kind: 'EncryptedText', value: 'a'.repeat(52), expiresAt: '2030-01-31T00:00:00+01:00' },
    ],
    ['a text that is an SSH key', { kind: 'EncryptedText', value: keys.openSsh }],
    ['an SSH key', { kind: 'SSHKey', privateKey: keys.openSsh }],
    ['an SSH key with passphrase', { kind: 'SSHKey', privateKey: keys.openSshEncrypted, passphrase: keys.passphrase }],
  ])('takes %s', (_, body) => {
    expect(readSecretRequest(body)).toEqual({ body, problems: [], warnings: [] });
  });

  test.each([
    ['nothing', undefined, 'FieldMissing ', 'The body is missing.'],
    ['a text', 'x', 'FieldTypeInvalid ', 'The body is a text, not an object.'],
    ['no kind', { value: 'x' }, 'FieldMissing /kind', 'kind is missing.'],
    ['an unknown kind', { kind: 'x' }, 'FieldValueInvalid /kind', 'kind is not a value that is accepted.'],
    ['no value', { kind: 'EncryptedText' }, 'FieldMissing /value', 'value is missing.'],
    ['an empty value', { kind: 'EncryptedText', value: '' }, 'FieldValueInvalid /value', 'value is too short.'],
    [
      'a value of 100 KB',
      { kind: 'EncryptedText', value: 'x'.repeat(100_000) },
      'FieldValueInvalid /value',
      'value is too long.',
    ],
    [
      'a value of blanks',
      { kind: 'EncryptedText', value: '  ' },
      'SecretValueInvalid /value',
      'The value is only white space.',
    ],
    ['no private key', { kind: 'SSHKey' }, 'FieldMissing /privateKey', 'privateKey is missing.'],
    [
      'an empty passphrase',
      { kind: 'SSHKey', privateKey: 'x', passphrase: '' },
      'FieldValueInvalid /passphrase',
      'passphrase is too short.',
    ],
    [
      'a misspelt field',
      { kind: 'EncryptedText', value: 'x', name: 'y' },
      'FieldValueInvalid ',
      'name is not a field here.',
    ],
    [
      'a date that is none',
      { kind: 'EncryptedText', value: 'x1', expiresAt: 'tomorrow' },
      'FieldValueInvalid /expiresAt',
      'expiresAt is not a value that is accepted.',
    ],
    [
      'a public key',
      { kind: 'EncryptedText', value: keys.publicKey },
      'SecretValueInvalid /value',
      'The value is a public SSH key.',
    ],
    [
      'a URL',
      { kind: 'EncryptedText', value: 'https://dev.azure.com/fabrikam/Fiber/_git/web' },
      'SecretValueInvalid /value',
      'The value is a URL.',
    ],
    [
      'an SSH URL',
      { kind: 'EncryptedText', value: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web' },
      'SecretValueInvalid /value',
      'The value is a URL.',
    ],
    [
      'a text that is a key of another type',
      { kind: 'EncryptedText', value: keys.openSshEd25519 },
      'SshKeyInvalid /value',
      'The key is of type ssh-ed25519; Azure Repos accepts RSA keys only.',
    ],
    [
      'a text that is an encrypted key, since there is no place for its passphrase',
      { kind: 'EncryptedText', value: keys.openSshEncrypted },
      'SshKeyInvalid /value',
      'The key is encrypted.',
    ],
    [
      'a key that needs a passphrase',
      { kind: 'SSHKey', privateKey: keys.openSshEncrypted },
      'SshKeyInvalid /privateKey',
      'The key is encrypted.',
    ],
  ])('refuses %s', (_, body, told, message) => {
    const { problems } = readSecretRequest(body);
    expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([told]);
    expect(problems[0]?.message).toBe(message);
  });
});

const token = 'abc1'.repeat(13);

test.each([
  ['a line break after it', `${token}\r\n`, token],
  ['a tab before it', `\t${token}`, token],
  ['blanks of every kind', `\u00a0${token}\u2028`, token],
  ['a byte order mark', `\ufeff${token}`, token],
  ['quotes', `"${token}"`, token],
  ['single quotes, with a blank inside', `' ${token}'`, token],
  ['quotes and a line break', `"${token}"\n`, token],
])('PUT secret: %s is taken away with a warning', (_, value, kept) => {
  const { body, problems, warnings } = readSecretRequest({ kind: 'EncryptedText', value });
  expect([body, problems]).toEqual([{ kind: 'EncryptedText', value: kept }, []]);
  expect(warnings[0]).toMatchObject({ pointer: '/value', code: 'SecretValueTrimmed', corrected: null });
  expect(JSON.stringify(warnings)).not.toContain(token);
});

test.each(['"quoted password 1"', "'a1'", `"${token}'`, 'a "word" 1'])('PUT secret: %s keeps its quotes', (value) => {
  expect(readSecretRequest({ kind: 'EncryptedText', value })).toMatchObject({ body: { value }, warnings: [] });
});

test.each(['abc\r\nX-Evil: 1', 'abc\tdef', 'abc\u0000def', 'abc\u007f', 'abc\u0085', `"${token}\n${token}"`])(
  'PUT secret: a control character inside is refused: %j',
  (value) => {
    const { problems } = readSecretRequest({ kind: 'EncryptedText', value });
    expect(problems).toMatchObject([{ pointer: '/value', code: 'SecretValueInvalid' }]);
  },
);

test.each([
  ['an e-mail address', 'ana.bowman@fabrikam.example', true],
  ['a short word', 'johnsmith', true],
  ['a short word with a digit, which may be a password of a Server', 'johnsmith1', false],
  ['a token', token, false],
])('PUT secret: %s looks like a user name: %s', (_, value, doubted) => {
  const { problems, warnings } = readSecretRequest({ kind: 'EncryptedText', value });
  expect(problems).toEqual([]);
  expect(warnings.map(({ code }) => code)).toEqual(doubted ? ['SecretLooksLikeUserName'] : []);
});

test.each([
  ['2026-08-01T12:00:00Z', ['SecretExpired /x/expiresAt']],
  ['2026-08-01T14:00:01+02:00', []],
  [null, []],
  [undefined, []],
])('a secret that expires at %s, stored on 1 August 2026 at noon', (expiresAt, expected) => {
  const body = { kind: 'EncryptedText', value: 'x', ...(expiresAt === undefined ? {} : { expiresAt }) } as const;
  const problems = expiryProblems(body, '/x', new Date('2026-08-01T12:00:00Z'));
  expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(expected);
});

const text = { kind: 'EncryptedText', holds: 'text' } as const;
const keyAsText = { kind: 'EncryptedText', holds: 'privateKey' } as const;
const key = { kind: 'SSHKey', holds: 'privateKey' } as const;

test.each([
  ['EncryptedText', text, true],
  ['EncryptedText', keyAsText, false],
  ['EncryptedText', key, false],
  ['SSHKey', text, false],
  ['SSHKey', keyAsText, true],
  ['SSHKey', key, true],
] as const)('a field that needs %s is served by %j: %s', (need, secret, answer) => {
  expect(serves(need, secret)).toBe(answer);
});

test.each([
  ['a text', text, { kind: 'EncryptedText', value: 'x' }, true, true],
  ['a text by a key', text, { kind: 'EncryptedText', value: keys.openSsh }, false, false],
  ['a key that is kept as text', keyAsText, { kind: 'EncryptedText', value: 'x' }, false, true],
  ['a key', key, { kind: 'SSHKey', privateKey: keys.openSsh }, true, true],
  ['a key by one that is kept as text', key, { kind: 'EncryptedText', value: keys.openSsh }, false, true],
] as const)('%s is replaced, or its slot filled', (_, { kind, holds }, body, replaced, filled) => {
  expect(mayBecome({ kind, holds, vaultName: 's-1' }, body)).toBe(replaced);
  expect(mayBecome({ kind, holds, vaultName: null }, body)).toBe(filled);
});

test.each<SecretBody>([
  { kind: 'EncryptedText', value: '{"privateKey": "not one"}' },
  { kind: 'SSHKey', privateKey: 'line\nline\n' },
  { kind: 'SSHKey', privateKey: 'line\nline\n', passphrase: 'open "sesame"' },
])('a secret comes out of the vault as it went in: %j', (body) => {
  expect(fromVaultText(body.kind, toVaultText(body))).toEqual(body);
});

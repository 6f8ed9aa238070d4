import { describe, expect, test } from 'vitest';
import { readSecretRequest } from '../../../shared/model/secret-request.ts';
import { fromVaultText, type SecretBody, textFault, toVaultText } from '../../../shared/model/secret.ts';
import { keys } from './throw-away-keys.ts';

describe('PUT secret', () => {
  test.each([
    ['a token', { kind: 'EncryptedText', value: 'a'.repeat(52) }],
    ['a user name with a blank and an accent inside', { kind: 'EncryptedText', value: 'Jos\u00e9 Smith' }],
    ['an SSH key', { kind: 'SSHKey', privateKey: keys.openSsh }],
    ['an SSH key with passphrase', { kind: 'SSHKey', privateKey: keys.openSshEncrypted, passphrase: keys.passphrase }],
  ])('takes %s', (_, body) => {
    expect(readSecretRequest(body)).toEqual({ ok: true, body });
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
      'a key that needs a passphrase',
      { kind: 'SSHKey', privateKey: keys.openSshEncrypted },
      'SshKeyInvalid /privateKey',
      'The key is encrypted.',
    ],
  ])('refuses %s', (_, body, told, message) => {
    const answer = readSecretRequest(body);
    const problems = answer.ok ? [] : answer.problems;
    expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([told]);
    expect(problems[0]?.message).toBe(message);
  });
});

test.each([
  ['abc\r\nX-Evil: 1', 'contains a control character or a line break'],
  ['abc\n', 'contains a control character or a line break'],
  ['abc\tdef', 'contains a control character or a line break'],
  ['abc\u0000def', 'contains a control character or a line break'],
  ['abc\u007f', 'contains a control character or a line break'],
  ['abc\u0085', 'contains a control character or a line break'],
  [' ', 'is only white space'],
  ['\u00a0', 'is only white space'],
  [' abc', 'begins or ends with white space'],
  ['abc\u2028', 'begins or ends with white space'],
  ['\ufeffabc', 'begins or ends with white space'],
  ['a b', null],
  ['abc', null],
])('a text secret %j has the fault: %s', (value, fault) => {
  expect(textFault(value)).toBe(fault);
});

test.each<SecretBody>([
  { kind: 'EncryptedText', value: '{"privateKey": "not one"}' },
  { kind: 'SSHKey', privateKey: 'line\nline\n' },
  { kind: 'SSHKey', privateKey: 'line\nline\n', passphrase: 'open "sesame"' },
])('a secret comes out of the vault as it went in: %j', (body) => {
  expect(fromVaultText(body.kind, toVaultText(body))).toEqual(body);
});

import { describe, expect, test } from 'vitest';
import { changed, credentials, overHttp, overSsh, read, told } from './definition.ts';
import { keys } from './throw-away-keys.ts';

const pat = { kind: 'EncryptedText', value: 'a'.repeat(52) };

describe('secrets sent along', () => {
  test('are taken by the reference as written', () => {
    const { problems, secrets } = read(overHttp, { secrets: { 'account.pat': pat } });
    expect(problems).toEqual([]);
    expect(secrets).toEqual(new Map([['account.pat', pat]]));
  });

  test('may be an SSH key with its passphrase', () => {
    const key = { kind: 'SSHKey', privateKey: keys.openSshEncrypted, passphrase: keys.passphrase };
    expect(told(read(overSsh, { secrets: { 'account.key': key } }))).toEqual([]);
  });

  test.each([[undefined], [null], [{}]])('may be left out: %j', (secrets) => {
    expect(told(read(overHttp, { secrets }))).toEqual([]);
  });

  test.each([
    ['not referred to', { 'account.other': pat }, ['SecretNotReferenced /secrets/account.other']],
    ['meant under another spelling of the reference', { pat }, ['SecretNotReferenced /secrets/pat']],
    [
      'of the wrong kind',
      { 'account.pat': { kind: 'SSHKey', privateKey: keys.openSsh } },
      ['SecretKindMismatch /secrets/account.pat/kind'],
    ],
    ['of no kind', { 'account.pat': { value: 'x' } }, ['FieldMissing /secrets/account.pat/kind']],
    ['of an unknown kind', { 'account.pat': { kind: 'Text' } }, ['FieldValueInvalid /secrets/account.pat/kind']],
    ['without value', { 'account.pat': { kind: 'EncryptedText' } }, ['FieldMissing /secrets/account.pat/value']],
    ['a bare text', { 'account.pat': 'x' }, ['FieldTypeInvalid /secrets/account.pat']],
    ['with a field too many', { 'account.pat': { ...pat, type: 'x' } }, ['FieldValueInvalid /secrets/account.pat']],
    ['a list', [pat], ['FieldTypeInvalid /secrets']],
    [
      'with a line break in the token',
      { 'account.pat': { kind: 'EncryptedText', value: 'abc\ndef' } },
      ['SecretValueInvalid /secrets/account.pat/value'],
    ],
  ])('are refused when %s', (_, secrets, expected) => {
    expect(told(read(overHttp, { secrets }))).toEqual(expected);
  });

  test('a key under a reference with a slash is refused at its place', () => {
    const { problems } = read(overHttp, { secrets: { 'a/b': pat } });
    expect(problems).toMatchObject([{ code: 'SecretNotReferenced', pointer: '/secrets/a~1b' }]);
  });

  test('a public key is refused', () => {
    const key = { kind: 'SSHKey', privateKey: keys.publicKey };
    expect(read(overSsh, { secrets: { 'account.key': key } }).problems).toEqual([
      {
        pointer: '/secrets/account.key/privateKey',
        code: 'SshKeyInvalid',
        message: 'This is a public key.',
        hint: 'Give the private key: the file without .pub.',
      },
    ]);
  });

  test('a reference left over from HTTP has no effect over SSH, and a secret for it is refused', () => {
    const leftOver = changed(overSsh, '/spec/authentication/spec/spec', { tokenRef: 'downward' });
    expect(told(read(leftOver))).toEqual([]);
    expect(told(read(leftOver, { secrets: { downward: pat } }))).toEqual(['SecretNotReferenced /secrets/downward']);
  });

  test.each([
    ['a number', 84_120_399],
    ['too long', `84120399${'x'.repeat(100_000)}`],
    ['with a control character', '84120399\r\nX-Evil: 1'],
    ['with a NUL', '84120399\u0000def'],
    ['a public key', 'ssh-rsa AAAA84120399'],
    ['a URL', 'https://ci:84120399@dev.azure.com/fabrikam'],
    ['a list', ['84120399']],
    ['an object', { '84120399': 1 }],
  ])('the answer never repeats a value that is %s', (_, value) => {
    const { problems } = read(overHttp, { secrets: { 'account.pat': { kind: 'EncryptedText', value } } });
    expect(problems).toMatchObject([{ pointer: '/secrets/account.pat/value' }]);
    expect(JSON.stringify(problems)).not.toContain('84120399');
  });

  test('are tidied, with a warning at their place', () => {
    const secrets = { 'account.pat': { kind: 'EncryptedText', value: `"${pat.value}"\n` } };
    const answer = read(overHttp, { secrets });
    expect(answer.secrets).toEqual(new Map([['account.pat', pat]]));
    const pointer = '/secrets/account.pat/value';
    expect(answer.warnings.map((warning) => `${warning.code} ${warning.pointer}`)).toEqual([
      `SecretValueTrimmed ${pointer}`,
      `SecretValueTrimmed ${pointer}`,
    ]);
  });

  test.each([
    ['the user name of the connector', overHttp, 'account.pat', 'johnsmith', true],
    ['an e-mail address', overHttp, 'account.pat', 'ana1@fabrikam.example', true],
    ['a token', overHttp, 'account.pat', pat.value, false],
    [
      'a token that is the user name too, since any will do',
      changed(overHttp, `${credentials}/username`, pat.value),
      'account.pat',
      pat.value,
      false,
    ],
  ])('for a token, %s is told: %#', (_, definition, reference, value, doubted) => {
    const { warnings } = read(definition, { secrets: { [reference]: { kind: 'EncryptedText', value } } });
    expect(warnings.map(({ code }) => code)).toEqual(doubted ? ['SecretLooksLikeUserName'] : []);
  });

  test('for sshKeyRef may be a text that holds the key, but no other text', () => {
    const asText = { 'account.key': { kind: 'EncryptedText', value: keys.openSsh } };
    expect(read(overSsh, { secrets: asText })).toMatchObject({ problems: [], warnings: [] });
    const noKey = { 'account.key': { kind: 'EncryptedText', value: 'hunter2' } };
    expect(told(read(overSsh, { secrets: noKey }))).toEqual(['SecretKindMismatch /secrets/account.key/kind']);
  });

  test('for a token may not be a text that holds a key', () => {
    const secrets = { 'account.pat': { kind: 'EncryptedText', value: keys.openSsh } };
    expect(told(read(overHttp, { secrets }))).toEqual(['SecretKindMismatch /secrets/account.pat/kind']);
  });

  test('one called __proto__ is passed over and changes no object', () => {
    const secrets: unknown = JSON.parse('{"__proto__": {"kind": "EncryptedText", "value": "x"}}');
    expect(read(overHttp, { secrets }).secrets).toEqual(new Map());
    expect('kind' in {}).toBe(false);
  });

  test('one for the user name and one for the token are both taken', () => {
    const byReference = changed(
      changed(overHttp, `${credentials}/username`, undefined),
      `${credentials}/usernameRef`,
      'user',
    );
    const secrets = { user: { kind: 'EncryptedText', value: 'john' }, 'account.pat': pat };
    expect([...read(byReference, { secrets }).secrets.keys()]).toEqual(['user', 'account.pat']);
  });
});

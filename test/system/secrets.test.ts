import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sshKey, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

async function valuesInVault() {
  return Object.values(await stage.service.vaultSecrets());
}

describe('PUT, GET, list and DELETE secret', () => {
  test.concurrent.each([
    ['account', '', {}],
    ['organization', '?orgIdentifier=retail', { orgIdentifier: 'retail' }],
    ['project', '?orgIdentifier=retail&projectIdentifier=shop', { orgIdentifier: 'retail', projectIdentifier: 'shop' }],
  ])('at %s scope', async (level, scope, place) => {
    const account = stage.newAccount();
    const path = `secrets/pat${scope}`;
    const [first, second] = [`first-value-1-at-${level}`, `second-value-1-at-${level}`];
    const created = await account.put(path, text(first));
    expect(created.status).toBe(201);
    const { fingerprint, createdAt } = created.body;
    expect(fingerprint).toMatch(/^[0-9a-f]{8}$/);
    const { warnings, ...shown } = created.body;
    expect(warnings).toEqual([]);
    expect(shown).toEqual({
      identifier: 'pat',
      ...place,
      kind: 'EncryptedText',
      holds: 'text',
      isSet: true,
      fingerprint,
      revision: 1,
      expiresAt: null,
      deployment: null,
      aliveIn: [],
      createdAt,
      lastModifiedAt: createdAt,
    });
    expect((await account.get(path)).body).toEqual({ ...shown, users: [] });
    expect((await account.get(`secrets${scope}`)).body).toEqual({ value: [shown] });

    const replaced = await account.put(path, text(second));
    expect([replaced.status, replaced.body.revision, replaced.body.createdAt]).toEqual([200, 2, createdAt]);
    expect(replaced.body.fingerprint).not.toBe(fingerprint);
    await account.atRest();
    const kept = await valuesInVault();
    expect([kept.includes(first), kept.includes(second)]).toEqual([false, true]);

    const deleted = await account.delete(path);
    expect([deleted.status, deleted.body]).toEqual([204, '']);
    for (const gone of [await account.get(path), await account.delete(path)])
      expect([gone.status, gone.body.code]).toEqual([404, 'SecretNotFound']);
    await account.atRest();
    expect(await account.rows()).toEqual([]);
    expect(await valuesInVault()).not.toContain(second);
  });

  test.concurrent('an SSH key shows the fingerprint of its public part, the same with and without a passphrase', async () => {
    const account = stage.newAccount();
    const key = sshKey();
    const plain = await account.put('secrets/key', key);
    expect([plain.status, plain.body.kind]).toEqual([201, 'SSHKey']);
    expect(plain.body.fingerprint).toMatch(/^SHA256:[\w+/]{43}$/);
    const again = await account.put('secrets/key', { ...key, passphrase: 'not-needed' });
    expect([again.status, again.body.revision, again.body.fingerprint]).toEqual([200, 2, plain.body.fingerprint]);
    expect(JSON.stringify([plain.body, again.body])).not.toMatch(/PRIVATE|not-needed/);
  });

  test.concurrent('one value under two names has one fingerprint', async () => {
    const account = stage.newAccount();
    const [a, b] = [await account.put('secrets/a', text('same')), await account.put('secrets/b', text('same'))];
    expect(a.body.fingerprint).toBe(b.body.fingerprint);
  });

  test.concurrent('a name is free again after DELETE, for another kind too', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text('a value'));
    await account.delete('secrets/pat');
    const { status, body } = await account.put('secrets/pat', sshKey());
    expect([status, body.kind, body.revision]).toEqual([201, 'SSHKey', 1]);
  });

  test.concurrent('a secret keeps its kind: 409', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text('a value'));
    const { status, body } = await account.put('secrets/pat', sshKey());
    expect([status, body.code]).toEqual([409, 'SecretKindFixed']);
    expect((await account.get('secrets/pat')).body).toMatchObject({ kind: 'EncryptedText', revision: 1 });
  });
});

describe('PUT secret is refused with the place of the mistake', () => {
  const rsa = sshKey().privateKey;
  test.concurrent.each<[string, unknown, string[]]>([
    ['no kind', { value: 'x' }, ['/kind FieldMissing']],
    ['an unknown kind', { kind: 'Password', value: 'x' }, ['/kind FieldValueInvalid']],
    ['no value', { kind: 'EncryptedText' }, ['/value FieldMissing']],
    ['an empty value', text(''), ['/value FieldValueInvalid']],
    ['a value that is a number', { kind: 'EncryptedText', value: 12_345 }, ['/value FieldTypeInvalid']],
    ['a value with a line break', text('abc\ndef'), ['/value SecretValueInvalid']],
    ['a value of blanks', text('  '), ['/value SecretValueInvalid']],
    ['a URL', text('https://dev.azure.com/fabrikam'), ['/value SecretValueInvalid']],
    ['a public key as a text', text('ssh-rsa AAAAB3NzaC1yc2E ana'), ['/value SecretValueInvalid']],
    ['a date that is past', { ...text('a-token-1'), expiresAt: '2020-01-31T00:00:00Z' }, ['/expiresAt SecretExpired']],
    ['a date that is none', { ...text('a-token-1'), expiresAt: 'soon' }, ['/expiresAt FieldValueInvalid']],
    ['a value longer than a vault takes', text('x'.repeat(20_001)), ['/value FieldValueInvalid']],
    ['a misspelt field', { kind: 'EncryptedText', value: 'x', valeu: 'y' }, [' FieldValueInvalid']],
    ['a list', [], [' FieldTypeInvalid']],
    ['a key that is none', { kind: 'SSHKey', privateKey: 'ssh-rsa AAAA' }, ['/privateKey SshKeyInvalid']],
    ['a damaged key', { kind: 'SSHKey', privateKey: rsa.slice(0, 400) }, ['/privateKey SshKeyInvalid']],
    ['an empty passphrase', { kind: 'SSHKey', privateKey: rsa, passphrase: '' }, ['/passphrase FieldValueInvalid']],
  ])('%s', async (_, sent, expected) => {
    const account = stage.newAccount();
    const { status, headers, body } = await account.put('secrets/pat', sent);
    expect([status, headers.get('content-type'), body.code]).toEqual([
      400,
      'application/problem+json',
      'InvalidRequest',
    ]);
    const found = body.errors.map(({ pointer, code }: Record<string, string>) => `${pointer} ${code}`);
    expect(found).toEqual(expected);
    for (const { message, hint } of body.errors) expect([message, hint]).not.toContain('');
    expect((await account.get('secrets/pat')).status).toBe(404);
  });
});

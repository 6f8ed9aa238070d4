import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import { apiAccess, connector, http, ssh, sshKey, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const alive = patFor('alive');
const path = 'connectors/web';

const withToken = (value: string, more: object = {}) =>
  connector('web', { ...more, secrets: { 'account.pat': text(value) } });

const refusals = ({ status, body }: { status: number; body: { code: string; errors: Record<string, string>[] } }) => [
  status,
  body.code,
  body.errors.map(({ pointer, code }) => `${pointer} ${code}`),
];

/** The values in the vault that are this test's: each test has values of its own. */
async function inVault(...values: string[]) {
  return Object.values(await stage.service.vaultSecrets()).filter((value) => values.includes(value));
}

describe('PUT connector with an inline secret', () => {
  test.concurrent('creates it: kept in the vault, shown with its user, and good for a verification', async () => {
    const account = stage.newAccount();
    const value = patFor('alive', 52);
    const created = await account.put(path, withToken(value), { Prefer: 'wait=20' });
    expect([created.status, created.body.status.status]).toEqual([201, 'SUCCESS']);
    expect(created.body).not.toHaveProperty('secrets');
    const { body } = await account.get('secrets/pat');
    expect(body).toMatchObject({ kind: 'EncryptedText', revision: 1, users: [{ identifier: 'web' }] });
    expect(JSON.stringify([created.body, body])).not.toContain(value);
    expect(await inVault(value)).toContain(value);
  });

  test.concurrent('for both tokens at once, of which one is named twice', async () => {
    const account = stage.newAccount();
    const spec = {
      authentication: http('account.git', { usernameRef: 'account.user' }),
      apiAccess: apiAccess('account.git'),
    };
    const secrets = { 'account.git': text(alive), 'account.user': text('ana') };
    const { body } = await account.put(path, connector('web', { spec, secrets }), { Prefer: 'wait=20' });
    expect(body.status.status).toBe('SUCCESS');
    const listed = (await account.get('secrets')).body.value;
    expect(listed.map(({ identifier }: { identifier: string }) => identifier)).toEqual(['git', 'user']);
  });

  test.concurrent('in the scope that the reference names', async () => {
    const account = stage.newAccount();
    const scope = '?orgIdentifier=retail&projectIdentifier=shop';
    const spec = { authentication: http('pat', { usernameRef: 'org.user' }), apiAccess: apiAccess('account.api') };
    const secrets = { pat: text(alive), 'org.user': text('ana'), 'account.api': text(alive) };
    expect((await account.put(`${path}${scope}`, connector('web', { spec, secrets }))).status).toBe(201);
    const users = [{ identifier: 'web', orgIdentifier: 'retail', projectIdentifier: 'shop' }];
    expect((await account.get(`secrets/pat${scope}`)).body).toMatchObject({ projectIdentifier: 'shop', users });
    expect((await account.get('secrets/user?orgIdentifier=retail')).body.users).toEqual(users);
    expect((await account.get('secrets/api')).body.users).toEqual(users);
  });

  test.concurrent('for SSH', async () => {
    const account = stage.newAccount();
    const spec = { url: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web', authentication: ssh('account.key') };
    const { status } = await account.put(path, connector('web', { spec, secrets: { 'account.key': sshKey() } }));
    expect(status).toBe(201);
    const { body } = await account.get('secrets/key');
    expect([body.kind, body.fingerprint]).toEqual(['SSHKey', expect.stringMatching(/^SHA256:[\w+/]{43}$/)]);
  });

  test.concurrent('the same value with a changed definition leaves the secret alone', async () => {
    const account = stage.newAccount();
    await account.put(path, withToken(alive));
    const changed = await account.put(path, withToken(alive, { description: 'changed' }));
    expect([changed.status, changed.body.revision]).toEqual([200, 2]);
    expect((await account.get('secrets/pat')).body.revision).toBe(1);
  });

  test.concurrent('another value replaces it: verified anew, and the old value is gone from the vault', async () => {
    const account = stage.newAccount();
    const before = patFor('expired', 52);
    const after = patFor('no-project-scope', 52);
    const failed = await account.put(path, withToken(before), { Prefer: 'wait=20' });
    expect(failed.body.status.reason).toBe('CredentialExpiredOrRevoked');
    const { fingerprint } = (await account.get('secrets/pat')).body;
    const repaired = await account.put(path, withToken(after), { Prefer: 'wait=20' });
    expect([repaired.status, repaired.body.revision, repaired.body.status.status]).toEqual([200, 2, 'SUCCESS']);
    const { body } = await account.get('secrets/pat');
    expect(body.revision).toBe(2);
    expect(body.fingerprint).not.toBe(fingerprint);
    await account.atRest();
    expect(await inVault(before, after)).toEqual([after]);
  });
});

describe('PUT connector with an inline secret is refused', () => {
  test.concurrent('when others share the secret: 409 names them, and nothing changes', async () => {
    const account = stage.newAccount();
    await account.put(path, withToken(alive));
    for (const other of ['tools', 'docs']) await account.put(`connectors/${other}`, connector(other));
    const value = patFor('revoked', 52);
    const refused = await account.put(path, withToken(value, { description: 'new' }));
    const conflict = '/secrets/account.pat SecretSharedByOthers';
    expect(refusals(refused)).toEqual([409, 'SecretSharedByOthers', [conflict]]);
    expect(refused.body.detail).toMatch(/docs, tools/);
    const validated = await account.post('connectors/validate', withToken(value));
    expect(validated.body).toMatchObject({ valid: false, errors: refused.body.errors });
    expect((await account.get(path)).body.revision).toBe(1);
    expect((await account.get('secrets/pat')).body.revision).toBe(1);
    expect(await inVault(value)).toEqual([]);
  });

  test.concurrent('but not when they share the same value', async () => {
    const account = stage.newAccount();
    await account.put(path, withToken(alive));
    await account.put('connectors/tools', connector('tools'));
    expect((await account.put(path, withToken(alive, { description: 'new' }))).status).toBe(200);
  });

  test.concurrent('when the secret is of another kind: it keeps its kind', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', sshKey());
    expect(refusals(await account.put(path, withToken(alive)))).toEqual([
      400,
      'InvalidRequest',
      [
        '/connector/spec/authentication/spec/spec/tokenRef SecretKindMismatch',
        '/secrets/account.pat/kind SecretKindFixed',
      ],
    ]);
  });

  test.concurrent('when the definition does not refer to it, or spells the reference differently', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text(alive));
    const secrets = { 'account.other': text('a-value'), pat: text('a-value'), 'a/b~c': text('a-value') };
    expect(refusals(await account.put(path, connector('web', { secrets })))).toEqual([
      400,
      'InvalidRequest',
      [
        '/secrets/account.other SecretNotReferenced',
        '/secrets/pat SecretNotReferenced',
        '/secrets/a~1b~0c SecretNotReferenced',
      ],
    ]);
  });

  test.concurrent('all or nothing: one bad secret, or a bad definition, and none is stored', async () => {
    const account = stage.newAccount();
    const good = 'a-good-value-of-this-test';
    const spec = { apiAccess: apiAccess('account.api') };
    const bad = connector('web', {
      spec,
      secrets: { 'account.pat': text(good), 'account.api': text('in two\nlines') },
    });
    expect(refusals(await account.put(path, bad))).toEqual([
      400,
      'InvalidRequest',
      ['/secrets/account.api/value SecretValueInvalid'],
    ]);
    expect((await account.put(path, withToken(good, { name: '' }))).status).toBe(400);
    expect(await account.rows()).toEqual([]);
    expect(await inVault(good)).toEqual([]);
  });

  test.concurrent('a malformed one is one mistake, not also a missing secret', async () => {
    const account = stage.newAccount();
    const secrets = { 'account.pat': { kind: 'EncryptedText' } };
    expect(refusals(await account.put(path, connector('web', { secrets })))).toEqual([
      400,
      'InvalidRequest',
      ['/secrets/account.pat/value FieldMissing'],
    ]);
  });
});

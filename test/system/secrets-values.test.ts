import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import { connector, http, ssh, sshKey, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const codes = (found: { code: string; pointer: string }[]) => found.map(({ code, pointer }) => `${pointer} ${code}`);

test.concurrent('white space and quotes around a token are taken away, and the token works', async () => {
  const account = stage.newAccount();
  const token = patFor('alive', 52);
  const stored = await account.put('secrets/pat', text(` "${token}"\r\n`));
  expect([stored.status, codes(stored.body.warnings)]).toEqual([
    201,
    ['/value SecretValueTrimmed', '/value SecretValueTrimmed'],
  ]);
  const put = await account.put('connectors/web', connector('web'), { Prefer: 'wait=20' });
  expect(put.body.status.status).toBe('SUCCESS');
  const again = await account.put('secrets/pat', text(token));
  expect([again.status, again.body.revision, again.body.warnings]).toEqual([200, 1, []]);
});

test.concurrent('a user name in place of a token is told, and stored', async () => {
  const { status, body } = await stage.newAccount().put('secrets/pat', text('ana.bowman@fabrikam.example'));
  expect([status, codes(body.warnings)]).toEqual([201, ['/value SecretLooksLikeUserName']]);
});

describe('expiresAt', () => {
  const expiresAt = '2090-01-31T01:00:00+01:00';
  const shown = '2090-01-31T00:00:00.000Z';

  test.concurrent('is kept and shown, and stays with the same value', async () => {
    const account = stage.newAccount();
    expect((await account.put('secrets/pat', { ...text('a-token-1'), expiresAt })).body.expiresAt).toBe(shown);
    expect((await account.put('secrets/pat', text('a-token-1'))).body).toMatchObject({ expiresAt: shown, revision: 1 });
    expect((await account.get('secrets')).body.value).toMatchObject([{ expiresAt: shown }]);
    expect((await account.put('secrets/pat', { ...text('a-token-1'), expiresAt: null })).body.expiresAt).toBeNull();
  });

  test.concurrent('is not that of a new value', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', { ...text('a-token-1'), expiresAt });
    expect((await account.put('secrets/pat', text('a-token-2'))).body).toMatchObject({ expiresAt: null, revision: 2 });
  });

  test.concurrent('may come along with a connector, later too', async () => {
    const account = stage.newAccount();
    const spec = { authentication: http('account.pat'), ignoreTestConnection: true };
    const put = (secret: object) =>
      account.put('connectors/web', connector('web', { spec, secrets: { 'account.pat': secret } }));
    expect((await put(text('a-token-1'))).status).toBe(201);
    expect((await put({ ...text('a-token-1'), expiresAt })).status).toBe(200);
    expect((await account.get('secrets/pat')).body).toMatchObject({ expiresAt: shown, revision: 1 });
  });
});

describe('An EncryptedText that holds an SSH key', () => {
  const url = 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web';
  const overSsh = (secrets?: object) =>
    connector('web', { spec: { url, authentication: ssh('account.key') }, ...(secrets && { secrets }) });
  const key = sshKey();

  test.concurrent('is checked as a key and good for sshKeyRef, stored before or sent along', async () => {
    const [before, along] = [stage.newAccount(), stage.newAccount()];
    const { fingerprint } = (await before.put('secrets/as_key', key)).body;
    const stored = await before.put('secrets/key', text(key.privateKey));
    expect(stored.body).toMatchObject({ kind: 'EncryptedText', holds: 'privateKey', fingerprint, warnings: [] });
    const expected = ['/connector/spec/authentication/spec/sshKeyRef PrivateKeyInEncryptedText'];
    const put = await before.put('connectors/web', overSsh());
    expect([put.status, codes(put.body.warnings)]).toEqual([201, expected]);
    const inline = await along.put('connectors/web', overSsh({ 'account.key': text(key.privateKey) }));
    expect([inline.status, codes(inline.body.warnings)]).toEqual([201, expected]);
    expect((await along.get('secrets/key')).body).toMatchObject({ holds: 'privateKey', fingerprint });
  });

  test.concurrent('is read when the connector is verified', async () => {
    const account = stage.newAccount();
    await account.put('connectors/web', overSsh({ 'account.key': text(key.privateKey) }));
    const { checks } = await account.verified('connectors/web');
    expect(checks).toContainEqual(expect.objectContaining({ name: 'secrets', outcome: 'PASSED' }));
  });

  test.concurrent('cannot be replaced by a text that is no key, nor be used as a token', async () => {
    const account = stage.newAccount();
    await account.put('secrets/key', text(key.privateKey));
    const replaced = await account.put('secrets/key', text('a-token-1'));
    expect([replaced.status, replaced.body.code]).toEqual([409, 'SecretKindFixed']);
    const asToken = await account.put(
      'connectors/web',
      connector('web', { spec: { authentication: http('account.key') } }),
    );
    expect(codes(asToken.body.errors)).toEqual([
      '/connector/spec/authentication/spec/spec/tokenRef SecretKindMismatch',
    ]);
  });

  test.concurrent('that is damaged is refused as a key', async () => {
    const { status, body } = await stage.newAccount().put('secrets/key', text(key.privateKey.slice(0, 400)));
    expect([status, codes(body.errors)]).toEqual([400, ['/value SshKeyInvalid']]);
    expect(JSON.stringify(body)).not.toContain(key.privateKey.slice(100, 140));
  });
});

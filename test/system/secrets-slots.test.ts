import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SecretKind } from '../../shared/model/secret.ts';
import { secretKey } from '../../shared/storage/row-keys.ts';
import { emptySlot, toSecretRow } from '../../shared/storage/secrets.ts';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { connector, sshKey, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
  // Makes the table.
  await stage.newAccount().put('secrets/pat', text('a-token-1'));
});
afterAll(() => stage.close());

async function makeSlot({ name }: Account, identifier: string, kind: SecretKind): Promise<void> {
  await stage.service
    .storageClients()
    .table('entities')
    .createEntity({
      partitionKey: name,
      rowKey: secretKey({ org: null, project: null, identifier }),
      ...toSecretRow(emptySlot(kind, null, new Date().toISOString())),
    });
}

test.concurrent('a slot is shown as a secret that is not set', async () => {
  const account = stage.newAccount();
  await makeSlot(account, 'pat', 'EncryptedText');
  const { body } = await account.get('secrets/pat');
  expect(body).toMatchObject({ kind: 'EncryptedText', isSet: false, revision: 0, fingerprint: null, users: [] });
});

test.concurrent('a connector may refer to a slot, fails for that reason, and is verified when the slot is filled', async () => {
  const account = stage.newAccount();
  await makeSlot(account, 'pat', 'EncryptedText');
  for (const name of ['web', 'tools']) {
    const { status, body } = await account.put(`connectors/${name}`, connector(name), { Prefer: 'wait=20' });
    expect([status, body.status.status, body.status.reason]).toEqual([201, 'FAILURE', 'SecretNotSet']);
    expect(body.status.hint).toContain('account.pat');
  }
  const filled = await account.put('secrets/pat', text(patFor('alive')));
  expect([filled.status, filled.body.revision, filled.body.isSet]).toEqual([200, 1, true]);
  await account.atRest();
  for (const name of ['web', 'tools'])
    expect((await account.get(`connectors/${name}`)).body.status.status).toBe('SUCCESS');
});

test.concurrent('a slot is filled by a value sent along when nobody else waits for it', async () => {
  const account = stage.newAccount();
  await makeSlot(account, 'pat', 'EncryptedText');
  const secrets = { 'account.pat': text(patFor('alive')) };
  const alone = await account.put('connectors/web', connector('web', { secrets }), { Prefer: 'wait=20' });
  expect([alone.status, alone.body.status.status]).toEqual([201, 'SUCCESS']);
});

test.concurrent('a slot for an SSH key takes one of either kind, and no other text', async () => {
  const account = stage.newAccount();
  const key = sshKey();
  for (const name of ['key', 'as_text']) await makeSlot(account, name, 'SSHKey');
  const refused = await account.put('secrets/key', text('a-token-1'));
  expect([refused.status, refused.body.code]).toEqual([409, 'SecretKindFixed']);
  expect((await account.put('secrets/key', key)).status).toBe(200);
  expect((await account.put('secrets/as_text', text(key.privateKey))).body.kind).toBe('EncryptedText');
});

test.concurrent('a slot that nobody refers to can be deleted', async () => {
  const account = stage.newAccount();
  await makeSlot(account, 'pat', 'EncryptedText');
  expect((await account.delete('secrets/pat')).status).toBe(204);
  await account.atRest();
  expect(await account.rows()).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const soon = { Prefer: 'wait=20' };
const withApi = { spec: { apiAccess: apiAccess('account.pat') } };
const inline = { 'account.pat': text(patFor('alive')) };

/** Less to wait for until an interrupted call is undone. */
const impatient = { CHANGE_GRACE_SECONDS: '0.3' };

/** Names in the vault, beside the key of fingerprints. */
async function kept() {
  return Object.keys(await stage.service.vaultSecrets()).filter((name) => name.startsWith('s-'));
}

async function noValueIsLeft(account: Account) {
  await account.atRest();
  expect(await kept()).toEqual([]);
}

describe('test before save', () => {
  test('a definition and its token are verified, and nothing of them stays but the result', async () => {
    const account = stage.newAccount();
    const { status, headers, body } = await account.post(
      'verifications',
      connector('web', { ...withApi, secrets: inline }),
      soon,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'COMPLETED', outcome: 'SUCCESS', revision: null, warnings: [] });
    expect(body.checks.map(({ name }: { name: string }) => name)).toContain('repository');
    await noValueIsLeft(account);
    expect((await account.rows()).map(({ rowKey }) => rowKey)).toEqual([expect.stringMatching(/^run!/)]);
    expect((await account.get('connectors/web')).status).toBe(404);
    expect((await account.get('secrets/pat')).status).toBe(404);
    const { warnings: _warnings, ...result } = body;
    const location = headers.get('operation-location') ?? '';
    expect(location).toContain(`/api/v1/verifications/${body.id}?`);
    expect((await stage.service.request('GET', location)).body).toEqual(result);
  });

  test('a wrong token is a result with its reason', async () => {
    const account = stage.newAccount();
    const definition = connector('web', { secrets: { 'account.pat': text(patFor('expired')) } });
    const { status, body } = await account.post('verifications', definition);
    expect([status, body.status]).toEqual([202, 'QUEUED']);
    const done = await account.get(`verifications/${body.id}`, soon);
    expect(done.body).toMatchObject({ status: 'COMPLETED', outcome: 'FAILURE', reason: 'CredentialExpiredOrRevoked' });
    await noValueIsLeft(account);
  });

  test('a secret that is stored is used; another value for it is tried and not stored', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text(patFor('alive')));
    await account.put('connectors/web', connector('web'), soon);
    const before = (await account.get('secrets/pat')).body;
    const stored = await account.post('verifications', connector('other'), soon);
    expect(stored.body).toMatchObject({ outcome: 'SUCCESS' });
    const tried = { secrets: { 'account.pat': text(patFor('revoked')) } };
    const other = await account.post('verifications', connector('other', tried), soon);
    expect(other.body).toMatchObject({ outcome: 'FAILURE' });
    await account.atRest();
    expect((await account.get('secrets/pat')).body).toEqual(before);
    expect((await account.get('connectors/web')).body).toMatchObject({ revision: 1, status: { status: 'SUCCESS' } });
    expect(await kept()).toHaveLength(1);
    await account.delete('connectors/web');
    await account.delete('secrets/pat');
    await noValueIsLeft(account);
  });

  test('mistakes are told as PUT tells them, and leave nothing', async () => {
    const account = stage.newAccount();
    const { status, body } = await account.post(
      'verifications',
      connector('web', { spec: { url: 'https://dev.azure.com' } }),
    );
    expect([status, body.code]).toEqual([400, 'InvalidRequest']);
    expect(body.errors.map(({ code }: { code: string }) => code)).toContain('SecretMissing');
    expect(await account.rows()).toEqual([]);
  });

  test('a result belongs to its scope, and a verification of a connector is not one', async () => {
    const account = stage.newAccount();
    const shop = 'orgIdentifier=retail&projectIdentifier=shop';
    const definition = connector('web', { secrets: inline });
    const { body } = await account.post(`verifications?${shop}`, definition, soon);
    const stored = await account.put(
      'connectors/web',
      connector('web', { spec: { ignoreTestConnection: true }, secrets: inline }),
    );
    await account.post('connectors/web/verifications', undefined, soon);
    expect((await account.get(`verifications/${body.id}?${shop}`)).status).toBe(200);
    for (const path of [`verifications/${body.id}`, `verifications/${stored.body.uid}`, 'verifications/x']) {
      const { status, body: refused } = await account.get(path);
      expect([path, status, refused.code]).toEqual([path, 404, 'VerificationNotFound']);
    }
    await account.atRest();
    await account.delete('connectors/web');
    await account.delete('secrets/pat');
    await noValueIsLeft(account);
  });
});

describe('test before save, interrupted', () => {
  test.each([
    ['just before the run is queued', { method: 'POST', path: '/$batch', body: /PartitionKey='[^']*',RowKey='change/ }],
    ['just before the value is written', { service: 'vault', method: 'PUT' }],
  ] as const)('a call that dies %s leaves no value behind', async (_, match) => {
    const account = stage.newAccount();
    const dead = stage.service.crash('before', match);
    await account.post('verifications', connector('web', { secrets: inline })).catch(() => undefined);
    await dead;
    await stage.service.restart(impatient);
    await stage.service.waitFor(async () => (await account.rows()).length === 0, 'the change to be undone');
    expect(await kept()).toEqual([]);
  });

  test('a run that dies when it has recorded its result still drops the values', async () => {
    const account = stage.newAccount();
    const dead = stage.service.crash('before', { service: 'vault', method: 'DELETE' });
    await account.post('verifications', connector('web', { secrets: inline })).catch(() => undefined);
    await dead;
    await stage.service.restart(impatient);
    await account.atRest();
    expect(await kept()).toEqual([]);
  });
});

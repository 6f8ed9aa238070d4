import { afterAll, beforeAll, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, http, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const runsOf = async (account: Account, path: string) => (await account.get(path)).body.value.length;
const statusOf = async (account: Account, path: string) => (await account.get(path)).body.status;

test.concurrent('a new value verifies every connector that uses the secret, in every scope, and only those', async () => {
  const account = stage.newAccount();
  await account.put('secrets/shared', text(patFor('expired')));
  await account.put('secrets/own', text(patFor('alive')));
  const shop = '?orgIdentifier=retail&projectIdentifier=shop';
  const uses = { spec: { authentication: http('account.shared') } };
  const usesAsApi = { spec: { authentication: http('account.own'), apiAccess: apiAccess('account.shared') } };
  await account.put('connectors/git', connector('git', uses), { Prefer: 'wait=20' });
  await account.put(`connectors/api${shop}`, connector('api', usesAsApi), { Prefer: 'wait=20' });
  await account.put('connectors/apart', connector('apart', { spec: { authentication: http('account.own') } }));
  await account.verified('connectors/apart');
  expect((await statusOf(account, 'connectors/git')).status).toBe('FAILURE');

  await account.put('secrets/shared', text(patFor('alive')));
  await account.atRest();
  expect((await statusOf(account, 'connectors/git')).status).toBe('SUCCESS');
  expect((await statusOf(account, `connectors/api${shop}`)).status).toBe('SUCCESS');
  expect(await runsOf(account, 'connectors/git/verifications')).toBe(2);
  expect(await runsOf(account, `connectors/api/verifications${shop}`)).toBe(2);
  expect(await runsOf(account, 'connectors/apart/verifications')).toBe(1);
  expect((await account.get('connectors/git')).body.revision).toBe(1);
});

test.concurrent('a definition that no longer refers to a secret is not verified for it', async () => {
  const account = stage.newAccount();
  for (const name of ['old', 'later']) await account.put(`secrets/${name}`, text(patFor('alive')));
  await account.put('connectors/web', connector('web', { spec: { authentication: http('account.old') } }));
  const moved = connector('web', { spec: { authentication: http('account.later') } });
  expect((await account.put('connectors/web', moved)).status).toBe(200);
  await account.atRest();
  expect((await account.get('secrets/old')).body.users).toEqual([]);
  expect((await account.get('secrets/later')).body.users).toEqual([{ identifier: 'web' }]);
  await account.put('secrets/old', text(patFor('alive', 52)));
  await account.atRest();
  expect(await runsOf(account, 'connectors/web/verifications')).toBe(2);
  expect((await account.delete('secrets/old')).status).toBe(204);
});

test.concurrent('DELETE secret in use: 409 names who uses it, with their scopes', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  await account.put('connectors/web', connector('web'));
  const shop = '?orgIdentifier=retail&projectIdentifier=shop';
  await account.put(`connectors/tools${shop}`, connector('tools'));
  const { status, body } = await account.delete('secrets/pat');
  expect([status, body.code]).toEqual([409, 'SecretInUse']);
  expect(body.detail).toMatch(/used by web, retail\/shop\/tools\./);
  expect((await account.get('secrets/pat')).body.users).toEqual([
    { identifier: 'web' },
    { identifier: 'tools', orgIdentifier: 'retail', projectIdentifier: 'shop' },
  ]);
});

test.concurrent('deleting the connectors that use a secret frees it; their deletion leaves it alone', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  for (const name of ['web', 'tools']) await account.put(`connectors/${name}`, connector(name));
  await account.delete('connectors/web');
  expect((await account.delete('secrets/pat')).body.code).toBe('SecretInUse');
  await account.delete('connectors/tools');
  expect((await account.get('secrets/pat')).body).toMatchObject({ revision: 1, users: [] });
  expect((await account.delete('secrets/pat')).status).toBe(204);
});

test.concurrent('deleting in use at another account does not count here', async () => {
  const [mine, theirs] = [stage.newAccount(), stage.newAccount()];
  for (const account of [mine, theirs]) await account.put('secrets/pat', text(patFor('alive')));
  await theirs.put('connectors/web', connector('web'));
  expect((await mine.delete('secrets/pat')).status).toBe(204);
  expect((await theirs.get('secrets/pat')).body.users).toEqual([{ identifier: 'web' }]);
});

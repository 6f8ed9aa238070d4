import { afterAll, beforeAll, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import { apiAccess, connector, text } from './definition.ts';
import { type SeparateStage, startSeparately } from './separate-hosts.ts';

let stage: SeparateStage;
beforeAll(async () => {
  stage = await startSeparately();
});
afterAll(() => stage.close());

test('HTTP doors, verify-connector and finish-change in a process each pass the main job', async () => {
  const account = stage.newAccount();
  const expired = { 'account.pat': text(patFor('expired')) };
  const sent = connector('web', { spec: { apiAccess: apiAccess('account.pat') }, secrets: expired });
  expect((await account.put('connectors/web', sent)).status).toBe(201);
  const before = await account.post('connectors/web/verifications', undefined, { Prefer: 'wait=1' });
  expect([before.status, before.body.status]).toEqual([202, 'QUEUED']);

  const verifier = await stage.startHostOf('verify-connector');
  expect((await fetch(`${verifier.ready.url}/api/v1/health`)).status).toBe(404);
  await account.verified('connectors/web');
  const failed = (await account.get('connectors/web')).body;
  expect(failed.status).toMatchObject({ status: 'FAILURE', reason: 'CredentialExpiredOrRevoked' });

  await account.put('secrets/pat', text(patFor('alive')));
  expect((await account.get('connectors/web')).body.status.status).toBe('FAILURE');
  const finisher = await stage.startHostOf('finish-change');
  expect((await fetch(`${finisher.ready.url}/api/v1/health`)).status).toBe(404);
  const repaired = await stage.service.waitFor(async () => {
    const { body } = await account.get('connectors/web');
    return body.status.status === 'SUCCESS' ? body : null;
  }, 'the verdict of the new secret');
  expect(repaired).toMatchObject({ revision: 1, status: { observedRevision: 1, errors: [] } });

  await account.atRest();
  expect((await account.delete('connectors/web')).status).toBe(200);
  expect((await account.delete('secrets/pat')).status).toBe(204);
  await account.atRest();
  expect(Object.values(await stage.service.vaultSecrets())).not.toContain(patFor('alive'));
});

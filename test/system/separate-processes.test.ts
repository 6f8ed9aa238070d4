import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Child, startChild } from '../../infra/local/child.ts';
import { patFor } from '../simulator/world/tokens.ts';
import { apiAccess, connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';
import { builtApp } from './built-app.ts';

// On Flex Consumption every queue function runs on instances of its own, and the HTTP functions share theirs.

type Host = Child<{ type: 'ready'; url: string }>;

const queueFunctions = ['verify-connector', 'finish-change', 'verify-connector-poison', 'finish-change-poison'];
const disabled = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`AzureWebJobs.${name}.Disabled`, 'true']));

let stage: Stage;
const hosts: Host[] = [];
beforeAll(async () => {
  stage = await startWithSimulator(disabled(queueFunctions));
});
afterAll(async () => {
  for (const host of hosts) await host.stop();
  await stage.close();
});

/** A host on the same storage that runs this function alone. */
async function startHostOf(name: string): Promise<Host> {
  const environment = Object.entries(stage.service.world.settings()).filter(
    ([key]) => !key.startsWith('AzureWebJobs.'),
  );
  const host: Host = await startChild({
    script: new URL('../../infra/local/functions-host/main.ts', import.meta.url),
    args: [await builtApp(), '--port', '0'],
    env: {
      ...Object.fromEntries(environment),
      // Only this one: https://learn.microsoft.com/azure/azure-functions/functions-host-json#functions
      AzureFunctionsJobHost__functions__0: name,
    },
    onOutput: () => undefined,
  });
  hosts.push(host);
  return host;
}

test('HTTP doors, verify-connector and finish-change in a process each pass the main job', async () => {
  const account = stage.newAccount();
  const expired = { 'account.pat': text(patFor('expired')) };
  const sent = connector('web', { spec: { apiAccess: apiAccess('account.pat') }, secrets: expired });
  expect((await account.put('connectors/web', sent)).status).toBe(201);
  const before = await account.post('connectors/web/verifications', undefined, { Prefer: 'wait=1' });
  expect([before.status, before.body.status]).toEqual([202, 'QUEUED']);

  const verifier = await startHostOf('verify-connector');
  expect((await fetch(`${verifier.ready.url}/api/v1/health`)).status).toBe(404);
  await account.verified('connectors/web');
  const failed = (await account.get('connectors/web')).body;
  expect(failed.status).toMatchObject({ status: 'FAILURE', reason: 'CredentialExpiredOrRevoked' });

  await account.put('secrets/pat', text(patFor('alive')));
  expect((await account.get('connectors/web')).body.status.status).toBe('FAILURE');
  const finisher = await startHostOf('finish-change');
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

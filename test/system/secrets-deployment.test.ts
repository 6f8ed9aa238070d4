import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Account } from './account.ts';
import { connector, http, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

// A stored token is not sent to a host of a caller's choosing. No run is needed to see that.

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator({ ALLOWED_HOSTS: 'tfs.example,other.example' });
});
afterAll(() => stage.close());

const value = 'a-token-of-fabrikam-0001';
const services = 'https://dev.azure.com/fabrikam/Fiber/_git/web';
const server = 'https://tfs.example/tfs/Main/Fiber/_git/web';

function body(identifier: string, url: string, secrets?: object) {
  const spec = { url, authentication: http('account.pat'), ignoreTestConnection: true };
  return connector(identifier, { spec, ...(secrets === undefined ? {} : { secrets }) });
}

const deploymentOf = async (account: Account) => (await account.get('secrets/pat')).body.deployment;

async function refusedAs(answer: Promise<{ status: number; body: { errors: { code: string; pointer: string }[] } }>) {
  const { status, body: told } = await answer;
  return [status, ...told.errors.map(({ code, pointer }) => `${pointer} ${code}`)];
}

const bound = [400, '/connector/spec/authentication/spec/spec/tokenRef SecretBoundToAnotherDeployment'];

test.concurrent('a secret remembers the deployment it was first used with', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(value));
  expect(await deploymentOf(account)).toBeNull();
  expect((await account.put('connectors/web', body('web', services))).status).toBe(201);
  expect(await deploymentOf(account)).toBe('services');
  expect(await refusedAs(account.put('connectors/other', body('other', server)))).toEqual(bound);
  expect((await account.post('connectors/validate', body('other', server))).body.valid).toBe(false);
  expect((await account.get('connectors/other')).status).toBe(404);
});

test.concurrent('a secret sent along belongs to the deployment of its connector from the start', async () => {
  const account = stage.newAccount();
  await account.put('connectors/web', body('web', server, { 'account.pat': text(value) }));
  expect(await deploymentOf(account)).toBe('server:tfs.example');
  const elsewhere = 'https://other.example/tfs/Main/Fiber/_git/web';
  for (const url of [services, elsewhere])
    expect(await refusedAs(account.put('connectors/other', body('other', url)))).toEqual(bound);
  expect((await account.put('connectors/other', body('other', server))).status).toBe(201);
});

test.concurrent('a connector cannot move to another deployment with its secret', async () => {
  const account = stage.newAccount();
  await account.put('connectors/web', body('web', services, { 'account.pat': text(value) }));
  expect(await refusedAs(account.put('connectors/web', body('web', server)))).toEqual(bound);
  expect((await account.get('connectors/web')).body.revision).toBe(1);
});

test.concurrent('it can once the value is given again, the same or another, by PUT secret', async () => {
  for (const again of [value, 'a-token-of-fabrikam-0002']) {
    const account = stage.newAccount();
    await account.put('connectors/web', body('web', services, { 'account.pat': text(value) }));
    expect((await account.put('secrets/pat', text(again))).body.deployment).toBeNull();
    expect((await account.put('connectors/web', body('web', server))).status).toBe(200);
    expect(await deploymentOf(account)).toBe('server:tfs.example');
  }
});

test.concurrent('it can with the value sent along, the same or another', async () => {
  for (const again of [value, 'a-token-of-fabrikam-0002']) {
    const account = stage.newAccount();
    await account.put('connectors/web', body('web', services, { 'account.pat': text(value) }));
    const moved = body('web', server, { 'account.pat': text(again) });
    expect((await account.put('connectors/web', moved)).status).toBe(200);
    expect(await deploymentOf(account)).toBe('server:tfs.example');
  }
});

test.concurrent('a value that was given again stays with the connectors that use it', async () => {
  const account = stage.newAccount();
  await account.put('connectors/web', body('web', services, { 'account.pat': text(value) }));
  await account.put('secrets/pat', text('a-token-of-fabrikam-0002'));
  expect(await refusedAs(account.put('connectors/other', body('other', server)))).toEqual(bound);
  const withValue = body('other', server, { 'account.pat': text('a-token-of-fabrikam-0002') });
  expect(await refusedAs(account.put('connectors/other', withValue))).toEqual(bound);
  expect((await account.put('connectors/other', body('other', services))).status).toBe(201);
});

test.concurrent('it stays with its deployment when its connector is gone', async () => {
  const account = stage.newAccount();
  await account.put('connectors/web', body('web', services, { 'account.pat': text(value) }));
  await account.delete('connectors/web');
  expect(await refusedAs(account.put('connectors/web', body('web', server)))).toEqual(bound);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import { apiAccess, connector, http, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const secrets = { 'account.pat': text(patFor('alive')) };

test.concurrent('POST connector makes the identifier of the name', async () => {
  const account = stage.newAccount();
  const sent = connector('', { name: ' 1st Web-Shop ', identifier: undefined, secrets });
  const created = await account.post('connectors', sent, { Prefer: 'wait=20' });
  expect([created.status, created.body.connector.identifier]).toEqual([201, 'st_WebShop']);
  expect(created.body.status.status).toBe('SUCCESS');
  expect(created.headers.get('operation-location')).toContain('/api/v1/connectors/st_WebShop/verifications/');
  const read = await account.get('connectors/st_WebShop');
  expect([read.status, read.headers.get('etag')]).toEqual([200, created.headers.get('etag')]);
});

test.concurrent('POST connector with an identifier uses that', async () => {
  const account = stage.newAccount();
  const { status, body } = await account.post('connectors', connector('web', { name: 'Another name', secrets }));
  expect([status, body.connector.identifier, body.connector.name]).toEqual([201, 'web', 'Another name']);
});

test.concurrent('POST connector with an identifier that is taken: 409, and nothing changes', async () => {
  const account = stage.newAccount();
  expect((await account.post('connectors', connector('web', { secrets }))).status).toBe(201);
  for (const sent of [connector('web'), connector('x', { name: 'web', identifier: null, description: 'new' })]) {
    const { status, body } = await account.post('connectors', sent);
    expect([status, body.code, body.detail]).toEqual([
      409,
      'AlreadyExists',
      `There is a connector web in account ${account.name} already.`,
    ]);
  }
  expect((await account.get('connectors/web')).body.revision).toBe(1);
});

test.concurrent('POST connector: of two at once one creates it', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  const answers = await Promise.all([1, 2].map(() => account.post('connectors', connector('web'))));
  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409']);
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('AlreadyExists');
});

test.concurrent('POST connector tells a name of which no identifier can be made together with the other mistakes', async () => {
  const account = stage.newAccount();
  const sent = connector('', { name: '...', identifier: undefined, type: 'Github', secrets });
  const { status, body } = await account.post('connectors', sent);
  const told = body.errors.map(({ code, pointer }: Record<string, string>) => `${pointer} ${code}`);
  expect([status, told]).toEqual([
    400,
    ['/connector/identifier IdentifierInvalid', '/connector/type FieldValueInvalid'],
  ]);
});

test.concurrent('DELETE connector names the secrets that nobody uses now, as they were written', async () => {
  const account = stage.newAccount();
  const shop = '?orgIdentifier=retail&projectIdentifier=shop';
  const spec = { authentication: http('pat'), apiAccess: apiAccess('account.api'), ignoreTestConnection: true };
  const sent = { pat: text('a-token-1'), 'account.api': text('a-token-2') };
  await account.put(`connectors/web${shop}`, connector('web', { spec, secrets: sent }));
  await account.put(
    `connectors/tools${shop}`,
    connector('tools', { spec: { ...spec, authentication: http('account.api') } }),
  );
  expect((await account.delete(`connectors/web${shop}`)).body).toEqual({ unusedSecrets: ['pat'] });
  const last = await account.delete(`connectors/tools${shop}`);
  expect([last.status, last.body]).toEqual([200, { unusedSecrets: ['account.api'] }]);
});

test.concurrent('a connector that is stored right after its secret is verified once', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  await account.put('connectors/web', connector('web'));
  await account.atRest();
  expect((await account.get('connectors/web/verifications')).body.value).toHaveLength(1);
});

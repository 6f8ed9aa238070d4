import { afterAll, beforeAll, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import { connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

// The wire is reset and counted, so these run one after another.

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const inline = { 'account.pat': text(patFor('alive')) };

async function stored() {
  const account = stage.newAccount();
  const created = await account.put('connectors/web', connector('web', { secrets: inline }), { Prefer: 'wait=20' });
  expect([created.status, created.body.status.status]).toEqual([201, 'SUCCESS']);
  await account.atRest();
  stage.service.wire.reset();
  return { account, created };
}

test('PUT connector: the same definition again writes nothing and starts no run', async () => {
  const { account, created } = await stored();
  const again = await account.put('connectors/web', connector('web'), { Prefer: 'wait=20' });
  expect(again.status).toBe(200);
  expect(again.body).toEqual({ ...created.body, warnings: [] });
  expect(again.headers.get('etag')).toBe(created.headers.get('etag'));
  expect(again.headers.get('operation-location')).toBeNull();
  expect(account.writes()).toEqual([]);
  expect((await account.get('connectors/web/verifications')).body.value).toHaveLength(1);
});

test('PUT connector: key order, nulls and empty texts make no difference', async () => {
  const { account } = await stored();
  const { name, identifier, type, spec } = connector('web').connector;
  const reordered = { connector: { spec, type, description: '', tags: null, identifier, name } };
  expect((await account.put('connectors/web', reordered)).status).toBe(200);
  expect(account.writes()).toEqual([]);
});

test('PUT connector: the same inline value again writes nothing, neither in the vault', async () => {
  const { account } = await stored();
  expect((await account.put('connectors/web', connector('web', { secrets: inline }))).status).toBe(200);
  expect(account.writes()).toEqual([]);
  expect(stage.service.wire.carrying(patFor('alive'))).toEqual([]);
  expect((await account.get('secrets/pat')).body.revision).toBe(1);
});

test('PUT secret: the same value again verifies nothing and only frees it for another deployment', async () => {
  const { account } = await stored();
  const before = (await account.get('secrets/pat')).body;
  expect(before.deployment).toBe('services');
  const again = await account.put('secrets/pat', text(patFor('alive')));
  expect(again.status).toBe(200);
  expect({ ...again.body, users: before.users }).toEqual({ ...before, deployment: null, warnings: [] });
  expect(account.writes().map(({ path }) => path)).toEqual(['/$batch']);
  expect(stage.service.wire.carrying(patFor('alive'))).toEqual([]);
  stage.service.wire.reset();
  await account.put('secrets/pat', text(`${patFor('alive')}\n`));
  expect(account.writes()).toEqual([]);
  expect((await account.get('connectors/web/verifications')).body.value).toHaveLength(1);
});

test('PUT connector that is refused, and every reading call, write nothing', async () => {
  const { account } = await stored();
  const { status } = await account.put('connectors/web', connector('web', { spec: { url: 'https://example.com/a' } }));
  expect(status).toBe(400);
  for (const path of ['connectors/web', 'connectors', 'secrets/pat', 'secrets', 'connectors/web/verifications'])
    expect((await account.get(path)).status).toBe(200);
  expect((await account.post('connectors/validate', connector('web'))).body.valid).toBe(true);
  expect(account.writes()).toEqual([]);
});

test('PUT connector that changes the definition only: one transaction, one message, nothing in the vault', async () => {
  const { account } = await stored();
  await account.put('connectors/web', connector('web', { description: 'The shop' }));
  await account.atRest();
  const commit = account.writes().find(({ path }) => path === '/$batch');
  const verbs = commit?.changes.map((change) => change.replace(/\(.*RowKey='([a-z]+)!.*/, ' $1'));
  expect(verbs).toEqual(['PUT /entities connector', 'PATCH /entities secret', 'POST /entities']);
  expect(account.writes().filter(({ service, method }) => service === 'queue' && method === 'POST')).toHaveLength(1);
  const vault = stage.service.wire.operations.filter(({ service, method }) => service === 'vault' && method !== 'GET');
  expect(vault).toEqual([]);
});

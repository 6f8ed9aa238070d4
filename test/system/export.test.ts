import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
let account: Account;
const shop = 'orgIdentifier=retail&projectIdentifier=shop';

beforeAll(async () => {
  stage = await startWithSimulator();
  account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  const spec = { ignoreTestConnection: true };
  await account.put(
    'connectors/b',
    connector('b', { spec, description: 'a: "b"\n--- c', tags: { yes: 'no', n: '0o17' } }),
  );
  await account.put(
    'connectors/a',
    connector('a', { spec: { ...spec, delegateSelectors: [], executeOnDelegate: false } }),
  );
  await account.put('connectors/o?orgIdentifier=retail', connector('o', { spec }));
  await account.put(`connectors/p?${shop}`, connector('p', { spec }));
  await account.put(
    `connectors/q?${shop}`,
    connector('q', { spec, orgIdentifier: 'retail', projectIdentifier: 'shop' }),
  );
});
afterAll(() => stage.close());

const exported = async (query = '') => await account.get(`export${query}`);
const namesIn = (body: string) =>
  parseAllDocuments(body).map(
    (document) => (document.toJS() as { connector: { identifier: string } }).connector.identifier,
  );

test('an export has the connectors of exactly its scope, or with all=true of everything inside it', async () => {
  const { status, headers, body } = await exported();
  expect([status, headers.get('content-type')]).toEqual([200, 'application/yaml']);
  expect(namesIn(body)).toEqual(['a', 'b']);
  expect(namesIn((await exported('?orgIdentifier=retail')).body)).toEqual(['o']);
  expect(namesIn((await exported('?orgIdentifier=retail&all=true')).body)).toEqual(['o', 'p', 'q']);
  expect(namesIn((await exported(`?${shop}&all=true`)).body)).toEqual(['p', 'q']);
  expect(namesIn((await exported('?all=true')).body)).toEqual(['a', 'b', 'o', 'p', 'q']);
  expect((await stage.newAccount().get('export')).body).toBe('');
});

test('an export tells the place of each and references, no values', async () => {
  const { body } = await exported('?all=true');
  expect(body).toContain('orgIdentifier: retail\n  projectIdentifier: shop\n');
  expect(body).toContain('tokenRef: account.pat');
  expect(body).not.toContain(patFor('alive'));
});

test('importing an export changes nothing, and the next export is the same to the byte', async () => {
  const { body } = await exported('?all=true');
  stage.service.wire.reset();
  const imported = await account.post('import', body, { 'content-type': 'application/yaml' });
  expect(imported.body.counts).toEqual({ created: 0, changed: 0, unchanged: 5, refused: 0 });
  expect(imported.body.emptySecrets).toEqual([]);
  expect(account.writes()).toEqual([]);
  expect((await exported('?all=true')).body).toBe(body);
});

test('an export brought to another account is the same there', async () => {
  const { body } = await exported('?all=true');
  const other = stage.newAccount();
  const imported = await other.post('import', body, { 'content-type': 'application/yaml' });
  expect(imported.body).toMatchObject({
    counts: { created: 5, refused: 0 },
    emptySecrets: [{ identifier: 'pat', kind: 'EncryptedText', connectors: 5 }],
  });
  expect((await other.get('export?all=true')).body).toBe(body);
});

import type { TransactionAction } from '@azure/data-tables';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, http, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
let account: Account;

beforeAll(async () => {
  stage = await startWithSimulator();
  account = stage.newAccount();
  const soon = { expiresAt: '2031-01-01T00:00:00Z' };
  await account.put('secrets/pat', { ...text(patFor('alive')), expiresAt: '2040-01-01T00:00:00Z' });
  await account.put('secrets/old', { ...text(patFor('expired')), ...soon });
  await account.post('import', [
    connector('a_good', { tags: { team: 'web', urgent: '' } }),
    connector('b_expired', { spec: { authentication: http('account.old') }, tags: { team: 'data' } }),
    connector('c_untested', { spec: { ignoreTestConnection: true }, description: 'Café at the harbour' }),
    connector('d_partly', { spec: { apiAccess: apiAccess('account.old') }, tags: { team: 'web' } }),
    connector('e_good', { name: 'Harbour' }),
  ]);
  await account.atRest();
});
afterAll(() => stage.close());

const namesOf = (body: { value: { connector: { identifier: string } }[] }) =>
  body.value.map((one) => one.connector.identifier);
const listed = async (query: string) => namesOf((await account.get(`connectors?${query}`)).body);

describe('the list of connectors', () => {
  test.each([
    ['', ['a_good', 'b_expired', 'c_untested', 'd_partly', 'e_good']],
    ['status=SUCCESS', ['a_good', 'e_good']],
    ['status=FAILURE', ['b_expired', 'd_partly']],
    ['status=UNKNOWN', ['c_untested']],
    ['status=PENDING', []],
    ['reason=CredentialExpiredOrRevoked', ['b_expired', 'd_partly']],
    ['reason=CredentialExpiredOrRevoked&tag=team:data', ['b_expired']],
    ['reason=SecretNotSet', []],
    ['reason=NotTested', ['c_untested']],
    ['tag=team', ['a_good', 'b_expired', 'd_partly']],
    ['tag=team:web', ['a_good', 'd_partly']],
    ['tag=urgent:', ['a_good']],
    ['search=HARBOUR', ['c_untested', 'e_good']],
    ['search=caf%C3%A9', ['c_untested']],
    ['search=dev.azure.com/fabrikam&tag=team:data', ['b_expired']],
    ['expiresBefore=2032-01-01', ['b_expired', 'd_partly']],
    ['expiresBefore=2041-01-01T00:00:00%2B02:00&status=SUCCESS', ['a_good', 'e_good']],
    ['expiresBefore=2030-01-01', []],
    ['status=&reason=&tag=&search=&expiresBefore=', ['a_good', 'b_expired', 'c_untested', 'd_partly', 'e_good']],
  ])('by %j', async (query, names) => {
    expect(await listed(query)).toEqual(names);
  });

  test('keeps its filter from page to page', async () => {
    const first = await account.get('connectors?tag=team&status=FAILURE&pageSize=1');
    expect(namesOf(first.body)).toEqual(['b_expired']);
    const second = await stage.service.request('GET', first.body.nextLink);
    expect(namesOf(second.body)).toEqual(['d_partly']);
    expect(second.body.nextLink).toBeUndefined();
  });

  test('shows nothing of another account through a link that was changed', async () => {
    const { body } = await account.get('connectors?tag=team&pageSize=1');
    const foreign = new URL(body.nextLink);
    foreign.searchParams.set('accountIdentifier', stage.newAccount().name);
    expect((await stage.service.request('GET', foreign.href)).body).toEqual({ value: [] });
  });

  test.each([
    ['status=success', '?status'],
    ['status=SUPERSEDED', '?status'],
    ["reason=x' or 1 eq 1", '?reason'],
    ['expiresBefore=tomorrow', '?expiresBefore'],
    ['expiresBefore=2030-02-30T99:00', '?expiresBefore'],
    [`search=${'x'.repeat(300)}`, '?search'],
  ])('refuses %s with its place', async (query, pointer) => {
    const { status, body } = await account.get(`connectors?${query}`);
    expect([status, body.code]).toEqual([400, 'InvalidRequest']);
    expect(body.errors).toMatchObject([{ pointer, code: 'ParameterInvalid' }]);
  });

  test.each(["' or PartitionKey ne '", '%', '\\', '\r\nSet-Cookie: a=b'])(
    'takes the text %j for a text',
    async (search) => {
      expect(await listed(`search=${encodeURIComponent(search)}`)).toEqual([]);
    },
  );
});

describe('a page of a filtered list', () => {
  let large: Account;
  const names = Array.from({ length: 1_200 }, (_, index) => `c${String(index).padStart(4, '0')}`);
  beforeAll(async () => {
    large = stage.newAccount();
    const bodies = names.map((name) =>
      connector(name, { spec: { ignoreTestConnection: true }, ...(name === 'c1100' ? { tags: { rare: '' } } : {}) }),
    );
    // Rows like those that an import makes.
    await large.post('import', bodies.slice(0, 1));
    const table = stage.service.storageClients().table('entities');
    const { etag: _etag, timestamp: _timestamp, ...model } = await table.getEntity(large.name, 'connector!!!c0000');
    for (let first = 1; first < bodies.length; first += 100) {
      const some = bodies.slice(first, first + 100).map(({ connector: definition }): TransactionAction => {
        const rowKey = `connector!!!${definition.identifier}`;
        return ['create', { ...model, partitionKey: large.name, rowKey, definition: JSON.stringify(definition) }];
      });
      await table.submitTransaction(some);
    }
  });

  test('looks at so many rows and may be empty while there is a next one', async () => {
    stage.service.wire.reset();
    const first = await large.get('connectors?tag=rare');
    expect(first.body).toEqual({ value: [], nextLink: expect.any(String) });
    expect(stage.service.wire.operations.filter(({ service }) => service === 'table')).toHaveLength(1);
    const second = await stage.service.request('GET', first.body.nextLink);
    expect(second.body).toEqual({ value: [], nextLink: expect.any(String) });
    const third = await stage.service.request('GET', second.body.nextLink);
    expect([namesOf(third.body), third.body.nextLink]).toEqual([['c1100'], undefined]);
  });

  test('leads through all of them once', async () => {
    const seen: string[] = [];
    let link: string | undefined = `/api/v1/connectors?accountIdentifier=${large.name}&search=C&pageSize=200`;
    while (link !== undefined) {
      const { body }: { body: Parameters<typeof namesOf>[0] & { nextLink?: string } } = await stage.service.request(
        'GET',
        link,
      );
      seen.push(...namesOf(body));
      link = body.nextLink;
    }
    expect(seen).toEqual(names);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connector, http, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const org = '?orgIdentifier=retail';
const project = '?orgIdentifier=retail&projectIdentifier=shop';
const scopes = ['', org, project];
const elsewhere = ['?orgIdentifier=wholesale', '?orgIdentifier=retail&projectIdentifier=depot'];

const untested = (identifier: string, more: object = {}, place: object = {}) =>
  connector(identifier, { ...place, spec: { ignoreTestConnection: true, ...more } });

type Refused = { status: number; body: { errors: Record<string, string>[] } };
const mistakesIn = ({ status, body }: Refused) => [
  status,
  ...body.errors.map(({ pointer, code }) => `${pointer} ${code}`),
];

describe('What lives in one scope is invisible in another', () => {
  test.concurrent('connectors and secrets of one name exist in each scope for themselves', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text('a-token'));
    const uids = new Set<string>();
    for (const scope of scopes) {
      const created = await account.put(
        `connectors/web${scope}`,
        untested('web', {}, { name: `web in ${scope.length}` }),
      );
      expect(created.status).toBe(201);
      uids.add(created.body.uid);
      expect((await account.put(`secrets/key${scope}`, text(`value ${scope.length}`))).status).toBe(201);
    }
    expect(uids.size).toBe(3);
    for (const scope of scopes) {
      const { body } = await account.get(`connectors${scope}`);
      expect(body.value.map((one: { connector: { name: string } }) => one.connector.name)).toEqual([
        `web in ${scope.length}`,
      ]);
    }
    for (const scope of elsewhere) {
      expect((await account.get(`connectors/web${scope}`)).body.code).toBe('ConnectorNotFound');
      expect((await account.get(`connectors/web/verifications${scope}`)).body.code).toBe('ConnectorNotFound');
      expect((await account.post(`connectors/web/verifications${scope}`)).body.code).toBe('ConnectorNotFound');
      expect((await account.delete(`connectors/web${scope}`)).body.code).toBe('ConnectorNotFound');
      expect((await account.get(`secrets/key${scope}`)).body.code).toBe('SecretNotFound');
      expect((await account.delete(`secrets/key${scope}`)).body.code).toBe('SecretNotFound');
      for (const list of ['connectors', 'secrets']) {
        expect((await account.get(`${list}${scope}`)).body).toEqual({ value: [] });
      }
    }
    await account.delete(`connectors/web${org}`);
    expect((await account.get(`connectors/web${project}`)).status).toBe(200);
    expect((await account.get('connectors/web')).status).toBe(200);
  });

  test.concurrent('another account sees nothing, and cannot use a secret', async () => {
    const [mine, theirs] = [stage.newAccount(), stage.newAccount()];
    await mine.put('secrets/pat', text('a-token'));
    await mine.put('connectors/web', untested('web'));
    for (const path of ['connectors/web', 'secrets/pat', 'connectors/web/verifications'])
      expect((await theirs.get(path)).status).toBe(404);
    for (const list of ['connectors', 'secrets']) expect((await theirs.get(list)).body).toEqual({ value: [] });
    expect(mistakesIn(await theirs.put('connectors/web', untested('web')))).toEqual([
      400,
      '/connector/spec/authentication/spec/spec/tokenRef SecretMissing',
    ]);
  });

  test.concurrent('a verification of one connector is not one of another', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text('a-token'));
    for (const name of ['web', 'tools']) await account.put(`connectors/${name}`, untested(name));
    const { id } = (await account.post('connectors/web/verifications')).body;
    expect((await account.get(`connectors/web/verifications/${id}`)).status).toBe(200);
    expect((await account.get(`connectors/tools/verifications/${id}`)).body.code).toBe('VerificationNotFound');
  });
});

describe('References go upward only', () => {
  const at = { account: '', org, project };
  type Level = keyof typeof at;

  /** Stores a connector of that level which refers to a token so. There is a `pat` at every level. */
  async function refer(level: Level, reference: string) {
    const account = stage.newAccount();
    for (const scope of scopes) await account.put(`secrets/pat${scope}`, text('a-token'));
    await account.put('secrets/depot?orgIdentifier=retail&projectIdentifier=depot', text('a-token'));
    await account.put(`secrets/shop${project}`, text('a-token'));
    return await account.put(`connectors/web${at[level]}`, untested('web', { authentication: http(reference) }));
  }

  test.concurrent.each<[Level, string]>([
    ['account', 'account.pat'],
    ['org', 'account.pat'],
    ['org', 'org.pat'],
    ['project', 'account.pat'],
    ['project', 'org.pat'],
    ['project', 'pat'],
  ])('at %s level: %s is stored', async (level, reference) => {
    expect((await refer(level, reference)).status).toBe(201);
  });

  test.concurrent.each<[Level, string, string, RegExp]>([
    ['account', 'org.pat', 'SecretRefInvalid', /org level secret cannot be used at account level/],
    ['account', 'pat', 'SecretRefInvalid', /project level secret cannot be used at account level/],
    ['org', 'pat', 'SecretRefInvalid', /project level secret cannot be used at org level/],
    ['project', 'project.pat', 'SecretRefInvalid', /before the dot/],
    ['project', 'acount.pat', 'SecretRefInvalid', /before the dot/],
    ['project', 'account.', 'SecretRefInvalid', /cannot be empty/],
    ['project', 'account.a.b', 'SecretRefInvalid', /can only contain/],
    ['project', 'org.true', 'SecretRefInvalid', /keyword/],
    ['project', 'depot', 'SecretMissing', /no secret depot/],
    ['project', 'org.shop', 'SecretMissing', /no secret org\.shop/],
  ])('at %s level: %s is refused', async (level, reference, code, message) => {
    const refused = await refer(level, reference);
    expect(mistakesIn(refused)).toEqual([400, `/connector/spec/authentication/spec/spec/tokenRef ${code}`]);
    expect(refused.body.errors[0].message).toMatch(message);
  });
});

describe('The scope of a call', () => {
  test.concurrent('may stand in the body instead of the query, or in both', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text('a-token'));
    const place = { orgIdentifier: 'retail', projectIdentifier: 'shop' };
    expect((await account.put('connectors/web', untested('web', {}, place))).status).toBe(201);
    expect((await account.get(`connectors/web${project}`)).body.connector).toMatchObject(place);
    expect((await account.get('connectors/web')).status).toBe(404);
    expect((await account.put(`connectors/web${project}`, untested('web', {}, place))).status).toBe(200);
    const inQueryOnly = await account.put(`connectors/tools${project}`, untested('tools'));
    expect([inQueryOnly.status, (await account.get(`connectors/tools${project}`)).status]).toEqual([201, 200]);
    const empty = { orgIdentifier: '', projectIdentifier: '' };
    expect((await account.put('connectors/docs', untested('docs', {}, empty))).status).toBe(201);
    expect((await account.get('connectors/docs?orgIdentifier=&projectIdentifier=')).status).toBe(200);
  });

  test.concurrent('is refused when query and body name different ones', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text('a-token'));
    const place = { orgIdentifier: 'wholesale', projectIdentifier: 'depot' };
    expect(mistakesIn(await account.put(`connectors/web${project}`, untested('web', {}, place)))).toEqual([
      400,
      '/connector/orgIdentifier ScopeMismatch',
      '/connector/projectIdentifier ScopeMismatch',
    ]);
  });

  test.concurrent('the identifier of the address must be that of the body', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text('a-token'));
    expect(mistakesIn(await account.put('connectors/web', untested('shop')))).toEqual([
      400,
      '/connector/identifier IdentifierMismatch',
    ]);
  });

  test.concurrent.each<[string, string, string[]]>([
    ['without an account', '/api/v1/connectors', ['?accountIdentifier ParameterMissing']],
    ['with an empty account', '/api/v1/secrets?accountIdentifier=', ['?accountIdentifier ParameterMissing']],
    [
      'with an account that cannot be',
      '/api/v1/connectors?accountIdentifier=a/b',
      ['?accountIdentifier ParameterInvalid'],
    ],
    [
      'with a project and no organization',
      '/api/v1/connectors?accountIdentifier=acme&projectIdentifier=shop',
      ['?orgIdentifier ScopeInvalid'],
    ],
    [
      'with identifiers that cannot be',
      '/api/v1/connectors/web?accountIdentifier=acme&orgIdentifier=1x&projectIdentifier=a!b',
      ['?orgIdentifier IdentifierInvalid', '?projectIdentifier IdentifierInvalid'],
    ],
    ['with a keyword as identifier', '/api/v1/connectors/true?accountIdentifier=acme', [' IdentifierInvalid']],
    ['of an identifier with a separator', '/api/v1/secrets/a!b?accountIdentifier=acme', [' IdentifierInvalid']],
  ])('%s: refused with all that is wrong', async (_, path, expected) => {
    expect(mistakesIn(await stage.service.request('GET', path))).toEqual([400, ...expected]);
  });
});

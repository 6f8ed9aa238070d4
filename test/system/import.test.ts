import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, http, ssh, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const yaml = { 'content-type': 'application/yaml' };
const stream = (...documents: object[]) => documents.map((document) => stringify(document)).join('---\n');
const untested = { spec: { ignoreTestConnection: true } };

const mixed = [
  stringify(connector('good')),
  stringify(connector('wrong_url', { spec: { url: 'https://dev.azure.com/fabrikam/Fiber/web' } })),
  stringify({ connector: { name: 'gh', identifier: 'gh', type: 'Github', spec: {} } }),
  'connector: [never closed\n',
  stringify(connector('good', { name: 'again' })),
  stringify({ pipeline: { identifier: 'p' } }),
  stringify(connector('typo', { spec: { validationrepo: 'x' } })),
  stringify(connector('9th')),
].join('---\n');

function summary(body: { documents: { identifier: string | null; result: string; error: Refused | null }[] }) {
  return body.documents.map(({ identifier, result, error }) =>
    [identifier, result, ...(error?.errors.map(({ code }) => code) ?? [])].join(' '),
  );
}
type Refused = { errors: { code: string }[] };

const fate = [
  'good created',
  'wrong_url refused UrlPathNotRecognized',
  'gh refused ConnectorTypeNotSupported',
  ' refused BodyNotParsable',
  'good refused DocumentRepeated',
  ' refused FieldMissing',
  'typo created',
  ' refused IdentifierInvalid',
];

describe('an import', () => {
  test('stores what is good and tells of each document what became of it, in order', async () => {
    const account = stage.newAccount();
    const { status, body } = await account.post('import', mixed, yaml);
    expect(status).toBe(200);
    expect(summary(body)).toEqual(fate);
    expect(body.documents.map(({ index }: { index: number }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(body.counts).toEqual({ created: 2, changed: 0, unchanged: 0, refused: 6 });
    expect(body.documents[6].warnings).toMatchObject([{ code: 'UnknownField' }]);
    expect(body.documents[1].error).toMatchObject({
      code: 'InvalidRequest',
      errors: [{ pointer: '/connector/spec/url' }],
    });
    const { body: list } = await account.get('connectors');
    expect(list.value.map((one: { connector: { name: string } }) => one.connector.name)).toEqual(['good', 'typo']);
  });

  test('only looked at, says the same and writes nothing', async () => {
    const account = stage.newAccount();
    stage.service.wire.reset();
    const { status, body } = await account.post('import?dryRun=true', mixed, yaml);
    expect([status, body.dryRun]).toEqual([200, true]);
    expect(summary(body)).toEqual(fate);
    expect(body.emptySecrets).toEqual([{ identifier: 'pat', kind: 'EncryptedText', connectors: 2 }]);
    expect(account.writes()).toEqual([]);
    expect(await account.rows()).toEqual([]);
  });

  test('again changes nothing; a change is one', async () => {
    const account = stage.newAccount();
    await account.post('import', stream(connector('a'), connector('b')), yaml);
    await account.atRest();
    stage.service.wire.reset();
    const again = await account.post('import', stream(connector('a'), connector('b')), yaml);
    expect(summary(again.body)).toEqual(['a unchanged', 'b unchanged']);
    expect(account.writes()).toEqual([]);
    const changed = await account.post('import', [connector('a', { name: 'A' }), connector('b')]);
    expect(summary(changed.body)).toEqual(['a changed', 'b unchanged']);
    expect((await account.get('connectors/a')).body).toMatchObject({ revision: 2, connector: { name: 'A' } });
  });

  test('takes the answer of a list of Harness as it is', async () => {
    const account = stage.newAccount();
    const harness = {
      createdAt: 1_700_000_000_000,
      harnessManaged: false,
      status: { status: 'SUCCESS' },
      gitDetails: {},
    };
    const content = [
      {
        ...connector('web', { accountIdentifier: 'their_account', orgIdentifier: null, projectIdentifier: null }),
        ...harness,
      },
      { connector: { name: 'k8s', identifier: 'k8s', type: 'K8sCluster', spec: {} }, ...harness },
    ];
    const answer = {
      status: 'SUCCESS',
      data: { totalPages: 1, content, empty: false },
      metaData: null,
      correlationId: 'x',
    };
    const { body } = await account.post('import', answer);
    expect(summary(body)).toEqual(['web created', 'k8s refused ConnectorTypeNotSupported']);
    expect(body.documents[0].warnings.map(({ code }: { code: string }) => code)).toEqual(['AccountIgnored']);
  });

  test('puts each where it says, or where the query says', async () => {
    const account = stage.newAccount();
    const shop = { orgIdentifier: 'retail', projectIdentifier: 'shop' };
    const documents = [connector('a', { ...untested, ...shop }), connector('a', untested), connector('a', untested)];
    const { body } = await account.post('import', documents);
    expect(summary(body)).toEqual(['a created', 'a created', 'a refused DocumentRepeated']);
    expect(body.documents[0]).toMatchObject(shop);
    const below = await account.post('import?orgIdentifier=retail', [
      connector('b', untested),
      connector('c', { orgIdentifier: 'other' }),
    ]);
    expect(summary(below.body)).toEqual(['b created', 'c refused ScopeMismatch']);
    const keys = (await account.rows()).map(({ rowKey }) => rowKey);
    const rows = keys.filter((key) => key.startsWith('connector!'));
    expect(rows.toSorted()).toEqual(['connector!!!a', 'connector!retail!!b', 'connector!retail!shop!a']);
  });

  test('of nothing is refused, of too much too', async () => {
    const account = stage.newAccount();
    expect((await account.post('import', '\n', yaml)).body.errors).toMatchObject([{ code: 'BodyMissing' }]);
    const many = Array.from({ length: 2_001 }, (_, index) => connector(`c${index}`));
    expect((await account.post('import', many)).body).toMatchObject({ status: 413, code: 'BodyTooLarge' });
    const large = await account.post('import', `"${'x'.repeat(4 * 1024 * 1024)}"`, yaml);
    expect([large.status, large.body.code]).toEqual([413, 'BodyTooLarge']);
    expect((await account.post('import', [])).body.documents).toEqual([]);
    expect(await account.rows()).toEqual([]);
  });
});

describe('secrets that an imported definition refers to', () => {
  const three = [
    connector('one', { spec: { apiAccess: apiAccess('account.pat') } }),
    connector('two'),
    connector('keys', {
      spec: { url: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web', authentication: ssh('account.key') },
    }),
  ];
  let account: Account;
  beforeAll(() => {
    account = stage.newAccount();
  });

  test('and that do not exist become empty slots, and what waits for them says so', async () => {
    const { body } = await account.post('import', three);
    expect(body.emptySecrets).toEqual([
      { identifier: 'pat', kind: 'EncryptedText', connectors: 2 },
      { identifier: 'key', kind: 'SSHKey', connectors: 1 },
    ]);
    expect((await account.get('secrets/pat')).body).toMatchObject({ isSet: false, revision: 0, users: [{}, {}] });
    expect(await account.verified('connectors/one')).toMatchObject({ outcome: 'FAILURE', reason: 'SecretNotSet' });
    expect(await account.verified('connectors/keys')).toMatchObject({ reason: 'SecretNotSet' });
  });

  test('are listed again while they are empty', async () => {
    const { body } = await account.post('import?dryRun=true', [connector('three')]);
    expect(body.emptySecrets).toEqual([{ identifier: 'pat', kind: 'EncryptedText', connectors: 3 }]);
  });

  test('verify all that waits for them when they are filled', async () => {
    await account.atRest();
    await account.put('secrets/pat', text(patFor('alive')));
    await stage.service.waitFor(async () => {
      const { body } = await account.get('connectors?status=SUCCESS');
      return body.value.length === 2;
    }, 'both connectors to be verified');
    expect((await account.post('import', three)).body.emptySecrets).toEqual([
      { identifier: 'key', kind: 'SSHKey', connectors: 1 },
    ]);
  });

  test('of another kind than the field needs are refused as they would be alone', async () => {
    const wrong = connector('wrong', { spec: { authentication: http('account.key') } });
    const { body } = await account.post('import', [wrong]);
    expect(summary(body)).toEqual(['wrong refused SecretKindMismatch']);
  });

  test('and that two of them take for two things are told in a dry run too', async () => {
    const fresh = stage.newAccount();
    const url = 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web';
    const both = { authentication: ssh('account.both'), apiAccess: apiAccess('account.both') };
    const documents = [
      connector('text'),
      connector('key', { spec: { url, authentication: ssh('account.pat') } }),
      connector('both', { spec: { url, ...both } }),
    ];
    const told = ['text created', 'key refused SecretKindMismatch', 'both refused SecretKindMismatch'];
    expect(summary((await fresh.post('import?dryRun=true', documents)).body)).toEqual(told);
    expect(summary((await fresh.post('import', documents)).body)).toEqual(told);
  });
});

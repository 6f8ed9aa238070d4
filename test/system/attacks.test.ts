import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { connector, http, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

// What comes in through bodies. Paths, queries and headers are in attacks-on-addresses, what is there already in
// attacks-on-what-is-stored. test/unit/model/attacks.json says of every known attack which test shows it.

let stage: Stage;
let account: Account;
beforeAll(async () => {
  stage = await startWithSimulator();
  account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
});
afterAll(() => stage.close());

type Body = { errors?: { pointer: string; code: string }[] };
const told = ({ errors = [] }: Body) => errors.map(({ pointer, code }) => `${pointer} ${code}`);
const web = (spec: object) => connector('web', { spec });
const usesRef = (reference: string) => web({ authentication: http(reference) });
const tokenRef = '/connector/spec/authentication/spec/spec/tokenRef';

async function nothingIsStored(): Promise<void> {
  expect((await account.get('connectors')).body.value).toEqual([]);
}

describe('A definition that attacks is refused with its pointer, and nothing is stored', () => {
  const project = { url: 'https://dev.azure.com/fabrikam/Fiber', type: 'Project' };
  const attacks: [id: string, body: unknown, mistake: string][] = [
    [
      'ATK-077',
      web({ ...project, validationRepo: '../../other/_git/x' }),
      '/connector/spec/validationRepo TestRepositoryInvalid',
    ],
    [
      'ATK-078',
      web({ ...project, validationRepo: 'r?api-version=1.0&includeHidden=true' }),
      '/connector/spec/validationRepo TestRepositoryInvalid',
    ],
    [
      'ATK-089',
      web({ authentication: http('account.pat', { username: 'user:name' }) }),
      '/connector/spec/authentication/spec/spec/username UsernameInvalid',
    ],
    ['ATK-092', usesRef('../other-account/secret'), `${tokenRef} SecretRefInvalid`],
    // Well-formed, and names nothing in this account: another account cannot be named at all.
    ['ATK-093', usesRef('account.other/secret'), `${tokenRef} SecretRefInvalid`],
    ['ATK-094', usesRef('https://evil.vault.azure.net/secrets/x'), `${tokenRef} SecretRefInvalid`],
    ['ATK-095', usesRef('AzureWebJobsStorage'), `${tokenRef} SecretRefInvalid`],
    ['ATK-096', usesRef('secret;name'), `${tokenRef} SecretRefInvalid`],
    ['ATK-097', usesRef('a'.repeat(129)), `${tokenRef} SecretRefInvalid`],
  ];
  test.each(attacks)('%s', async (_, body, mistake) => {
    const answer = await account.put('connectors/web', body);
    expect(answer.status).toBe(400);
    expect(told(answer.body)).toContain(mistake);
    await nothingIsStored();
  });

  test.each([
    ['ATK-101', '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}', 400],
    ['ATK-102', '['.repeat(60_000), 400],
    ['ATK-103', ' '.repeat(10_000_000), 413],
  ])('%s: a body that is a trap is refused, and the service lives on', async (_, body, status) => {
    expect((await account.put('connectors/web', body)).status).toBe(status);
    expect((await account.get('secrets/pat')).status).toBe(200);
    await nothingIsStored();
  });
});

describe('A value that attacks', () => {
  test.each([
    ['ATK-083', 'abc\r\nX-Evil: 1'],
    ['ATK-085', 'abc\u0000def'],
    ['ATK-088', 'x'.repeat(60_000)],
  ])('%s is refused and not repeated', async (_, value) => {
    const answer = await account.put('secrets/evil', text(value));
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).not.toContain('Evil');
    expect(told(answer.body).every((mistake) => mistake.startsWith('/value '))).toBe(true);
    expect((await account.get('secrets/evil')).status).toBe(404);
  });

  test('ATK-084: a line break at the end is cut, with a warning', async () => {
    const answer = await account.put('secrets/trimmed', text(`${patFor('revoked')}\n`));
    expect([answer.status, answer.body.warnings[0].code]).toEqual([201, 'SecretValueTrimmed']);
  });
});

test('ATK-109: If-Match: * does not let an update skip the race', async () => {
  const mine = stage.newAccount();
  await mine.put('secrets/pat', text(patFor('alive')));
  expect((await mine.put('connectors/web', connector('web'), { 'If-Match': '*' })).status).toBe(412);
  await mine.put('connectors/web', connector('web'));
  const describe = (description: string) =>
    mine.put('connectors/web', connector('web', { description }), { 'If-Match': '*' });
  const answers = await Promise.all([describe('one'), describe('two'), describe('three')]);
  const won = answers.filter(({ status }) => status === 200).length;
  expect((await mine.get('connectors/web')).body.revision).toBe(1 + won);
  await mine.atRest();
});

test('ATK-214: a URL that was edited in the table is judged again when it is used', async () => {
  const mine = stage.newAccount();
  await mine.put('secrets/pat', text(patFor('alive')));
  await mine.put('connectors/web', connector('web'), { Prefer: 'wait=20' });
  const table = stage.service.storageClients().table('entities');
  const row = await table.getEntity(mine.name, 'connector!!!web');
  const definition = String(row['definition']).replace('https://dev.azure.com', 'http://10.0.0.1');
  await table.updateEntity({ partitionKey: mine.name, rowKey: 'connector!!!web', definition }, 'Merge');
  const run = await mine.post('connectors/web/verifications', undefined, { Prefer: 'wait=20' });
  expect(run.body).toMatchObject({ outcome: 'FAILURE', reason: 'HostNotAllowed' });
});

test('Line breaks in a query reach no header and no key', async () => {
  const answer = await stage.service.request('GET', '/api/v1/connectors?accountIdentifier=a%0d%0aX-Injected:%201');
  expect(answer.status).toBe(400);
  expect(answer.headers.get('x-injected')).toBeNull();
});

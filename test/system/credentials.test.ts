import { afterAll, beforeAll, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, http, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
let account: Account;

const using = (secret: string) => ({
  spec: { authentication: http(`account.${secret}`), apiAccess: apiAccess(`account.${secret}`) },
});

beforeAll(async () => {
  stage = await startWithSimulator();
  account = stage.newAccount();
  await account.put('secrets/ana', { ...text(patFor('alive')), expiresAt: '2040-01-01T00:00:00Z' });
  await account.put('secrets/ana_old', { ...text(patFor('alive', 52)), expiresAt: '2031-01-01T00:00:00Z' });
  await account.put('secrets/oda', text(patFor('outsider')));
  await account.put('secrets/dead', text(patFor('expired')));
  await account.post('import', [
    connector('a', using('ana')),
    connector('b', { ...using('ana'), orgIdentifier: 'retail' }),
    connector('c', using('ana_old')),
    // Uses her token without API access: nobody has asked whose it is.
    connector('d', { spec: { authentication: http('account.ana_old') } }),
    connector('e', using('oda')),
    connector('f', using('dead')),
  ]);
  await account.atRest();
});
afterAll(() => stage.close());

type Shown = { displayName: string; secrets: { identifier: string }[]; connectors: object[] };

test('credentials: whom verifications have met, with secrets, first expiry, organizations and what would fail', async () => {
  const { status, body } = await account.get('credentials');
  expect(status).toBe(200);
  const byName = Object.fromEntries(body.value.map((one: Shown) => [one.displayName, one]));
  expect(Object.keys(byName).toSorted()).toEqual(['Ana Bowman', 'Oda Outside']);
  expect(byName['Ana Bowman']).toMatchObject({
    identityId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    expiresAt: '2031-01-01T00:00:00.000Z',
    organizations: ['fabrikam'],
    secrets: [{ identifier: 'ana' }, { identifier: 'ana_old', expiresAt: '2031-01-01T00:00:00.000Z' }],
    connectors: [
      { identifier: 'a' },
      { identifier: 'c' },
      { identifier: 'd' },
      { identifier: 'b', orgIdentifier: 'retail' },
    ],
  });
  expect(byName['Oda Outside']).toMatchObject({ expiresAt: null, connectors: [{ identifier: 'e' }] });
  expect(JSON.stringify(body)).not.toContain(patFor('alive'));
});

test('credentials: those of one scope, or with all=true of everything inside', async () => {
  const one = (await account.get('credentials?orgIdentifier=retail')).body.value;
  expect(one).toMatchObject([{ displayName: 'Ana Bowman', secrets: [{ identifier: 'ana' }] }]);
  expect((await account.get('credentials?all=true')).body.value).toHaveLength(2);
  expect((await stage.newAccount().get('credentials?all=true')).body).toEqual({ value: [] });
});

test('credentials: a token of somebody else takes the place of the old one', async () => {
  await account.put('secrets/oda', text(patFor('alive')));
  const credentials = await stage.service.waitFor(async () => {
    const { value } = (await account.get('credentials')).body;
    return value.length === 1 ? value : null;
  }, 'the new owner of the token');
  expect(credentials[0].connectors).toContainEqual({ identifier: 'e' });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, http, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

// A platform engineer brings 300 definitions from Harness. The tests tell one story, one after the other.

let stage: Stage;
let account: Account;
beforeAll(async () => {
  stage = await startWithSimulator();
  account = stage.newAccount();
});
afterAll(() => stage.close());

const teams = ['web', 'data', 'mobile', 'search', 'billing', 'tools'];
const repositories = ['Fiber/_git/web', 'Fiber/_git/Fiber', 'Fiber/_git/My%20Repo', 'Both/_git/web'];
const broken = 'billing_042';

/** What the engineer's script wrote: each team has one token and its definitions, one of which has a slip of the pen. */
const exported = Array.from({ length: 300 }, (_, index) => {
  const team = teams[index % teams.length] ?? '';
  const identifier = `${team}_${String(Math.floor(index / teams.length)).padStart(3, '0')}`;
  const repository = identifier === broken ? 'Fiber/_git/wbe' : repositories[index % repositories.length];
  const tokenRef = `account.${team}_pat`;
  const { connector: definition } = connector(identifier, {
    tags: { team },
    spec: {
      url: `https://dev.azure.com/fabrikam/${repository}`,
      authentication: http(tokenRef),
      apiAccess: apiAccess(tokenRef),
    },
  });
  return stringify({ connector: definition });
}).join('---\n');

const yaml = { 'content-type': 'application/yaml' };
const emptySecrets = teams.map((team) => ({ identifier: `${team}_pat`, kind: 'EncryptedText', connectors: 50 }));
const all = { created: 300, changed: 0, unchanged: 0, refused: 0 };

async function identifiersOf(query: string): Promise<string[]> {
  const found: string[] = [];
  let link: string | undefined = `/api/v1/connectors?accountIdentifier=${account.name}&pageSize=200&${query}`;
  while (link !== undefined) {
    const answer = await stage.service.request('GET', link);
    found.push(...answer.body.value.map((one: { connector: { identifier: string } }) => one.connector.identifier));
    link = answer.body.nextLink;
  }
  return found;
}

describe('300 definitions', () => {
  test('are looked at first, and nothing is stored', async () => {
    const { status, body } = await account.post('import?dryRun=true', exported, yaml);
    expect([status, body.counts]).toEqual([200, all]);
    expect(body.emptySecrets).toEqual(expect.arrayContaining(emptySecrets));
    expect(account.writes()).toEqual([]);
  });

  test('are imported, and each says which secret it waits for', { timeout: 60_000 }, async () => {
    const { status, body } = await account.post('import', exported, yaml);
    expect([status, body.counts]).toEqual([200, all]);
    expect(body.emptySecrets).toEqual(expect.arrayContaining(emptySecrets));
    await stage.service.waitFor(
      async () => (await identifiersOf('reason=SecretNotSet')).length === 300,
      'all to say what they lack',
      50_000,
    );
  });

  test('are all verified when six secrets are filled', { timeout: 90_000 }, async () => {
    for (const team of teams) {
      const { status } = await account.put(`secrets/${team}_pat`, text(patFor('alive')));
      expect(status).toBe(200);
    }
    await stage.service.waitFor(
      async () => (await identifiersOf('status=SUCCESS')).length === 299,
      '299 connectors that work',
      80_000,
    );
  });

  test('have one among them that is broken, and a filter finds it', async () => {
    await account.atRest();
    expect(await identifiersOf('status=FAILURE')).toEqual([broken]);
    expect(await identifiersOf('reason=RepositoryNotFound&tag=team:billing')).toEqual([broken]);
    const { body } = await account.get(`connectors/${broken}`);
    expect(body.status).toMatchObject({ status: 'FAILURE', hint: expect.any(String) });
  });

  test('are exported as they are, and the export changes nothing', async () => {
    const { body } = await account.get('export');
    const again = await account.post('import', body, yaml);
    expect(again.body).toMatchObject({ counts: { unchanged: 300, refused: 0 }, emptySecrets: [] });
    expect((await account.get('export')).body).toBe(body);
  });
});

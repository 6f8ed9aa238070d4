import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Account } from './account.ts';
import { apiAccess, connector, text } from './definition.ts';
import { ownToken } from './own-token.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const soon = { Prefer: 'wait=20' };
const urls = {
  contoso: 'https://dev.azure.com/contoso/Shop/_git/web',
  wingtip: 'https://dev.azure.com/wingtip/Open/_git/web',
  fabrikam: 'https://dev.azure.com/fabrikam/Fiber/_git/web',
};

async function put(account: Account, organization: keyof typeof urls, spec: object = {}) {
  const path = `connectors/${organization}`;
  await account.put(path, connector(organization, { spec: { url: urls[organization], ...spec } }), soon);
  return await account.verified(path);
}

async function verify(account: Account, organization: keyof typeof urls) {
  return (await account.post(`connectors/${organization}/verifications`, undefined, soon)).body;
}

const aliveIn = async (account: Account) => (await account.get('secrets/pat')).body.aliveIn;
const warningsOf = (run: { checks: { name: string; reason: string; outcome: string }[] }) =>
  run.checks.filter(({ reason }) => reason === 'GlobalToken').map(({ name, outcome }) => [name, outcome]);
const withApi = { apiAccess: apiAccess('account.pat') };

test('trap 104: a token that is alive in two organizations is a global one, and both are told', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(ownToken(stage.simulator.world, 'global', 'all')));
  const first = await put(account, 'contoso', withApi);
  expect([first.outcome, warningsOf(first)]).toEqual(['SUCCESS', []]);
  expect(await aliveIn(account)).toEqual(['contoso']);
  const second = await put(account, 'wingtip', withApi);
  expect([second.outcome, warningsOf(second)]).toEqual(['SUCCESS', [['identity', 'WARNING']]]);
  const told = second.checks.find(({ reason }: { reason: string }) => reason === 'GlobalToken');
  expect(told.message).toContain('contoso and wingtip');
  expect(told.message).toContain('1 December 2026');
  expect(told.hint).toContain('https://dev.azure.com/wingtip/_usersSettings/tokens');
  expect(await aliveIn(account)).toEqual(['contoso', 'wingtip']);
  expect(warningsOf(await verify(account, 'contoso'))).toEqual([['identity', 'WARNING']]);
  // Whose it is stays known.
  const { value } = (await account.get('credentials')).body;
  expect(value).toMatchObject([{ displayName: 'Ana Bowman', secrets: [{ aliveIn: ['contoso', 'wingtip'] }] }]);
});

test('without API access git proves it', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(ownToken(stage.simulator.world, 'global-git', 'all')));
  await put(account, 'contoso');
  expect(warningsOf(await put(account, 'wingtip'))).toEqual([['git', 'WARNING']]);
});

test('a new value was accepted nowhere yet', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(ownToken(stage.simulator.world, 'global-replaced', 'all')));
  await put(account, 'contoso', withApi);
  await put(account, 'wingtip', withApi);
  await account.put('secrets/pat', text(ownToken(stage.simulator.world, 'local', ['contoso'])));
  expect(await account.verified('connectors/contoso')).toMatchObject({ outcome: 'SUCCESS' });
  await account.atRest();
  expect(await aliveIn(account)).toEqual(['contoso']);
  expect((await account.get('connectors/wingtip')).body.status.status).toBe('FAILURE');
});

test('an organization that refuses the token is none that it is alive in; what Azure DevOps says itself stays', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(ownToken(stage.simulator.world, 'global-refused', 'all')));
  await put(account, 'contoso', withApi);
  expect(await put(account, 'fabrikam', withApi)).toMatchObject({ outcome: 'FAILURE', reason: 'GlobalTokenBlocked' });
  expect(await aliveIn(account)).toEqual(['contoso']);
});

test('what is known costs nothing: later runs write no secret', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(ownToken(stage.simulator.world, 'known', ['contoso'])));
  await put(account, 'contoso', withApi);
  await account.atRest();
  stage.service.wire.reset();
  expect(await verify(account, 'contoso')).toMatchObject({ outcome: 'SUCCESS' });
  const changes = account.writes().flatMap(({ changes: some }) => some);
  expect(changes.filter((change) => change.includes('secret!'))).toEqual([]);
  expect(changes.length).toBeGreaterThan(0);
});

import { expect, test } from 'vitest';
import { type Asked, keepTokens } from '../../../shared/entra/tokens.ts';

const hour = 60 * 60_000;
const allowed = { scopes: [{}], organizations: ['fabrikam'] };
const asked: Asked = {
  key: 'acme identity!ci',
  version: '1',
  identity: { type: 'ManagedIdentity', allowed },
  clientSecret: null,
};

/** Gives `token 1`, `token 2` and so on, each for an hour, at a time that the test sets. */
function start() {
  const world = { now: 0, requests: 0 };
  const entra = keepTokens(
    async () => ({ token: `token ${++world.requests}`, expiresAt: world.now + hour }),
    () => world.now,
  );
  const ask = async (differences: Partial<Asked> = {}) => {
    const answer = await entra.token({ ...asked, ...differences });
    return answer.ok ? [answer.value.token, answer.value.cached ? 'cached' : 'new'] : answer.reason;
  };
  return { world, ask };
}

test('A token is used again until five minutes before its end', async () => {
  const { world, ask } = start();
  expect(await ask()).toEqual(['token 1', 'new']);
  world.now = hour - 5 * 60_000 - 1;
  expect(await ask()).toEqual(['token 1', 'cached']);
  world.now += 1;
  expect(await ask()).toEqual(['token 2', 'new']);
});

test('A changed identity or secret makes a new one, another account has one of its own', async () => {
  const { ask } = start();
  await ask();
  expect(await ask({ version: '2' })).toEqual(['token 2', 'new']);
  expect(await ask({ version: '2' })).toEqual(['token 2', 'cached']);
  expect(await ask({ key: 'other identity!ci' })).toEqual(['token 3', 'new']);
});

test('Callers at the same time share one request', async () => {
  const { world, ask } = start();
  expect((await Promise.all([ask(), ask(), ask()])).flat()).toEqual([
    'token 1',
    'new',
    'token 1',
    'new',
    'token 1',
    'new',
  ]);
  expect(world.requests).toBe(1);
});

test('A refused token is forgotten once: who comes later with the same complaint gets the new one', async () => {
  const { ask } = start();
  await ask();
  expect(await ask({ refused: 'token 1' })).toEqual(['token 2', 'new']);
  expect(await ask({ refused: 'token 1' })).toEqual(['token 2', 'cached']);
});

test('Only so many are kept: the oldest goes', async () => {
  const { ask } = start();
  for (let number = 0; number <= 256; number++) await ask({ key: `key ${number}` });
  expect(await ask({ key: 'key 256' })).toEqual(['token 257', 'cached']);
  expect(await ask({ key: 'key 0' })).toEqual(['token 258', 'new']);
});

test.each([
  ['AADSTS7000215', undefined, 'IdentityRefused'],
  ['AADSTS99999999', 400, 'IdentityRefused'],
  ['AADSTS90033', 503, 'EntraUnavailable'],
  ['ECONNREFUSED', undefined, 'EntraUnavailable'],
  ['too many', 429, 'EntraUnavailable'],
])('A failure (%s, status %s) is %s, is not kept, and its words are not repeated', async (words, status, reason) => {
  const secret = 'swordfish';
  let fails = true;
  const entra = keepTokens(
    () => {
      const cause = Object.assign(new Error(`${words}: ${secret}`), { status });
      return fails ? Promise.reject(new Error('outer', { cause })) : Promise.resolve({ token: 't', expiresAt: hour });
    },
    () => 0,
  );
  const identity = { type: 'WorkloadIdentity', tenantId: '', clientId: '', allowed } as const;
  const answer = await entra.token({ ...asked, identity });
  expect(answer).toMatchObject({ ok: false, reason });
  expect(JSON.stringify(answer)).not.toContain(secret);
  fails = false;
  expect(await entra.token({ ...asked, identity })).toMatchObject({ ok: true });
});

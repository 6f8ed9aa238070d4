import { expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import { holdsCanary } from '../system/canary.ts';

test.each([
  ['as it is', (token: string) => `{"token":"${token}"}`],
  ['as Basic credentials', (token: string) => `Basic ${Buffer.from(`ci:${token}`).toString('base64')}`],
  ['in a queue message', (token: string) => Buffer.from(JSON.stringify({ change: token })).toString('base64')],
])('a token that leaks is seen %s', (_, leak) => {
  expect(holdsCanary(leak(patFor('alive')))).toBe(true);
  expect(holdsCanary(leak(patFor('nobody')))).toBe(false);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const commit = '0'.repeat(40);
const statuses = `fabrikam/Fiber/_apis/git/repositories/web/commits/${commit}/statuses?api-version=7.1`;
const subscriptions = 'fabrikam/_apis/hooks/subscriptions?api-version=7.1';
const post = (path: string, body: object, as = 'alive') =>
  ask(`${simulator.url}/${path}`, {
    method: 'POST',
    as,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

test.each([
  ['a status without context', statuses, {}, 400],
  ['a status of a commit that is not there', statuses, { state: 'succeeded', context: { name: 'x' } }, 404],
  ['a subscription without consumer', subscriptions, { publisherId: 'tfs', eventType: 'git.push' }, 400],
  ['a subscription without a place to send to', subscriptions, { publisherId: 'tfs', consumerId: 'webHooks' }, 400],
])('%s is refused for its content, to somebody who is known', async (_, path, body, status) => {
  const reply = await post(path, body);
  expect([reply.status, reply.json()['typeKey']]).toEqual([status, expect.stringMatching(/Exception$/)]);
  expect(reply.headers).toHaveProperty('x-vss-userdata');
});

test.each([
  ['a status', statuses, 'no-status-scope', 'GenericContribute'],
  ['a subscription', subscriptions, 'no-hooks-scope', 'Edit Subscription'],
])('%s asks for a scope first, and for a permission then', async (_, path, without, permission) => {
  const refused = await post(path, {}, without);
  expect([refused.status, refused.text, 'x-vss-userdata' in refused.headers]).toEqual([401, '', false]);
  const forbidden = await post(path, {}, 'read-only');
  expect([forbidden.status, forbidden.text]).toEqual([403, expect.stringContaining(permission)]);
  expect(forbidden.headers).toHaveProperty('x-vss-userdata');
});

test('a status in a repository that is not there is a 404 like any other', async () => {
  const reply = await post(statuses.replace('/web/', '/nothing/'), {});
  expect([reply.status, reply.json()['typeKey']]).toEqual([404, 'GitRepositoryNotFoundException']);
});

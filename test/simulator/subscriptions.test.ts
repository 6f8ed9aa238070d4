import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';
import { sendJson, subscribe, subscriptions, wishFor } from './subscribe.ts';

const target = 'https://connectors.example/hook';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => {
  const { hooks } = simulator.world;
  hooks.subscriptions.length = 0;
  hooks.pageSize = Infinity;
});
afterAll(() => simulator.close());

const send = (method: string, path: string, body?: unknown, as?: string) => sendJson(simulator, method, path, body, as);
const stored = (id: string) => simulator.world.hooks.find(simulator.world.organization('fabrikam'), id);

test('a subscription is created with 200, completed, and shown without its password', async () => {
  const reply = await send('POST', subscriptions, wishFor(simulator, target));
  const { organization, project } = simulator.world.site('fabrikam/Fiber/web');
  expect(reply.status).toBe(200);
  expect(reply.headers['content-type']).toEqual(['application/json; charset=utf-8; api-version=7.1']);
  const id = String(reply.json()['id']);
  expect(reply.json()).toMatchObject({
    url: `${simulator.url}/fabrikam/${subscriptions}/${id}`,
    status: 'enabled',
    resourceVersion: null,
    actionDescription: 'To host connectors.example',
    createdBy: { displayName: 'Ana Bowman' },
    publisherInputs: {
      projectId: project.id,
      branch: '',
      hostId: organization.id,
      tfsSubscriptionId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    },
    consumerInputs: { basicAuthUsername: 'ado', basicAuthPassword: '********' },
  });
  expect((await send('GET', `${subscriptions}/${id}`)).json()).toEqual(reply.json());
  expect(reply.text).not.toContain('"secret"');
  expect(reply.json()).not.toHaveProperty('probationRetries');
});

async function idsOf(query: string) {
  const reply = await send('GET', `${subscriptions}?${query}`);
  return { ids: (reply.json()['value'] as { id: string }[]).map(({ id }) => id), headers: reply.headers };
}

test('a list is filtered, comes whole, and is paged when the world says so', async () => {
  const push = await subscribe(simulator, target);
  const created = await subscribe(simulator, target, { eventType: 'git.pullrequest.created' });
  expect((await idsOf('')).ids).toEqual([push, created]);
  expect((await idsOf('')).headers).not.toHaveProperty('x-ms-continuationtoken');
  expect((await idsOf('eventType=git.push&publisherId=tfs&consumerId=webHooks')).ids).toEqual([push]);
  expect((await idsOf('consumerActionId=other')).ids).toEqual([]);
  simulator.world.hooks.pageSize = 1;
  const first = await idsOf('');
  expect([first.ids, first.headers['x-ms-continuationtoken']]).toEqual([[push], ['1']]);
  expect((await idsOf('continuationToken=1')).ids).toEqual([created]);
});

test('another organization has subscriptions of its own', async () => {
  const id = await subscribe(simulator, target);
  const there = (path: string) => ask(`${simulator.url}/tfs/DefaultCollection/${subscriptions}${path}`);
  expect((await there('')).json()).toEqual({ count: 0, value: [] });
  expect((await there(`/${id}`)).json()['typeKey']).toBe('SubscriptionNotFoundException');
});

const condition = (inputId: string, inputValue: string, operator = 'equals') => ({ inputId, inputValue, operator });

async function found(query: object): Promise<string[]> {
  const reply = await send('POST', '_apis/hooks/subscriptionsquery', query);
  return (reply.json()['results'] as { id: string }[]).map(({ id }) => id);
}

test('a query finds by inputs: one filter must hold, and of it every condition', async () => {
  const main = await subscribe(simulator, target, { publisherInputs: { branch: 'main' } });
  await subscribe(simulator, `${target}/2`, { publisherInputs: { branch: 'other' } });
  expect(await found({ publisherInputFilters: [{ conditions: [condition('branch', 'MAIN')] }] })).toEqual([main]);
  expect(await found({ consumerInputFilters: [{ conditions: [condition('url', target)] }] })).toEqual([main]);
  const neither = { conditions: [condition('branch', 'main'), condition('branch', 'main', 'notEquals')] };
  expect(await found({ publisherInputFilters: [neither] })).toEqual([]);
  expect(await found({ publisherId: 'tfs' })).toHaveLength(2);
});

test('PUT replaces all but publisher, consumer and action, and takes a mask for the password', async () => {
  const id = await subscribe(simulator, target);
  const shown = (await send('GET', `${subscriptions}/${id}`)).json();
  const { tfsSubscriptionId } = shown['publisherInputs'] as { tfsSubscriptionId: string };
  const moved = { ...shown, eventType: 'git.repo.renamed', resourceVersion: '1.0-preview.1' };
  const reply = await send('PUT', `${subscriptions}/${id}`, moved);
  expect(reply.json()).toMatchObject({ id, eventType: 'git.repo.renamed', publisherInputs: { tfsSubscriptionId } });
  expect(stored(id)?.consumerInputs['basicAuthPassword']).toBe('********');
  const fixed = await send('PUT', `${subscriptions}/${id}`, { ...shown, consumerId: 'slack' });
  expect([fixed.status, fixed.json()['typeKey']]).toEqual([400, 'ConsumerNotFoundException']);
});

test('PUT enables and disables; what the system has set stays when it comes back', async () => {
  const id = await subscribe(simulator, target);
  const put = async (status?: string) => {
    const body = { ...wishFor(simulator, target), ...(status === undefined ? {} : { status }) };
    return (await send('PUT', `${subscriptions}/${id}`, body)).json()['status'];
  };
  expect(await put('disabledByUser')).toBe('disabledByUser');
  expect(await put()).toBe('enabled');
  Object.assign(stored(id) ?? {}, { status: 'disabledBySystem' });
  expect(await put('disabledBySystem')).toBe('disabledBySystem');
  expect(await put('enabled')).toBe('enabled');
});

test('DELETE answers 204, and 404 the second time', async () => {
  const id = await subscribe(simulator, target);
  expect((await send('DELETE', `${subscriptions}/${id}`)).status).toBe(204);
  const again = await send('DELETE', `${subscriptions}/${id}`);
  expect([again.status, again.json()['typeKey']]).toEqual([404, 'SubscriptionNotFoundException']);
  expect((await send('GET', subscriptions)).json()['count']).toBe(0);
});

const inputs = (given: object) => ({ publisherInputs: given as Record<string, string> });
const consumer = (given: object) => ({ consumerInputs: given as Record<string, string> });

describe('What is refused', () => {
  test.each([
    ['no event type', { eventType: '' }, 'ArgumentNullException'],
    ['an unknown publisher', { publisherId: 'rm' }, 'PublisherNotFoundException'],
    ['an unknown event type', { eventType: 'git.pulled' }, 'EventTypeNotFoundException'],
    ['an unknown action', { consumerActionId: 'sms' }, 'ConsumerActionNotFoundException'],
    ['a version that the event type lacks', { resourceVersion: '2.0' }, 'SubscriptionInputException'],
    ['a project by name', inputs({ projectId: 'Fiber' }), 'SubscriptionInputException'],
    ['a number among the inputs', inputs({ branch: 1 }), 'SubscriptionInputException'],
    ['a repository of another project', inputs({ repository: crypto.randomUUID() }), 'SubscriptionInputException'],
    ['repository events of every project', { eventType: 'git.repo.renamed', ...inputs({ projectId: '' }) }, undefined],
    ['check-ins without a path', { eventType: 'tfvc.checkin' }, 'SubscriptionInputException'],
    ['an unknown kind of notification', inputs({ notificationType: 'Push' }), 'SubscriptionInputException'],
    ['no address', consumer({ url: '' }), 'ArgumentNullException'],
    ['an address without https', consumer({ url: 'http://connectors.example/hook' }), 'SubscriptionInputException'],
    ['an address that is none', consumer({ url: 'connectors' }), 'SubscriptionInputException'],
    ['a password with a space', consumer({ basicAuthPassword: 'two words' }), 'SubscriptionInputException'],
    ['a password of 257 characters', consumer({ basicAuthPassword: 'x'.repeat(257) }), 'SubscriptionInputException'],
    ['a header that is none', consumer({ httpHeaders: 'nothing' }), 'SubscriptionInputException'],
    ['details of an unknown kind', consumer({ resourceDetailsToSend: 'some' }), 'SubscriptionInputException'],
  ])('%s', async (_, wish, typeKey = 'SubscriptionInputException') => {
    const reply = await send('POST', subscriptions, wishFor(simulator, target, wish));
    expect([reply.status, reply.json()['typeKey']]).toEqual([400, typeKey]);
    expect(simulator.world.hooks.subscriptions).toEqual([]);
  });
});

test('who writes must name a version', async () => {
  const body = JSON.stringify(wishFor(simulator, target));
  const reply = await ask(`${simulator.url}/fabrikam/${subscriptions}`, { method: 'POST', body });
  expect([reply.status, reply.json()['typeKey']]).toEqual([400, 'VssVersionNotSpecifiedException']);
});

test('reading needs one of two scopes, writing needs one scope and a permission', async () => {
  const { world } = simulator;
  const id = await subscribe(simulator, target);
  world.setScopes('alive', ['vso.hooks']);
  expect((await send('GET', subscriptions)).status).toBe(200);
  expect((await send('DELETE', `${subscriptions}/${id}`)).status).toBe(401);
  world.setScopes('alive', ['vso.hooks_write']);
  world.allowSubscriptions('alive', false);
  for (const [method, path] of [
    ['POST', subscriptions],
    ['PUT', `${subscriptions}/${id}`],
    ['DELETE', `${subscriptions}/${id}`],
    ['POST', '_apis/hooks/testnotifications'],
  ] as const) {
    const reply = await send(method, path, method === 'DELETE' ? undefined : wishFor(simulator, target));
    expect([reply.status, reply.text]).toEqual([403, expect.stringContaining('Edit Subscription')]);
  }
  world.allowSubscriptions('alive');
  expect((await send('DELETE', `${subscriptions}/${id}`)).status).toBe(204);
  world.setScopes('alive', ['vso.hooks_write', 'vso.hooks']);
});

test('the subscriptions of somebody who leaves are disabled', async () => {
  const id = await subscribe(simulator, target);
  simulator.world.removeMember('fabrikam', 'alive');
  expect(stored(id)?.status).toBe('disabledByInactiveIdentity');
  expect((await send('GET', subscriptions)).status).toBe(401);
  simulator.world.organization('fabrikam').members.add('ana.bowman@fabrikam.example');
});

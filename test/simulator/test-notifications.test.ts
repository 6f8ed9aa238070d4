import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startReceiver } from './receiver.ts';
import type { Receiver } from './receiver.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';
import { sendJson, subscribe, subscriptions, wishFor } from './subscribe.ts';
import type { Wish } from './subscribe.ts';

let simulator: Simulator;
let receiver: Receiver;
beforeAll(async () => {
  simulator = await startSimulator();
  receiver = await startReceiver();
});
afterEach(() => {
  simulator.world.hooks.subscriptions.length = 0;
  receiver.arrivals.length = 0;
  receiver.answerWith(202);
});
afterAll(async () => {
  await simulator.close();
  await receiver.close();
});

const subscribed = (wish: Wish = {}) => subscribe(simulator, receiver.url, wish);

const sendTest = (body: object, query = '') =>
  sendJson(simulator, 'POST', `_apis/hooks/testnotifications?${query}`, body);

describe('Test notifications', () => {
  test('a sample of a subscription that is there, with the same id each time', async () => {
    const id = await subscribed();
    receiver.answerWith(500);
    const reply = await sendTest({ subscriptionId: id });
    expect([reply.status, reply.json()]).toEqual([200, expect.objectContaining({ id: 1, subscriptionId: id })]);
    await sendTest({ subscriptionId: id });
    await simulator.world.hooks.settled();
    expect(receiver.arrivals.map(({ json }) => [json.subscriptionId, json.notificationId, json.id])).toEqual([
      [id, 1, '03c164c2-8912-4d5e-8009-3707d5f83734'],
      [id, 2, '03c164c2-8912-4d5e-8009-3707d5f83734'],
    ]);
    const [first] = receiver.arrivals;
    expect(first?.headers['authorization']).toMatch(/^Basic /);
    expect(first?.json.resourceContainers['account']).toEqual({ id: 'f844ec47-a9db-4511-8281-8b63f4eaf94e' });
    expect(first?.text).toContain('https://dev.azure.com/fabrikam-fiber-inc/');
    const shown = async (path: string) => (await sendJson(simulator, 'GET', `${subscriptions}/${id}${path}`)).json();
    expect(await shown('')).toMatchObject({ status: 'enabled' });
    expect(await shown('/notifications?status=completed')).toMatchObject({
      value: [{ result: 'failed' }, { result: 'failed' }],
    });
  });

  test('what it shows masked means what is stored', async () => {
    const id = await subscribed();
    const { consumerInputs } = (await sendJson(simulator, 'GET', `${subscriptions}/${id}`)).json();
    await sendTest({ subscriptionId: id, details: { consumerInputs } });
    await simulator.world.hooks.settled();
    expect(receiver.arrivals[0]?.headers['authorization']).toContain(Buffer.from('ado:secret').toString('base64'));
  });

  test('before there is a subscription, under an id of zeros', async () => {
    const reply = await sendTest({ details: wishFor(simulator, receiver.url) });
    expect(reply.json()).toMatchObject({ subscriptionId: '00000000-0000-0000-0000-000000000000' });
    await simulator.world.hooks.settled();
    expect(receiver.arrivals).toHaveLength(1);
    expect((await sendTest({ subscriptionId: crypto.randomUUID() })).status).toBe(404);
  });

  test('real data is the newest event of the kind', async () => {
    const id = await subscribed();
    await simulator.world.code.commit('fabrikam/Fiber/web');
    await simulator.world.hooks.settled();
    await sendTest({ subscriptionId: id }, 'useRealData=true');
    await simulator.world.hooks.settled();
    const [real, again] = receiver.arrivals;
    expect([again?.json.id, again?.json.notificationId]).toEqual([real?.json.id, 2]);
    const refused = await sendTest({ details: wishFor(simulator, receiver.url) }, 'useRealData=true');
    expect(refused.json()['typeKey']).toBe('SubscriptionInputException');
  });
});

describe('Events of a repository and of TFVC', () => {
  test('created, disabled, enabled, renamed and deleted', async () => {
    const { world } = simulator;
    const place = 'fabrikam/Fiber/short-lived';
    for (const kind of ['created', 'statuschanged', 'renamed', 'deleted']) {
      await subscribed({ eventType: `git.repo.${kind}`, publisherInputs: { repository: '' } });
    }
    const { id } = await world.addRepository(place);
    world.disableRepository(place);
    world.enableRepository(place);
    world.rename(place, 'renamed');
    world.deleteRepository('fabrikam/Fiber/renamed');
    await world.hooks.settled();
    const told = receiver.arrivals.map(({ json }) => [json.eventType, json.resource]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['git.repo.created', expect.objectContaining({ repository: expect.objectContaining({ id }) as object })],
        ['git.repo.statuschanged', expect.objectContaining({ disabled: true })],
        ['git.repo.statuschanged', expect.objectContaining({ disabled: false })],
        ['git.repo.renamed', expect.objectContaining({ oldName: 'short-lived', newName: 'renamed' })],
        ['git.repo.deleted', expect.objectContaining({ repositoryId: id, repositoryName: 'renamed' })],
      ]),
    );
    expect(told).toHaveLength(5);
  });

  test('a check-in below the path that was asked for', async () => {
    const { world } = simulator;
    const project = world.project('fabrikam/Legacy');
    const inputs = { projectId: project.id, repository: '', path: '$/Legacy/Main' };
    await subscribed({ eventType: 'tfvc.checkin', publisherInputs: inputs });
    world.checkIn('fabrikam/Legacy', ['Docs/plan.md']);
    const { id } = world.checkIn('fabrikam/Legacy', ['Main/src/app.cs']);
    await world.hooks.settled();
    expect(receiver.arrivals.map(({ json }) => json.resource?.['changesetId'])).toEqual([id]);
  });
});

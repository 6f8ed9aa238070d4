import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Push } from './code/push.ts';
import { startReceiver } from './receiver.ts';
import type { Receiver } from './receiver.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';
import { sendJson, subscribe, subscriptions, wishFor } from './subscribe.ts';
import type { Wish } from './subscribe.ts';

const web = 'fabrikam/Fiber/web';
const second = 1000;
const minute = 60 * second;

let simulator: Simulator;
let receiver: Receiver;
let known: Push;
beforeAll(async () => {
  simulator = await startSimulator();
  known = await simulator.world.code.commit(web);
});
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  const { hooks } = simulator.world;
  hooks.subscriptions.length = 0;
  hooks.notifications.length = 0;
  hooks.dropped.length = 0;
  await receiver.close();
});
afterAll(() => simulator.close());

/** Something that a subscription to pushes hears of, without git. */
async function push(times = 1): Promise<void> {
  const { site, pushedBy } = known;
  const sentence = 'Ana Bowman pushed';
  for (let count = 0; count < times; count++) {
    const event = { eventType: 'git.push', ...site, by: pushedBy, traits: {}, sentence, details: sentence };
    simulator.world.hooks.publish({
      ...event,
      resource: { pushId: count, refUpdates: [] },
      minimal: { pushId: count },
    });
  }
  await simulator.world.hooks.settled();
}

const subscribed = (wish: Wish = {}) => subscribe(simulator, receiver.url, wish);
const statusOf = (id: string) => simulator.world.hooks.find(simulator.world.organization('fabrikam'), id)?.status;
const numbers = () => receiver.arrivals.map(({ json }) => json.notificationId);
const notifications = async (id: string, query = '') =>
  (await sendJson(simulator, 'GET', `${subscriptions}/${id}/notifications?${query}`)).json()['value'] as Notified[];

type Notified = { id: number; status: string; result: string; details: Record<string, unknown> };

describe('What is sent', () => {
  test('a body with the ids of subscription and notification, and the password in Authorization', async () => {
    const id = await subscribed({ consumerInputs: { httpHeaders: 'X-Conn:abc\nX-Note: two words' } });
    await push(2);
    const [first, later] = receiver.arrivals;
    const { organization, project } = simulator.world.site(web);
    expect(first?.json).toMatchObject({
      subscriptionId: id,
      notificationId: 1,
      eventType: 'git.push',
      publisherId: 'tfs',
      message: { text: 'Ana Bowman pushed' },
      resource: { pushId: 0 },
      resourceVersion: '1.0',
      resourceContainers: {
        account: { id: organization.id, baseUrl: 'https://dev.azure.com/fabrikam/' },
        project: { id: project.id },
      },
    });
    expect(first?.json.createdDate).toMatch(/\.\d{7}Z$/);
    expect(first?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('ado:secret').toString('base64')}`,
      'content-type': 'application/json; charset=utf-8',
      'x-conn': 'abc',
      'x-note': 'two words',
    });
    expect(later?.json.notificationId).toBe(2);
    expect(await notifications(id, 'result=succeeded&maxResults=1')).toMatchObject([
      {
        id: 2,
        status: 'completed',
        details: { requestAttempts: 1, consumerInputs: { basicAuthPassword: '********' } },
      },
    ]);
  });

  test.each([
    ['', '', { text: 'Ana Bowman pushed' }, { pushId: 0, refUpdates: [] }],
    ['none', 'none', null, null],
    ['text', 'minimal', { text: 'Ana Bowman pushed' }, { pushId: 0 }],
  ])('messages %j and details %j', async (messagesToSend, resourceDetailsToSend, message, resource) => {
    const details = { messagesToSend, detailedMessagesToSend: messagesToSend, resourceDetailsToSend };
    await subscribed({ consumerInputs: details });
    await push();
    const { json } = receiver.arrivals[0] ?? {};
    expect(json?.resource).toEqual(resource);
    expect(json?.message?.text ?? null).toEqual(message?.text ?? null);
    expect(json?.detailedMessage === null).toBe(message === null);
  });

  test('two subscriptions to one event share its id and count by themselves', async () => {
    await subscribed();
    await push();
    const other = await subscribed();
    await push();
    const [, ...both] = receiver.arrivals;
    const sent = both.map(({ json }) => ({ own: json.subscriptionId === other, number: json.notificationId }));
    expect(sent).toEqual(
      expect.arrayContaining([
        { own: true, number: 1 },
        { own: false, number: 2 },
      ]),
    );
    expect(new Set(both.map(({ json }) => json.id)).size).toBe(1);
  });

  test('an address that stands for another, as a name would', async () => {
    simulator.world.hooks.reach('https://connectors.example', receiver.url);
    await subscribe(simulator, 'https://connectors.example/api/hook?a=b');
    await push();
    expect(receiver.arrivals.map(({ path }) => path)).toEqual(['/api/hook?a=b']);
  });

  test('nothing to another machine, nor a body over two megabytes', async () => {
    const id = await subscribe(simulator, 'https://elsewhere.example/hook');
    await push();
    const [notification] = simulator.world.hooks.notifications;
    expect(notification?.attempts).toMatchObject([{ error: 'elsewhere.example is not on this machine' }]);
    const { site, pushedBy } = known;
    await subscribed();
    const text = { sentence: '', details: 'x'.repeat(2 * 1024 * 1024) };
    const event = { eventType: 'git.push', ...site, by: pushedBy, traits: {}, resource: {}, minimal: {} };
    simulator.world.hooks.publish({ ...event, ...text });
    await simulator.world.hooks.settled();
    expect([receiver.arrivals, statusOf(id)]).toEqual([[], 'enabled']);
    expect(simulator.world.hooks.notifications.at(-1)).toMatchObject({ status: 'completed', result: 'failed' });
  });
});

describe('What happens when it is not taken', () => {
  test.each([408, 502, 503, 504, 0])('%i passes: again after 1, 2, 4, 8, 16, 32, 60 and 60 seconds', async (status) => {
    const id = await subscribed();
    receiver.answerWith(status);
    await push();
    const counts: number[] = [];
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      await simulator.world.hooks.advance(seconds * second - 500);
      counts.push(receiver.arrivals.length);
      expect(statusOf(id)).toBe('enabled');
      await simulator.world.hooks.advance(500);
    }
    expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect([receiver.arrivals.length, statusOf(id)]).toEqual([9, 'onProbation']);
    expect(new Set(numbers())).toEqual(new Set([1]));
  });

  test('what passes and then goes well is forgotten', async () => {
    const id = await subscribed();
    receiver.answerWith(503, 503, 200);
    await push();
    await simulator.world.hooks.advance(3 * second);
    expect([receiver.arrivals.length, statusOf(id)]).toEqual([3, 'enabled']);
    expect(await notifications(id)).toMatchObject([{ result: 'succeeded', details: { requestAttempts: 3 } }]);
  });

  test.each([400, 401, 403, 404, 429, 500, 302])(
    '%i puts it on probation at once, and events are lost',
    async (status) => {
      const id = await subscribed();
      receiver.answerWith(status);
      await push();
      expect(statusOf(id)).toBe('onProbation');
      await push(3);
      expect([receiver.arrivals.length, simulator.world.hooks.dropped.length]).toEqual([1, 3]);
      receiver.answerWith(200);
      await simulator.world.hooks.advance(20 * minute);
      expect([numbers(), statusOf(id)]).toEqual([[1, 1], 'enabled']);
      await push();
      expect(numbers()).toEqual([1, 1, 2]);
      const shown = (await sendJson(simulator, 'GET', `${subscriptions}/${id}`)).json();
      expect(shown).toMatchObject({ status: 'enabled', probationRetries: 1 });
    },
  );

  test('after seven retries in 36 hours it is disabled', async () => {
    const id = await subscribed();
    receiver.answerWith(500);
    await push();
    for (const minutes of [20, 40, 80, 160, 320, 640]) await simulator.world.hooks.advance(minutes * minute);
    expect([receiver.arrivals.length, statusOf(id)]).toEqual([7, 'onProbation']);
    await simulator.world.hooks.advance(15 * 60 * minute);
    expect([receiver.arrivals.length, statusOf(id)]).toEqual([8, 'disabledBySystem']);
    await push();
    expect([receiver.arrivals.length, simulator.world.hooks.dropped.length]).toEqual([8, 1]);
  });

  test('410 disables it at once', async () => {
    const id = await subscribed();
    receiver.answerWith(410);
    await push();
    await simulator.world.hooks.advance(24 * 60 * minute);
    expect([receiver.arrivals.length, statusOf(id)]).toEqual([1, 'disabledBySystem']);
  });

  test('who enables it ends probation, and the retry', async () => {
    const id = await subscribed();
    receiver.answerWith(401);
    await push();
    receiver.answerWith(200);
    await sendJson(simulator, 'PUT', `${subscriptions}/${id}`, wishFor(simulator, receiver.url));
    await push();
    await simulator.world.hooks.advance(20 * minute);
    expect([numbers(), statusOf(id)]).toEqual([[1, 2], 'enabled']);
  });

  test('nothing goes to a subscription that is deleted', async () => {
    const id = await subscribed();
    receiver.answerWith(503);
    await push();
    await sendJson(simulator, 'DELETE', `${subscriptions}/${id}`);
    await simulator.world.hooks.advance(minute);
    await push();
    expect(receiver.arrivals).toHaveLength(1);
  });

  test('no answer in time is no answer', async () => {
    const { hooks } = simulator.world;
    const id = await subscribed();
    receiver.answerWith(-1);
    hooks.timeoutMs = 20;
    await push();
    hooks.timeoutMs = 30_000;
    expect([statusOf(id), hooks.notifications[0]?.status]).toEqual(['enabled', 'queuedForRetry']);
  });

  test('time can go fast by itself', async () => {
    await subscribed();
    receiver.answerWith(503, 503, 200);
    simulator.world.hooks.speed = 1000;
    await push();
    await expect.poll(() => receiver.arrivals.length).toBe(3);
    simulator.world.hooks.speed = 1;
  });
});

describe('What a test can make go wrong', () => {
  test('a notification comes twice, under one number', async () => {
    await subscribed();
    simulator.world.hooks.troubles.duplicateNext();
    await push(2);
    expect(numbers().toSorted((one, other) => one - other)).toEqual([1, 1, 2]);
  });

  test('notifications come in another order', async () => {
    await subscribed();
    simulator.world.hooks.troubles.reverseNext(3);
    await push(2);
    expect(numbers()).toEqual([]);
    await push();
    expect(numbers()[0]).toBe(3);
    expect(numbers().toSorted((one, other) => one - other)).toEqual([1, 2, 3]);
  });

  test('a notification is late, held back, or lost', async () => {
    await subscribed();
    const { hooks } = simulator.world;
    hooks.troubles.delayNext(minute);
    await push(2);
    expect(numbers()).toEqual([2]);
    await hooks.advance(minute);
    expect(numbers()).toEqual([2, 1]);
    hooks.troubles.hold();
    await push();
    expect(numbers()).toEqual([2, 1]);
    hooks.troubles.release();
    await hooks.settled();
    hooks.troubles.loseNext();
    await push();
    expect(numbers()).toEqual([2, 1, 3]);
  });
});

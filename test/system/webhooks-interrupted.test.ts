import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operation } from './operation.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';
import { type Arranged, arrange, deliveriesOf, webhookSettings } from './webhook-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator(webhookSettings);
});
afterAll(() => stage.close());

const writes = (method: 'POST' | 'PUT', own: Arranged) => (operation: Operation, body: string) =>
  operation.changes.some((change) => change.startsWith(method)) &&
  body.includes(own.account.name) &&
  body.includes('webhook!');

/** The lease of whoever died ends first. */
const done = (own: Arranged) =>
  stage.service.waitFor(
    async () => {
      const { body } = await own.account.get(own.webhooks);
      return body.status === 'COMPLETED' ? body : null;
    },
    'the reconcile',
    120_000,
  );

test('killed before Azure DevOps was told, and after it without having heard: one subscription each, which works', async () => {
  const { service, simulator } = stage;
  const untold = await arrange(stage, 'untold');
  const unheard = await arrange(stage, 'unheard');
  const dead = service.crash('after', writes('POST', untold));
  await untold.account.put(untold.webhooks, { events: ['push'] });
  await dead;
  expect(untold.subscriptions()).toEqual([]);
  await service.restart();
  const deadToo = service.crash('before', writes('PUT', unheard));
  await unheard.account.put(unheard.webhooks, { events: ['push'] });
  await deadToo;
  expect(unheard.subscriptions()).toHaveLength(1);
  await service.restart();
  for (const own of [untold, unheard]) {
    expect(await done(own)).toMatchObject({ outcome: 'SUCCESS' });
    expect(own.subscriptions()).toHaveLength(1);
    const ends = (await own.account.rows()).filter(({ rowKey }) => rowKey.startsWith('webhook!'));
    expect(ends).toMatchObject([{ state: 'ACTIVE', subscriptionId: own.subscriptions()[0]?.id }]);
    await simulator.world.code.commit(own.place);
    await simulator.world.hooks.settled();
    const found = await service.waitFor(async () => {
      const deliveries = await deliveriesOf(own);
      return deliveries[0]?.state === 'PROCESSED' ? deliveries : null;
    }, 'the delivery');
    expect(found).toMatchObject([{ origin: 'subscription' }]);
    expect(own.subscriptions()[0]?.status).toBe('enabled');
  }
}, 200_000);

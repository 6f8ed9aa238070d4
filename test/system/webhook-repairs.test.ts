import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';
import { type Arranged, arrange, deliveriesOf, look, ring, wait, webhookSettings } from './webhook-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator(webhookSettings);
});
afterAll(() => stage.close());

const world = () => stage.simulator.world;

/** Something that a person does to the only subscription of a connector. */
function only({ subscriptions }: Arranged) {
  const [one] = subscriptions();
  if (one === undefined) throw new Error('There is no subscription');
  return one;
}

const repaired = (own: Arranged) =>
  stage.service.waitFor(async () => {
    const { body } = await own.account.get(own.webhooks);
    return body.trouble?.repairedAt ? body : null;
  }, 'the repair');

const checked = (own: Arranged, outcome: string) =>
  stage.service.waitFor(async () => {
    const { checks } = await own.account.verified(own.path);
    const check = checks.find(({ name }: { name: string }) => name === 'webhook');
    return check?.outcome === outcome ? check : null;
  }, `a webhook check that is ${outcome}`);

const untilProcessed = (own: Arranged, count: number) =>
  stage.service.waitFor(async () => {
    const found = await deliveriesOf(own);
    return found.length >= count && found.every(({ state }) => state === 'PROCESSED') ? found : null;
  }, `${count} processed deliveries`);

describe('POST webhooks/check', () => {
  test('proves every leg of the way back, with its time', async () => {
    const own = await arrange(stage, 'proven');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    const { status, body } = await own.account.post(`${own.webhooks}/check`, undefined, wait);
    expect(status).toBe(200);
    expect(body.check).toMatchObject({ status: 'COMPLETED', outcome: 'PASSED', reason: null });
    const { askedAt, found, sent, received, authenticated, queued, processed } = body.check;
    const legs = [askedAt, found, received, authenticated, queued, processed];
    expect(legs.toSorted((a, b) => a.localeCompare(b))).toEqual(legs);
    expect(sent >= found).toBe(true);
    const [delivery] = await untilProcessed(own, 1);
    expect(delivery).toMatchObject({ test: true });
    await own.account.post(`${own.path}/verifications`);
    expect(await checked(own, 'PASSED')).toMatchObject({ required: false, evidence: { lastEvent: 'git.push' } });
  });

  test('says how far it got, and what Azure DevOps met with', async () => {
    const own = await arrange(stage, 'unproven');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    only(own).consumerInputs['basicAuthPassword'] = 'of-somebody-else';
    await own.account.post(`${own.webhooks}/check`);
    const check = await stage.service.waitFor(
      async () => {
        const { body } = await own.account.get(own.webhooks);
        return body.check.status === 'COMPLETED' ? body.check : null;
      },
      'the end of the check',
      50_000,
    );
    expect(check).toMatchObject({ outcome: 'FAILED', reason: 'TestNotDelivered', received: null, processed: null });
    expect(check.sent).not.toBeNull();
    expect(check.message).toContain('401');
  }, 60_000);
});

describe('A stopped webhook is noticed without anybody asking', () => {
  test.each([
    ['onProbation', 'SubscriptionOnProbation'],
    ['disabledBySystem', 'SubscriptionDisabled'],
    ['disabledByUser', 'SubscriptionDisabled'],
  ] as const)('%s: a failing check, repaired once, and what was dropped is fetched', async (status, reason) => {
    const own = await arrange(stage, `stopped_${status}`);
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    const before = only(own).consumerInputs['basicAuthPassword'];
    only(own).status = status;
    await world().code.commit(own.place);
    await look(stage, own);
    const { trouble } = await repaired(own);
    expect(trouble.reason).toBe(reason);
    expect(only(own)).toMatchObject({ status: 'enabled' });
    expect(only(own).consumerInputs['basicAuthPassword']).not.toBe(before);
    const deliveries = await untilProcessed(own, 1);
    expect(deliveries).toMatchObject([{ eventType: 'git.push', origin: 'recovered' }]);
    expect(await checked(own, 'WARNING')).toMatchObject({ reason });
    // A delivery proves it.
    await world().code.commit(own.place);
    await untilProcessed(own, 2);
    await look(stage, own);
    expect((await own.account.get(own.webhooks)).body.trouble).toBeNull();
    await checked(own, 'PASSED');
  });

  test('what fails again before anything was delivered is not repaired a second time by itself', async () => {
    const own = await arrange(stage, 'hopeless');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    only(own).status = 'disabledBySystem';
    await look(stage, own);
    await repaired(own);
    only(own).status = 'disabledBySystem';
    await look(stage, own);
    await look(stage, own);
    expect(only(own).status).toBe('disabledBySystem');
    const { body } = await own.account.put(own.webhooks, { events: ['push'] }, wait);
    expect(body).toMatchObject({ outcome: 'SUCCESS', trouble: null });
    expect(only(own).status).toBe('enabled');
  });

  test('whose creator is gone: a new one is made, and only then the old one deleted', async () => {
    const own = await arrange(stage, 'orphaned');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    const { id } = only(own);
    only(own).status = 'disabledByInactiveIdentity';
    await look(stage, own);
    await repaired(own);
    expect(only(own).status).toBe('enabled');
    expect(only(own).id === id || own.subscriptions().length === 1).toBe(true);
  });

  test('deleted by hand: made again', async () => {
    const own = await arrange(stage, 'deleted');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    world().hooks.remove(only(own));
    await look(stage, own);
    expect((await repaired(own)).trouble.reason).toBe('SubscriptionMissing');
    expect(only(own).status).toBe('enabled');
  });

  test('silent although enabled: the second look in vain fetches the push and writes the subscription anew', async () => {
    const own = await arrange(stage, 'silent');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    const before = only(own).consumerInputs['basicAuthPassword'];
    world().hooks.troubles.loseNext();
    await world().code.commit(own.place);
    await look(stage, own);
    expect((await own.account.get(own.webhooks)).body.trouble).toBeNull();
    await look(stage, own);
    expect((await repaired(own)).trouble.reason).toBe('DeliveriesMissing');
    expect(only(own).consumerInputs['basicAuthPassword']).not.toBe(before);
    expect(await untilProcessed(own, 1)).toMatchObject([{ origin: 'recovered' }]);
  });

  test('what arrived is never fetched again', async () => {
    const own = await arrange(stage, 'well');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    await world().code.commit(own.place);
    await untilProcessed(own, 1);
    await look(stage, own);
    await look(stage, own);
    expect(await deliveriesOf(own)).toMatchObject([{ origin: 'subscription' }]);
  });

  test('the subscriptions of an organization are listed once for all its connectors', async () => {
    const own = await arrange(stage, 'first');
    await world().addRepository('fabrikam/Fiber/second');
    const { connector } = (await own.account.get(own.path)).body;
    const url = connector.spec.url.replace('first', 'second');
    const second = { ...connector, identifier: 'second', name: 'second', spec: { ...connector.spec, url } };
    await own.account.put('connectors/second', { connector: second });
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    await own.account.put('connectors/second/webhooks', { events: ['push'] }, wait);
    await own.account.verified('connectors/second');
    const lists = () =>
      stage.simulator.requests.filter(({ method, path }) => method === 'GET' && /hooks\/subscriptions/.test(path))
        .length;
    const others = (await allLookedAt(own)) - 1;
    const before = lists();
    await look(stage, own);
    await look(stage, { ...own, webhooks: 'connectors/second/webhooks' });
    // Twice each: this account's, and those that other tests have left.
    expect(lists() - before).toBeLessThanOrEqual(2 * (1 + others));
  });
});

/** How many accounts have webhooks here. */
async function allLookedAt(own: Arranged): Promise<number> {
  const table = stage.service.storageClients().table('entities');
  const accounts = new Set<string>([own.account.name]);
  for await (const { rowKey } of table.listEntities({ queryOptions: { filter: "PartitionKey eq '!'" } }))
    accounts.add(String(rowKey).split('!')[1] ?? '');
  return accounts.size;
}

describe('delivery: poll', () => {
  test('asks for pushes and pull requests, marks them as polled, and makes no subscription', async () => {
    const own = await arrange(stage, 'polled');
    const put = await own.account.put(own.webhooks, { delivery: 'poll', pollMinutes: 1 }, wait);
    expect(put.body).toMatchObject({ outcome: 'SUCCESS', delivery: 'poll', pollMinutes: 1 });
    expect(own.subscriptions()).toEqual([]);
    await world().code.commit(own.place, { branch: 'topic', from: 'refs/heads/main' });
    const site = world().site(own.place);
    const by = world().ownerOf('alive');
    const wish = { sourceRefName: 'refs/heads/topic', targetRefName: 'refs/heads/main', title: 'A feature' };
    await world().pullRequests.create(site, by, wish);
    await ring(stage);
    const found = await untilProcessed(own, 2);
    expect(found.map(({ eventType, origin }) => `${eventType} ${origin}`).toSorted()).toEqual([
      'git.pullrequest.created polled',
      'git.push polled',
    ]);
    await world().code.commit(own.place, { branch: 'topic' });
    await ring(stage);
    const more = await untilProcessed(own, 4);
    expect(more.map(({ eventType }) => eventType)).toContain('git.pullrequest.updated');
    await look(stage, own);
    expect(await deliveriesOf(own)).toHaveLength(4);
  });
});

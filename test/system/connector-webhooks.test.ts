import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connector } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';
import { arrange, deliveriesOf, wait, webhookSettings } from './webhook-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator(webhookSettings);
});
afterAll(() => stage.close());

const hooks = () => stage.simulator.world.hooks;

describe('PUT webhooks', () => {
  test('trap 83: makes a subscription for each event by identifiers, with a password of its own each, once', async () => {
    const own = await arrange(stage, 'made');
    const { account, webhooks, subscriptions } = own;
    const put = await account.put(webhooks, { events: ['push', 'comment'], branches: ['main'] }, wait);
    expect(put.status).toBe(200);
    expect(put.headers.get('operation-location')).toContain(webhooks);
    expect(put.body).toMatchObject({ status: 'COMPLETED', outcome: 'SUCCESS', revision: 1, branches: ['main'] });
    const { id } = stage.simulator.world.repository(own.place);
    const made = subscriptions().toSorted((a, b) => a.eventType.localeCompare(b.eventType));
    expect(made.map(({ eventType, resourceVersion }) => [eventType, resourceVersion])).toEqual([
      ['git.push', '1.0'],
      ['ms.vss-code.git-pullrequest-comment-event', '2.0'],
    ]);
    for (const { publisherInputs } of made) expect(publisherInputs).toMatchObject({ repository: id, branch: 'main' });
    const passwords = made.map(({ consumerInputs }) => consumerInputs['basicAuthPassword'] ?? '');
    expect(new Set(passwords).size).toBe(2);
    for (const password of passwords) expect(password).toMatch(/^[\w-]{43}$/);
    const rows = JSON.stringify(await account.rows());
    for (const password of passwords) expect(rows).not.toContain(password);
    const again = await account.put(webhooks, { events: ['push', 'comment'], branches: ['refs/heads/main'] }, wait);
    expect(again.body).toMatchObject({ outcome: 'SUCCESS', revision: 2 });
    const kept = subscriptions().map(({ consumerInputs }) => consumerInputs['basicAuthPassword']);
    expect(new Set(kept)).toEqual(new Set(passwords));
  });

  test('a push arrives at its webhook and is processed', async () => {
    const own = await arrange(stage, 'pushed');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    await stage.simulator.world.code.commit(own.place);
    const [delivery] = await stage.service.waitFor(async () => {
      const found = await deliveriesOf(own);
      return found[0]?.state === 'PROCESSED' ? found : null;
    }, 'the delivery of the push');
    expect(delivery).toMatchObject({ eventType: 'git.push', origin: 'subscription', ignored: null });
  });

  test('nothing to do costs one list of subscriptions and one look at the pushes', async () => {
    const own = await arrange(stage, 'idle');
    await own.account.put(own.webhooks, {}, wait);
    // New webhooks are verified with their connector, which asks of its own.
    await stage.service.waitFor(async () => {
      const { checks } = await own.account.verified(own.path);
      return checks.some(({ name }: { name: string }) => name === 'webhook');
    }, 'the verification with its webhooks');
    const before = stage.simulator.requests.length;
    await own.account.put(own.webhooks, {}, wait);
    const asked = stage.simulator.requests.slice(before).map(({ method, path }) => `${method} ${path.split('?')[0]}`);
    expect(asked.filter((one) => /hooks/.test(one))).toEqual(['GET /fabrikam/_apis/hooks/subscriptions']);
    expect(asked.every((one) => one.startsWith('GET '))).toBe(true);
  });

  test('another wish keeps what is still wanted, makes what is new, and takes the rest away', async () => {
    const own = await arrange(stage, 'changed');
    await own.account.put(own.webhooks, { events: ['push', 'comment'] }, wait);
    const before = own.subscriptions();
    const { body } = await own.account.put(own.webhooks, { events: ['push', 'repository'] }, wait);
    expect(body.outcome).toBe('SUCCESS');
    const after = own.subscriptions();
    expect(after.map(({ eventType }) => eventType).toSorted()).toEqual([
      'git.push',
      'git.repo.deleted',
      'git.repo.renamed',
      'git.repo.statuschanged',
    ]);
    const kept = (list: typeof before) => list.find(({ eventType }) => eventType === 'git.push')?.id;
    expect(kept(after)).toBe(kept(before));
  });

  test('a list that fails is not taken for an empty one', async () => {
    const own = await arrange(stage, 'unlisted');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    const before = own.subscriptions().map(({ id }) => id);
    stage.simulator.world.setScopes('unlisted', ['vso.code', 'vso.project', 'vso.code_status']);
    const { body } = await own.account.put(own.webhooks, { events: ['push'] }, wait);
    expect(body).toMatchObject({ outcome: 'FAILURE', reason: 'ScopeMissing' });
    expect(body.hint).toContain('Service Hooks (Read & write)');
    expect(own.subscriptions().map(({ id }) => id)).toEqual(before);
    const verification = await own.account.verified(own.path);
    expect(verification.checks.at(-1)).toMatchObject({ name: 'webhook', outcome: 'FAILED', reason: 'ScopeMissing' });
  });

  test('a duplicate and a stray are removed, subscriptions of others are not', async () => {
    const own = await arrange(stage, 'strays');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    const [mine] = own.subscriptions();
    if (mine === undefined) throw new Error('There is no subscription');
    const url = mine.consumerInputs['url'] ?? '';
    const copy = (id: string, to: string) => ({ ...mine, id, consumerInputs: { ...mine.consumerInputs, url: to } });
    const [duplicate, stray, others] = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`);
    hooks().subscriptions.push(
      copy(duplicate ?? '', url),
      copy(stray ?? '', url.replace(/.{32}$/, 'x'.repeat(32))),
      copy(others ?? '', `https://elsewhere.example/${own.account.name}`),
    );
    const { body } = await own.account.put(own.webhooks, { events: ['push'] }, wait);
    expect(body.outcome).toBe('SUCCESS');
    expect(own.subscriptions().map(({ id }) => id)).toEqual([mine.id, others]);
  });

  test('without API access it is refused with what to add', async () => {
    const account = stage.newAccount();
    const { world } = stage.simulator;
    await world.addRepository('fabrikam/Fiber/without');
    await account.put('secrets/pat', { kind: 'EncryptedText', value: 'x'.repeat(52) });
    await account.put('connectors/without', connector('without', { spec: { ignoreTestConnection: true } }));
    const { status, body } = await account.put('connectors/without/webhooks', {});
    expect(status).toBe(409);
    expect(body.code).toBe('ApiAccessRequired');
    expect(body.hint).toContain('"apiAccess": {"type": "Token"');
  });

  test('every mistake of a wish is told at once', async () => {
    const own = await arrange(stage, 'mistaken');
    const { status, body } = await own.account.put(own.webhooks, {
      events: ['push', 'checkIn'],
      repositories: ['other'],
      pollMinutes: 5,
    });
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
      '/events/1',
      '/pollMinutes',
      '/repositories/0',
    ]);
    const unknown = await own.account.put(own.webhooks, { event: ['push'], branches: ['release/*'] });
    expect(unknown.status).toBe(400);
    expect((await own.account.get(own.webhooks)).body.code).toBe('WebhookNotFound');
  });
});

describe('DELETE', () => {
  test('of the webhooks deletes the subscriptions', async () => {
    const own = await arrange(stage, 'removed');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    const { status, body } = await own.account.delete(own.webhooks);
    expect(status).toBe(200);
    expect(body).toEqual({ status: 'COMPLETED', left: [] });
    expect(own.subscriptions()).toEqual([]);
    expect((await own.account.get(own.webhooks)).status).toBe(404);
    const { body: now } = await own.account.put(own.webhooks, { events: ['push'] }, wait);
    expect(now.outcome).toBe('SUCCESS');
  });

  test('of a connector removes its subscriptions first', async () => {
    const own = await arrange(stage, 'leaving');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    const { status, body } = await own.account.delete(own.path);
    expect(status).toBe(200);
    expect(body.webhooks).toEqual({ status: 'COMPLETED', left: [] });
    expect(own.subscriptions()).toEqual([]);
    expect((await own.account.get(own.path)).status).toBe(404);
    const left = (await own.account.rows()).filter(({ rowKey }) => /^(connector|use|hooks)!/.test(rowKey));
    expect(left).toEqual([]);
  });

  test('trap 67: a subscription that cannot be deleted is named, and answered 410 from then on', async () => {
    const own = await arrange(stage, 'stuck');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    stage.simulator.world.setScopes('stuck', ['vso.code', 'vso.project', 'vso.code_status']);
    const { status, body } = await own.account.delete(own.path);
    expect(status).toBe(200);
    const [subscription] = own.subscriptions();
    expect(body.webhooks.left).toMatchObject([{ subscriptionId: subscription?.id, reason: 'ScopeMissing' }]);
    expect((await own.account.get(own.path)).status).toBe(404);
    await stage.simulator.world.code.commit(own.place);
    await hooks().settled();
    expect(subscription?.status).toBe('disabledBySystem');
  });

  test('of a connector that triggers use is refused, naming them; by force they are disabled', async () => {
    const own = await arrange(stage, 'used');
    await own.account.put(own.webhooks, { events: ['push'] }, wait);
    const spec = { type: 'Push', spec: { connectorRef: 'account.used', actions: [] } };
    const source = { type: 'Webhook', spec: { type: 'AzureRepo', spec } };
    const stored = await own.account.put('triggers/build', { trigger: { name: 'build', identifier: 'build', source } });
    expect(stored.status).toBe(201);
    for (const path of [own.path, own.webhooks]) {
      const { status, body } = await own.account.delete(path);
      expect([status, body.code]).toEqual([409, 'ConnectorInUse']);
      expect(body.detail).toContain('build');
    }
    expect((await own.account.delete(`${own.path}?force=true`)).status).toBe(200);
    const { body } = await own.account.get('triggers/build');
    expect(body.trigger.enabled).toBe(false);
    expect(body.disabled).toContain('used');
  });
});

test('when PUBLIC_URL changes, the same subscription sends to the new address', async () => {
  const own = await arrange(stage, 'moved');
  await own.account.put(own.webhooks, { events: ['push'] }, wait);
  const [before] = own.subscriptions();
  const { id = '' } = before ?? {};
  const { url: old } = stage.service;
  await stage.service.restart({ PUBLIC_URL: old.replace('127.0.0.1', 'localhost') });
  const { body } = await own.account.put(own.webhooks, { events: ['push'] }, wait);
  await stage.service.restart({ PUBLIC_URL: old });
  expect(body.outcome).toBe('SUCCESS');
  expect(own.subscriptions().map((one) => [one.id, one.consumerInputs['url']?.slice(0, 16)])).toEqual([
    [id, 'http://localhost'],
  ]);
});

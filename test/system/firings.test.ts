import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../shared/context.ts';
import { fireTriggers } from '../../shared/services/run-triggers.ts';
import { text } from './definition.ts';
import { closeServers } from './engine/server.ts';
import { arrange, signingKey } from './firing-scene.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';
import { isSignedWith } from './webhook-receiver.ts';
import { real, register } from './webhook.ts';
import { contextOf } from './world-context.ts';

let stage: Stage;
let context: Context;
beforeAll(async () => {
  stage = await startWithSimulator();
  context = contextOf(stage.service);
});
afterEach(closeServers);
afterAll(() => stage.close());

const arranged = (fields?: Parameters<typeof arrange>[1]) => arrange({ stage, context }, fields);
const waitFor: Stage['service']['waitFor'] = (...wish) => stage.service.waitFor(...wish);

describe('A push', () => {
  test('fires the trigger: a signed CloudEvent arrives, and the status appears on the commit', async () => {
    const scene = await arranged({ status: { genre: 'connector', name: 'fired' } });
    const { payload, commit } = await scene.push();
    const { firings } = await scene.deliver(payload);
    const found = await scene.over();
    expect(firings).toEqual([`triggers/push/firings/${found.id}`]);
    expect(found).toMatchObject({ state: 'DELIVERED', reason: null, attempts: [{ status: 204, reason: null }] });
    const [delivery, ...others] = scene.receiver.deliveries;
    if (delivery === undefined) throw new Error('Nothing has arrived');
    expect(others).toEqual([]);
    expect(delivery.path).toBe('/hook?a=b');
    expect(isSignedWith(signingKey, delivery)).toBe(true);
    expect(isSignedWith(`whsec_${Buffer.from('another').toString('base64')}`, delivery)).toBe(false);
    const contentType = 'application/cloudevents+json; charset=utf-8';
    expect(delivery.headers).toMatchObject({ 'content-type': contentType, 'webhook-id': found.id });
    expect(delivery.headers['authorization']).toBeUndefined();
    expect(delivery.event).toMatchObject({
      specversion: '1.0',
      id: found.id,
      source: `${stage.service.url}/api/v1/triggers/push`,
      type: 'azure-repos-connector.push.update',
      subject: `Fiber/${scene.name} refs/heads/main`,
      time: payload.createdDate,
      data: { trigger: { identifier: 'push' }, connector: 'web', event: { kind: 'push', newCommit: commit } },
    });
    await waitFor(() => scene.statuses(commit).length > 0, 'the status');
    expect(scene.statuses(commit)).toMatchObject([
      { state: 'succeeded', context: { genre: 'connector', name: 'fired' } },
    ]);
  });

  test('that Azure DevOps delivers goes all the way, and the delivery names its firing', async () => {
    const scene = await arranged({ status: { name: 'fired' } });
    const webhook = await register(stage.service, scene.account);
    const { payload, commit } = await scene.push();
    expect((await webhook.send(real({ ...payload, subscriptionId: randomUUID() }, 1))).status).toBe(202);
    const { id, state } = await scene.over();
    expect(state).toBe('DELIVERED');
    await webhook.processed();
    const [delivery] = (await scene.account.get(`webhooks/${webhook.name}/deliveries`)).body.value;
    expect(delivery.firings).toEqual([`triggers/push/firings/${id}`]);
    await waitFor(() => scene.statuses(commit)[0]?.state === 'succeeded', 'the status');
  });

  test('to a repository that was renamed fires, by the name that the connector knows', async () => {
    const scene = await arranged();
    const { payload } = await scene.push();
    const { repository } = payload.resource;
    const renamed = { ...payload, resource: { ...payload.resource, repository: { ...repository, name: 'other' } } };
    expect((await scene.deliver(renamed)).firings.length).toBe(1);
    expect((await scene.over()).event.repository.name).toBe('other');
  });

  test('fires once, however often and by whichever way its event comes', async () => {
    const scene = await arranged();
    const { payload } = await scene.push();
    const occasion = await scene.occasion(payload);
    const twice = await Promise.all([fireTriggers(context, occasion), fireTriggers(context, occasion)]);
    expect(twice[0]).toEqual(twice[1]);
    const found = await scene.over();
    const other = await scene.deliver(payload, { webhookId: 'another-webhook' });
    const recovered = await scene.deliver(payload, { notificationId: null, arrivalId: 'looked-up', recovered: true });
    for (const { firings, notFired } of [other, recovered]) {
      expect(firings).toEqual([]);
      expect(notFired).toMatchObject([{ trigger: 'push', why: expect.stringContaining(found.id) }]);
    }
    // A test notification has the same ids each time, and counts each time.
    for (const arrivalId of ['test-1', 'test-2'])
      await scene.deliver(payload, { notificationId: null, arrivalId, test: true });
    await waitFor(() => scene.receiver.deliveries.length === 3, 'both tests');
    const ids = scene.receiver.deliveries.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(3);
    expect((await scene.firings()).filter(({ test }) => test === true).length).toBe(2);
  });

  test('is told of why it did not fire', async () => {
    const scene = await arranged({ conditions: [{ key: 'targetBranch', operator: 'Equals', value: 'release' }] });
    const { payload } = await scene.push();
    expect(await scene.deliver(payload)).toEqual({
      firings: [],
      notFired: [{ trigger: 'push', why: 'targetBranch is "main", which is not as Equals "release" wants it.' }],
    });
    await scene.putTrigger({});
    expect((await scene.deliver(payload)).firings.length).toBe(1);
    await scene.account.delete('triggers/push');
    expect(await scene.deliver(payload)).toEqual({ firings: [], notFired: [] });
  });

  test('with conditions on changed files asks Azure DevOps first', async () => {
    const scene = await arranged({ conditions: [{ key: 'changedFiles', operator: 'Regex', value: 'src/.*[.]ts' }] });
    const docs = await scene.push({ 'docs/index.md': 'a page' });
    await scene.deliver(docs.payload);
    expect(await scene.over()).toMatchObject({ state: 'NOT_FIRED', message: expect.stringContaining('docs/index.md') });
    const code = await scene.push({ 'src/shop.ts': 'export {}', 'docs/more.md': 'a page' });
    await scene.deliver(code.payload);
    expect(await scene.over()).toMatchObject({ state: 'DELIVERED' });
    expect(scene.receiver.deliveries.map(({ event }) => event.data.changedFiles.toSorted())).toEqual([
      ['docs/more.md', 'src/shop.ts'],
    ]);
  });

  test('is not lost when the service dies between the firing and its message', async () => {
    const scene = await arranged();
    const { payload } = await scene.push();
    const occasion = await scene.occasion(payload);
    const dying = { ...context, queues: { ...context.queues, send: () => Promise.reject(new Error('power failure')) } };
    await expect(fireTriggers(dying, occasion)).rejects.toThrow('power failure');
    expect(await scene.firings()).toMatchObject([{ state: 'QUEUED', attempts: [] }]);
    await fireTriggers(context, occasion);
    expect(await scene.over()).toMatchObject({ state: 'DELIVERED' });
    expect(scene.receiver.deliveries.length).toBe(1);
  });
});

describe('A receiver', () => {
  test('that is down is tried again, and the status says so', async () => {
    const scene = await arranged({ status: { name: 'fired' } });
    scene.receiver.answerWith(503, 204);
    const { payload, commit } = await scene.push();
    await scene.deliver(payload);
    expect(await scene.tried()).toMatchObject({
      state: 'QUEUED',
      reason: 'ReceiverRefused',
      attempts: [{ status: 503, message: expect.stringContaining('It said: answered 503') }],
      notBefore: expect.any(String),
    });
    await waitFor(async () => (await scene.endpoint()).status === 'FAILING', 'the failure to be noted');
    expect(await scene.endpoint()).toMatchObject({ failures: 1, reason: 'ReceiverRefused' });
    expect(await scene.over()).toMatchObject({ state: 'DELIVERED', attempts: [{ status: 503 }, { status: 204 }] });
    const [first, second] = scene.receiver.deliveries;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    await waitFor(async () => (await scene.endpoint()).status === 'HEALTHY', 'the receiver to be well');
    await waitFor(() => scene.statuses(commit).at(-1)?.state === 'succeeded', 'the last status');
    expect(scene.statuses(commit).map(({ state }) => state)).toEqual(['pending', 'succeeded']);
  });

  test('that answers 410 gets nothing more, until a replay is taken', async () => {
    const scene = await arranged();
    scene.receiver.answerWith(410, 200);
    await scene.deliver((await scene.push()).payload);
    const gone = await scene.over();
    expect(gone).toMatchObject({ state: 'FAILED', reason: 'ReceiverGone', attempts: [{ status: 410 }] });
    await waitFor(async () => (await scene.endpoint()).status === 'DISABLED', 'the end of sending');
    await scene.deliver((await scene.push()).payload);
    expect(await scene.over()).toMatchObject({ state: 'FAILED', reason: 'ReceiverDisabled', attempts: [] });
    expect(scene.receiver.deliveries.length).toBe(1);
    const { status, body, headers } = await scene.replay(gone.id);
    expect([status, body.state]).toEqual([202, 'QUEUED']);
    expect(headers.get('operation-location')).toContain(gone.id);
    const attempts = [{ status: 410 }, { status: 200 }];
    expect(await scene.over(1)).toMatchObject({ id: gone.id, state: 'DELIVERED', attempts });
    await waitFor(async () => (await scene.endpoint()).status === 'HEALTHY', 'the receiver to be well');
  });

  test('that sends elsewhere is not followed', async () => {
    const scene = await arranged();
    scene.receiver.answerWith({ status: 307, headers: { location: `${scene.receiver.url}/elsewhere` } });
    await scene.deliver((await scene.push()).payload);
    expect(await scene.tried()).toMatchObject({ reason: 'ReceiverRedirects', attempts: [{ status: 307 }] });
    expect(scene.receiver.deliveries.map(({ path }) => path)).toEqual(['/hook?a=b']);
  });

  test.each(['https://10.0.0.1/hook', 'https://169.254.169.254/latest', 'https://[fd00::1]/'])(
    'at %s gets nothing',
    async (url) => {
      const scene = await arranged({ url });
      await scene.deliver((await scene.push()).payload);
      expect(await scene.over()).toMatchObject({
        state: 'FAILED',
        reason: 'ReceiverNotAllowed',
        attempts: [{ status: null, message: expect.stringContaining('sends nothing to') }],
      });
    },
  );

  test('whose key is gone waits for it', async () => {
    const scene = await arranged();
    // Nobody can delete a secret that a trigger signs with, but somebody may have put back an older table.
    await stage.service.storageClients().table('entities').deleteEntity(scene.account.name, 'secret!!!key');
    await scene.deliver((await scene.push()).payload);
    const found = await scene.tried();
    expect(found).toMatchObject({ reason: 'SigningSecretUnreadable', message: expect.stringContaining('account.key') });
    expect(scene.receiver.deliveries).toEqual([]);
    await scene.account.put('secrets/key', text(signingKey));
    await scene.replay(found.id);
    expect(await scene.over()).toMatchObject({ state: 'DELIVERED' });
  });
});

test('What is not there is told as that', async () => {
  const scene = await arranged();
  for (const id of ['nothing', `${'0'.repeat(11)}-${'0'.repeat(32)}`])
    expect((await scene.replay(id)).body.code).toBe('FiringNotFound');
  expect((await scene.account.get('triggers/none/firings')).body.code).toBe('TriggerNotFound');
  const well = { status: 'HEALTHY', failingSince: null, failures: 0, reason: null, disabledAt: null };
  expect(await scene.endpoint()).toEqual(well);
});

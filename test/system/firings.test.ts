import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../shared/context.ts';
import { toGitEvents } from '../../shared/model/service-hooks/to-git-events.ts';
import { fireTriggers, type Occasion } from '../../shared/services/run-triggers.ts';
import { fromConnectorRow } from '../../shared/storage/connectors.ts';
import { connectorKey } from '../../shared/storage/row-keys.ts';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, text } from './definition.ts';
import { closeServers } from './engine/server.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';
import { isSignedWith, startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts';
import { contextOf } from './world-context.ts';

let stage: Stage;
let context: Context;
let receiver: WebhookReceiver;
beforeAll(async () => {
  stage = await startWithSimulator();
  context = contextOf(stage.service);
});
afterEach(closeServers);
afterAll(() => stage.close());

const secret = `whsec_${Buffer.from('a signing key of thirty-two bytes').toString('base64')}`;
let made = 0;

type Scene = { account: Account; place: string; name: string };

/** A repository of its own, a connector with API access to it, and a trigger for its pushes that calls the receiver. */
async function arrange(trigger: { conditions?: object[]; url?: string; status?: object } = {}): Promise<Scene> {
  receiver = await startWebhookReceiver();
  const name = `fired-${(made += 1)}`;
  const place = `fabrikam/Fiber/${name}`;
  await stage.simulator.world.addRepository(place);
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  await account.put('secrets/key', text(secret));
  const spec = { url: `https://dev.azure.com/fabrikam/Fiber/_git/${name}`, apiAccess: apiAccess('account.pat') };
  await account.put('connectors/web', connector('web', { spec, ignoreTestConnection: true }));
  await account.verified('connectors/web');
  const { status, body } = await account.put('triggers/push', triggerFor(trigger));
  expect([status, body.warnings]).toEqual([201, []]);
  return { account, place, name };
}

function triggerFor({ conditions = [], url = `${receiver.url}/hook?a=b`, status }: Parameters<typeof arrange>[0] = {}) {
  const watched = { type: 'Push', spec: { connectorRef: 'account.web', payloadConditions: conditions } };
  return {
    trigger: {
      name: 'Push',
      identifier: 'push',
      source: { type: 'Webhook', spec: { type: 'AzureRepo', spec: watched } },
      action: { type: 'Webhook', spec: { url, secretRef: 'account.key' }, ...(status === undefined ? {} : { status }) },
    },
  };
}

/** A delivery of Azure DevOps about what was just pushed to the repository. */
async function push({ place }: Scene, files?: Record<string, string>) {
  const { world } = stage.simulator;
  const pushed = await world.code.commit(place, files === undefined ? {} : { files });
  const { repository, project } = world.site(place);
  const { pushId, refUpdates } = pushed;
  const payload = {
    eventType: 'git.push',
    resource: {
      pushId,
      refUpdates,
      repository: {
        id: repository.id,
        name: repository.name,
        url: `https://dev.azure.com/fabrikam/_apis/git/repositories/${repository.id}`,
        project: { id: project.id, name: project.name },
      },
      pushedBy: { displayName: 'Ana Bowman' },
    },
    createdDate: new Date().toISOString(),
  };
  return { payload, commit: refUpdates[0]?.newObjectId ?? '' };
}

let notifications = 0;

async function occasionOf({ account }: Scene, payload: object, given: Partial<Occasion> = {}): Promise<Occasion> {
  const row = await context.entities.read(account.name, connectorKey({ org: null, project: null, identifier: 'web' }));
  if (row === null) throw new Error('There is no connector');
  return {
    account: account.name,
    connector: fromConnectorRow(row),
    webhookId: 'a-webhook',
    notificationId: (notifications += 1),
    arrivalId: 'an-arrival',
    test: false,
    recovered: false,
    events: toGitEvents(payload).events,
    arrival: { headers: {}, payload, changedFiles: null },
    ...given,
  };
}

async function deliver(scene: Scene, payload: object, given?: Partial<Occasion>) {
  return await fireTriggers(context, await occasionOf(scene, payload, given));
}

const firingsOf = async ({ account }: Scene) => (await account.get('triggers/push/firings')).body.value;

function firing(scene: Scene, states: readonly string[], which = 0) {
  return stage.service.waitFor(
    async () => {
      const found = (await firingsOf(scene))[which];
      return found !== undefined && states.includes(found.state) ? found : null;
    },
    `a firing that is ${states.join(' or ')}`,
  );
}
const over = (scene: Scene, which?: number) => firing(scene, ['DELIVERED', 'FAILED', 'NOT_FIRED', 'NO_ACTION'], which);
const replay = (scene: Scene, id: string) => scene.account.post(`triggers/push/firings/${id}/replay`);
const endpoint = async ({ account }: Scene) => (await account.get('triggers/push')).body.endpoint;

describe('A push', () => {
  test('fires the trigger: a signed CloudEvent arrives, and the status appears on the commit', async () => {
    const scene = await arrange({ status: { genre: 'connector', name: 'fired' } });
    const { payload, commit } = await push(scene);
    const { firings } = await deliver(scene, payload);
    const found = await over(scene);
    expect(firings).toEqual([`triggers/push/firings/${found.id}`]);
    expect(found).toMatchObject({ state: 'DELIVERED', reason: null, attempts: [{ status: 204, reason: null }] });
    const [delivery, ...others] = receiver.deliveries;
    if (delivery === undefined) throw new Error('Nothing has arrived');
    expect(others).toEqual([]);
    expect(delivery.path).toBe('/hook?a=b');
    expect(isSignedWith(secret, delivery)).toBe(true);
    expect(isSignedWith(`whsec_${Buffer.from('another').toString('base64')}`, delivery)).toBe(false);
    expect(delivery.headers).toMatchObject({
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'webhook-id': found.id,
    });
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
    const statuses = () =>
      stage.simulator.world.statuses.of(stage.simulator.world.site(scene.place).repository, commit);
    await stage.service.waitFor(() => statuses().length > 0, 'the status');
    expect(statuses()).toMatchObject([{ state: 'succeeded', context: { genre: 'connector', name: 'fired' } }]);
  });

  test('fires once, however often and by whichever way its event comes', async () => {
    const scene = await arrange();
    const { payload } = await push(scene);
    const occasion = await occasionOf(scene, payload);
    const twice = await Promise.all([fireTriggers(context, occasion), fireTriggers(context, occasion)]);
    expect(twice[0]).toEqual(twice[1]);
    const found = await over(scene);
    const other = await deliver(scene, payload, { webhookId: 'another-webhook' });
    const recovered = await deliver(scene, payload, { notificationId: null, arrivalId: 'looked-up', recovered: true });
    for (const { firings, notFired } of [other, recovered]) {
      expect(firings).toEqual([]);
      expect(notFired).toMatchObject([{ trigger: 'push', why: expect.stringContaining(found.id) }]);
    }
    // A test notification has the same ids each time, and counts each time.
    for (const arrivalId of ['test-1', 'test-2'])
      await deliver(scene, payload, { notificationId: null, arrivalId, test: true });
    await stage.service.waitFor(() => receiver.deliveries.length === 3, 'both tests');
    const ids = receiver.deliveries.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(3);
    expect((await firingsOf(scene)).map(({ test }: { test: boolean }) => test).toSorted()).toEqual([false, true, true]);
  });

  test('is told of why it did not fire', async () => {
    const scene = await arrange({ conditions: [{ key: 'targetBranch', operator: 'Equals', value: 'release' }] });
    const { payload } = await push(scene);
    expect(await deliver(scene, payload)).toEqual({
      firings: [],
      notFired: [{ trigger: 'push', why: 'targetBranch is "main", which is not as Equals "release" wants it.' }],
    });
    await scene.account.put('triggers/push', triggerFor());
    expect((await deliver(scene, payload)).firings.length).toBe(1);
    await scene.account.delete('triggers/push');
    expect(await deliver(scene, payload)).toEqual({ firings: [], notFired: [] });
  });

  test('with conditions on changed files asks Azure DevOps first', async () => {
    const scene = await arrange({ conditions: [{ key: 'changedFiles', operator: 'Regex', value: 'src/.*[.]ts' }] });
    const docs = await push(scene, { 'docs/index.md': 'a page' });
    await deliver(scene, docs.payload);
    expect(await over(scene)).toMatchObject({ state: 'NOT_FIRED', message: expect.stringContaining('docs/index.md') });
    const code = await push(scene, { 'src/shop.ts': 'export {}', 'docs/more.md': 'a page' });
    await deliver(scene, code.payload);
    expect(await over(scene)).toMatchObject({ state: 'DELIVERED' });
    expect(receiver.deliveries.map(({ event }) => event.data.changedFiles.toSorted())).toEqual([
      ['docs/more.md', 'src/shop.ts'],
    ]);
  });

  test('is not lost when the service dies between the firing and its message', async () => {
    const scene = await arrange();
    const { payload } = await push(scene);
    const occasion = await occasionOf(scene, payload);
    const dying = { ...context, queues: { ...context.queues, send: () => Promise.reject(new Error('power failure')) } };
    await expect(fireTriggers(dying, occasion)).rejects.toThrow('power failure');
    expect(await firingsOf(scene)).toMatchObject([{ state: 'QUEUED', attempts: [] }]);
    await fireTriggers(context, occasion);
    expect(await over(scene)).toMatchObject({ state: 'DELIVERED' });
    expect(receiver.deliveries.length).toBe(1);
  });
});

describe('A receiver', () => {
  test('that is down is tried again, and the status says so', async () => {
    const scene = await arrange({ status: { name: 'fired' } });
    receiver.answerWith(503, 204);
    const { payload } = await push(scene);
    await deliver(scene, payload);
    const waiting = await stage.service.waitFor(
      async () => (await firingsOf(scene)).find(({ attempts }: { attempts: unknown[] }) => attempts.length > 0),
      'the first try',
    );
    expect(waiting).toMatchObject({
      state: 'QUEUED',
      reason: 'ReceiverRefused',
      attempts: [{ status: 503, message: expect.stringContaining('It said: answered 503') }],
      notBefore: expect.any(String),
    });
    expect(await endpoint(scene)).toMatchObject({ status: 'FAILING', failures: 1, reason: 'ReceiverRefused' });
    expect(await over(scene)).toMatchObject({ state: 'DELIVERED', attempts: [{ status: 503 }, { status: 204 }] });
    const [first, second] = receiver.deliveries;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(await endpoint(scene)).toMatchObject({ status: 'HEALTHY', failures: 0 });
  });

  test('that answers 410 gets nothing more, until a replay is taken', async () => {
    const scene = await arrange();
    receiver.answerWith(410, 200);
    await deliver(scene, (await push(scene)).payload);
    const gone = await over(scene);
    expect(gone).toMatchObject({ state: 'FAILED', reason: 'ReceiverGone', attempts: [{ status: 410 }] });
    await stage.service.waitFor(async () => (await endpoint(scene)).status === 'DISABLED', 'the end of sending');
    await deliver(scene, (await push(scene)).payload);
    expect(await over(scene)).toMatchObject({ state: 'FAILED', reason: 'ReceiverDisabled', attempts: [] });
    expect(receiver.deliveries.length).toBe(1);
    const { status, body, headers } = await replay(scene, gone.id);
    expect([status, body.state]).toEqual([202, 'QUEUED']);
    expect(headers.get('operation-location')).toContain(gone.id);
    expect(await firing(scene, ['DELIVERED'], 1)).toMatchObject({
      id: gone.id,
      attempts: [{ status: 410 }, { status: 200 }],
    });
    await stage.service.waitFor(async () => (await endpoint(scene)).status === 'HEALTHY', 'the receiver to be well');
  });

  test('that sends elsewhere is not followed', async () => {
    const scene = await arrange();
    receiver.answerWith({ status: 307, headers: { location: `${receiver.url}/elsewhere` } });
    await deliver(scene, (await push(scene)).payload);
    const found = await stage.service.waitFor(
      async () => (await firingsOf(scene)).find(({ attempts }: { attempts: unknown[] }) => attempts.length > 0),
      'the first try',
    );
    expect(found).toMatchObject({ reason: 'ReceiverRedirects', attempts: [{ status: 307 }] });
    expect(receiver.deliveries.map(({ path }) => path)).toEqual(['/hook?a=b']);
  });

  test.each(['https://10.0.0.1/hook', 'https://169.254.169.254/latest', 'https://[fd00::1]/'])(
    'at %s gets nothing',
    async (url) => {
      const scene = await arrange({ url });
      await deliver(scene, (await push(scene)).payload);
      expect(await over(scene)).toMatchObject({
        state: 'FAILED',
        reason: 'ReceiverNotAllowed',
        attempts: [{ status: null, message: expect.stringContaining('sends nothing to') }],
      });
    },
  );

  test('whose key is gone waits for it', async () => {
    const scene = await arrange();
    await scene.account.delete('secrets/key');
    await deliver(scene, (await push(scene)).payload);
    const found = await stage.service.waitFor(
      async () => (await firingsOf(scene)).find(({ attempts }: { attempts: unknown[] }) => attempts.length > 0),
      'the first try',
    );
    expect(found).toMatchObject({ reason: 'SigningSecretUnreadable', message: expect.stringContaining('account.key') });
    expect(receiver.deliveries).toEqual([]);
    await scene.account.put('secrets/key', text(secret));
    await replay(scene, found.id);
    expect(await over(scene)).toMatchObject({ state: 'DELIVERED' });
  });
});

test('What is not there is told as that', async () => {
  const scene = await arrange();
  const codes = ['nothing', `${'0'.repeat(11)}-${'0'.repeat(32)}`].map(
    async (id) => (await replay(scene, id)).body.code,
  );
  expect(await Promise.all(codes)).toEqual(['FiringNotFound', 'FiringNotFound']);
  expect((await scene.account.get('triggers/none/firings')).body.code).toBe('TriggerNotFound');
  expect(await endpoint(scene)).toEqual({
    status: 'HEALTHY',
    failingSince: null,
    failures: 0,
    reason: null,
    disabledAt: null,
  });
});

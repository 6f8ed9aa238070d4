import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import {
  comment,
  one,
  project,
  pullRequest,
  push,
  repository,
  two,
  zeros,
} from '../unit/model/service-hooks/payloads.ts';
import type { Account } from './account.ts';
import { connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';
import { fateOf, pushTo, real, register, type Registered, told } from './webhook.ts';

let stage: Stage;
let account: Account;
let webhook: Registered;

beforeAll(async () => {
  stage = await startWithSimulator();
  account = stage.newAccount();
  await account.put('connectors/web', connector('web', { secrets: { 'account.pat': text(patFor('alive')) } }));
  await account.verified('connectors/web');
});
beforeEach(async () => {
  webhook = await register(stage.service, account);
});
afterAll(() => stage.close());

const runs = async () => (await account.get('connectors/web/verifications')).body.value.length as number;
const list = async ({ name }: Registered, query = '') =>
  (await account.get(`webhooks/${name}/deliveries${query}`)).body;

const fate = (body: unknown) => fateOf(stage.service, account, body);

test('A push of three refs is accepted, and shows as three events, newest delivery first', async () => {
  const refs = ['refs/heads/main', 'refs/tags/v1', 'refs/heads/old'];
  const updates = refs.map((name, index) => {
    return { name, oldObjectId: index === 0 ? two : index === 1 ? zeros : two, newObjectId: index === 2 ? zeros : one };
  });
  await webhook.send(real(push(updates), 1));
  const first = await webhook.processed();
  await webhook.send(pushTo('refs/heads/next', 2));
  await stage.service.waitFor(
    async () => (await list(webhook)).value?.[0]?.notificationId === 2,
    'the second delivery',
  );
  const { value } = await list(webhook);
  expect(value[1]).toEqual({
    id: first.id,
    state: 'PROCESSED',
    receivedAt: first.receivedAt,
    processedAt: first.processedAt,
    origin: 'subscription',
    test: false,
    subscriptionId: 'f0c23515-bcd1-4e30-9613-56a0a129c732',
    notificationId: 1,
    eventType: 'git.push',
    ignored: null,
    events: [
      { kind: 'push', action: 'moved', repository: 'web', ref: 'refs/heads/main', commit: one, pullRequest: null },
      { kind: 'push', action: 'created', repository: 'web', ref: 'refs/tags/v1', commit: one, pullRequest: null },
      { kind: 'push', action: 'deleted', repository: 'web', ref: 'refs/heads/old', commit: null, pullRequest: null },
    ],
    eventCount: 3,
    firings: [],
    firingCount: 0,
    notFired: [],
    notFiredCount: 0,
    verification: null,
  });
});

test('Deliveries come in pages, and are seen from the scope of their connector only', async () => {
  for (const id of [1, 2, 3]) await webhook.send(pushTo('refs/heads/main', id));
  await stage.service.waitFor(async () => (await webhook.deliveries()).length === 3, 'three deliveries');
  const page = await list(webhook, '?pageSize=2');
  expect(page.value).toHaveLength(2);
  const rest = (await stage.service.request('GET', page.nextLink)).body;
  const numbers = new Set([...page.value, ...rest.value].map(({ notificationId }) => notificationId));
  expect(numbers).toEqual(new Set([1, 2, 3]));
  expect(rest.nextLink).toBeUndefined();
  const path = `webhooks/${webhook.name}/deliveries`;
  const elsewhere = [await account.get(`${path}?orgIdentifier=retail`), await stage.newAccount().get(path)];
  for (const { status, body } of elsewhere) expect([status, body.code]).toEqual([404, 'WebhookNotFound']);
});

describe('An event (trap 65)', () => {
  test.each([
    ['git.pullrequest.created', pullRequest, ['created']],
    ['git.pullrequest.updated', { ...pullRequest, status: 'completed' }, ['completed']],
    ['git.pullrequest.merged', pullRequest, ['mergeAttempted']],
    ['ms.vss-code.git-pullrequest-comment-event', comment({}).resource, ['created']],
    ['ms.vss-code.git-pullrequest-comment-event', comment({ isDeleted: true }).resource, ['deleted']],
    ['tfvc.checkin', { changesetId: 3, comment: 'x' }, [null]],
    ['git.repo.forked', { repository }, ['forked']],
  ])('%s is understood; an attempt to merge is no completion (trap 74)', async (eventType, resource, actions) => {
    const delivery = await fate(told(eventType, resource, 1));
    expect([delivery.ignored, delivery.events.map(({ action }: { action: string }) => action)]).toEqual([
      null,
      actions,
    ]);
  });

  test.each([
    ['of a type that nobody knows', told('git.something.new', {}, 1), 'UnknownEventType'],
    ['of a comment in the old version (trap 75)', real(comment({}, '1.0'), 1), 'OldResourceVersion'],
    ['of a push that touched nothing (trap 73)', real(push([]), 1), 'NoRefUpdates'],
    ['whose resource is null (trap 77)', told('git.push', null, 1), 'NoResource'],
    ['without a type', { resource: {} }, 'NoEventType'],
  ])('%s is answered 202 and ignored', async (_, body, reason) => {
    const { ignored, state } = await fate(body);
    expect([ignored.reason, state]).toEqual([reason, 'PROCESSED']);
    expect(ignored.message).toMatch(/^The .*\.$/);
  });

  test('with next to nothing in it is understood (trap 77)', async () => {
    const resource = { refUpdates: [{ name: 'refs/heads/main', newObjectId: one }] };
    const delivery = await fate({ eventType: 'git.push', message: null, resource });
    expect([delivery.ignored, delivery.test, delivery.eventCount]).toEqual([null, true, 1]);
  });
});

describe('A notification', () => {
  test('that comes twice, one after the other or at once, is one delivery (trap 68)', async () => {
    const body = pushTo('refs/heads/main', 7);
    await Promise.all(Array.from({ length: 8 }, () => webhook.send(body)));
    await webhook.processed();
    await webhook.send(body);
    await webhook.send(pushTo('refs/heads/main', 8));
    await stage.service.waitFor(async () => (await webhook.deliveries()).length > 1, 'the one after it');
    const numbers = (await webhook.deliveries()).map(({ notificationId }) => notificationId);
    expect(numbers).toHaveLength(2);
    expect(new Set(numbers)).toEqual(new Set([7, 8]));
  });

  test('of a test with the same id counts each time, and so does what has no number (trap 69)', async () => {
    const sample = push([{ name: 'refs/heads/main', newObjectId: one }]);
    const numberless = real(sample);
    for (const body of [sample, sample, numberless, numberless]) await webhook.send(body);
    await stage.service.waitFor(async () => (await webhook.deliveries()).length === 4, 'four deliveries');
    expect((await webhook.deliveries()).filter(({ test }) => test)).toHaveLength(2);
  });

  test('of the same event by two subscriptions is one delivery of each webhook (trap 70)', async () => {
    const other = await register(stage.service, account);
    const body = pushTo('refs/heads/main', 1);
    await Promise.all([webhook.send(body), other.send(body)]);
    const ids = [(await webhook.processed()).id, (await other.processed()).id];
    expect(new Set(ids).size).toBe(2);
  });

  test('with the number of another subscription is another one', async () => {
    const body = pushTo('refs/heads/main', 1) as { subscriptionId: string };
    await webhook.send(body);
    await webhook.send({ ...body, subscriptionId: '5febef5a-833d-4e14-b9c0-14cb638f91e6' });
    await stage.service.waitFor(async () => (await webhook.deliveries()).length === 2, 'two deliveries');
    expect(new Set((await webhook.deliveries()).map(({ subscriptionId }) => subscriptionId)).size).toBe(2);
  });

  test('that is older than one before it is a delivery all the same (trap 71)', async () => {
    await webhook.send(pushTo('refs/heads/main', 12));
    await webhook.processed();
    await webhook.send(pushTo('refs/heads/main', 11));
    await stage.service.waitFor(async () => (await webhook.deliveries()).length === 2, 'both');
    expect((await webhook.deliveries()).map(({ notificationId }) => notificationId)).toEqual([11, 12]);
  });
});

describe('A payload', () => {
  test('of another organization, project or repository is answered 202, ignored, and logged (trap 80)', async () => {
    const refUpdates = [{ name: 'refs/heads/main', newObjectId: one }];
    for (const strange of [
      {
        ...repository,
        remoteUrl: 'https://dev.azure.com/contoso/Fiber/_git/web',
        url: 'https://dev.azure.com/contoso/x',
      },
      { ...repository, project: { ...project, name: 'Copper' } },
      { ...repository, name: 'api' },
    ]) {
      const { ignored, firings } = await fate(real({ ...push(refUpdates, { repository: strange }) }, 1));
      expect([ignored.reason, firings]).toEqual(['Foreign', []]);
    }
    expect(stage.service.output()).toContain('webhook.foreign');
  });

  test('with addresses in it has nobody ask there (trap 79)', async () => {
    const asked = stage.simulator.requests.length;
    const { url } = stage.simulator;
    const hooks = { ...repository, url: `${url}/fabrikam/trap`, remoteUrl: `${url}/fabrikam/Fiber/_git/web` };
    const body = {
      ...push([{ name: 'refs/heads/main', newObjectId: one }], { repository: hooks, url: `${url}/trap` }),
    };
    expect((await fate(real(body, 1))).ignored).toBeNull();
    expect(stage.simulator.requests).toHaveLength(asked);
  });

  test('for a connector that was deleted is ignored', async () => {
    await account.put('connectors/gone', connector('gone'));
    const own = await register(stage.service, account, { connector: 'gone' });
    await account.atRest();
    await account.delete('connectors/gone');
    expect((await own.send(pushTo('refs/heads/main', 1))).status).toBe(202);
    expect((await own.processed()).ignored).toBe('ConnectorGone');
  });
});

describe('A repository that is not what it was (trap 78)', () => {
  test.each([
    ['deleted', 'git.repo.deleted', { repositoryId: repository.id, repositoryName: 'web', project }],
    ['renamed', 'git.repo.renamed', { oldName: 'web', newName: 'shop', repository: { ...repository, name: 'shop' } }],
    ['disabled', 'git.repo.statuschanged', { repository, disabled: true }],
    ['enabled', 'git.repo.statuschanged', { repository, disabled: false }],
  ])(
    'since it was %s: the connector is verified at once, and once for each notification',
    async (_, type, resource) => {
      const before = await runs();
      const body = told(type, resource, 1);
      await Promise.all([webhook.send(body), webhook.send(body)]);
      const { verification } = await webhook.processed();
      await account.verified('connectors/web');
      const newest = (await account.get('connectors/web/verifications?pageSize=1')).body.value[0];
      expect([newest.id, await runs()]).toEqual([verification, before + 1]);
    },
  );

  test('is no reason to verify when it is created or forked, or is another one of the project', async () => {
    await account.put(
      'connectors/all',
      connector('all', { spec: { url: 'https://dev.azure.com/fabrikam/Fiber', type: 'Project' } }),
    );
    await account.verified('connectors/all');
    const own = await register(stage.service, account, { connector: 'all' });
    await own.send(told('git.repo.deleted', { repositoryId: two, repositoryName: 'api', project }, 1));
    await own.send(told('git.repo.created', { repository }, 2));
    await stage.service.waitFor(async () => {
      return (await own.deliveries()).filter(({ state }) => state === 'PROCESSED').length === 2;
    }, 'both deliveries');
    expect((await own.deliveries()).map(({ ignored, verification }) => [ignored, verification])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { noObject } from '../simulator/code/history.ts';
import { subscribe } from '../simulator/subscribe.ts';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, text } from './definition.ts';
import { closeServers } from './engine/server.ts';
import { signingKey } from './firing-scene.ts';
import type { Answer } from './start-service.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';
import { register } from './webhook.ts';
import { startWebhookReceiver } from './webhook-receiver.ts';

let stage: Stage;
const outside = 'https://connectors.example';
beforeAll(async () => {
  stage = await startWithSimulator();
  stage.simulator.world.hooks.reach(outside, stage.service.url);
});
afterEach(closeServers);
afterAll(() => stage.close());

let made = 0;
const world = () => stage.simulator.world;

async function newRepository(): Promise<string> {
  const place = `fabrikam/Fiber/asked-${(made += 1)}`;
  await world().addRepository(place);
  return place;
}

const urlOf = (place: string) => `https://dev.azure.com/${place.replace(/\/([^/]+)$/, '/_git/$1')}`;

type Wish = {
  spec: object;
  watches: { type: string; conditions?: object[]; actions?: string[]; repoName?: string };
  subscription: { eventType: string; inputs: Record<string, string>; details?: string };
};

/** A connector, a trigger that calls a receiver, and a subscription of Azure DevOps that delivers to the service. */
async function arrange({ spec, watches, subscription }: Wish) {
  const receiver = await startWebhookReceiver();
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  await account.put('secrets/key', text(signingKey));
  await account.put('connectors/web', connector('web', { spec: { apiAccess: apiAccess('account.pat'), ...spec } }));
  await account.verified('connectors/web');
  const { type, conditions = [], ...rest } = watches;
  const watched = { type, spec: { connectorRef: 'account.web', payloadConditions: conditions, ...rest } };
  const stored = await account.put('triggers/watch', {
    name: 'Watch',
    identifier: 'watch',
    source: { type: 'Webhook', spec: { type: 'AzureRepo', spec: watched } },
    action: { type: 'Webhook', spec: { url: `${receiver.url}/hook`, secretRef: 'account.key' } },
  });
  expect([stored.status, stored.body.warnings]).toEqual([201, []]);
  const { eventType, inputs, details = 'all' } = subscription;
  const webhook = await register(stage.service, account, { eventType, publisherInputs: inputs });
  await subscribe(stage.simulator, `${outside}/api/v1/webhooks/${webhook.name}`, {
    eventType,
    publisherInputs: inputs,
    consumerInputs: { basicAuthPassword: webhook.password, resourceDetailsToSend: details },
  });
  return { account, receiver, webhook };
}

function ofRepository(place: string, eventType: string, details?: string): Wish['subscription'] {
  const { project, repository } = world().site(place);
  const inputs = { projectId: project.id, repository: repository.id };
  return { eventType, inputs, ...(details === undefined ? {} : { details }) };
}

/** Firings that are over, the newest first, when there are so many. */
function over(account: Account, many = 1): Promise<Answer['body']> {
  return stage.service.waitFor(async () => {
    const { value } = (await account.get('triggers/watch/firings')).body;
    const open = value.some(({ state }: { state: string }) => ['QUEUED', 'SENDING'].includes(state));
    return value.length >= many && !open ? value : null;
  }, `${many} firings that are over`);
}

describe('A payload that holds nothing but an id', () => {
  test('of a push is filled with its refs, commits and who pushed', async () => {
    const place = await newRepository();
    const { account, receiver } = await arrange({
      spec: { url: urlOf(place) },
      watches: { type: 'Push', conditions: [{ key: 'targetBranch', operator: 'Equals', value: 'main' }] },
      subscription: ofRepository(place, 'git.push', 'minimal'),
    });
    const { refUpdates } = await world().code.commit(place, { message: 'Sell shoes' });
    const [{ state }] = await over(account);
    expect(state).toBe('DELIVERED');
    expect(receiver.deliveries[0]?.event.data.event).toMatchObject({
      ref: 'refs/heads/main',
      newCommit: refUpdates[0]?.newObjectId,
      sender: { displayName: world().ownerOf('alive').displayName },
      commits: [{ id: refUpdates[0]?.newObjectId, message: 'Sell shoes' }],
    });
  });

  test('of a pull request is filled, and what was completed is told from what was changed', async () => {
    const place = await newRepository();
    await world().code.commit(place, { branch: 'menu', from: 'refs/heads/main', files: { 'menu.md': 'soup' } });
    const { account, receiver } = await arrange({
      spec: { url: urlOf(place) },
      watches: {
        type: 'PullRequest',
        actions: ['Merge'],
        conditions: [
          { key: 'labels', operator: 'Equals', value: 'food' },
          { key: 'draft', operator: 'Equals', value: 'false' },
          { key: 'sourceBranch', operator: 'Equals', value: 'menu' },
        ],
      },
      subscription: ofRepository(place, 'git.pullrequest.updated', 'minimal'),
    });
    const wish = {
      sourceRefName: 'refs/heads/menu',
      targetRefName: 'refs/heads/main',
      title: 'Soup',
      labels: ['food'],
    };
    const pullRequest = await world().pullRequests.open(place, wish);
    await world().pullRequests.complete(pullRequest, world().ownerOf('alive'));
    const [{ state }] = await over(account);
    expect(state).toBe('DELIVERED');
    expect(receiver.deliveries[0]?.event.data.event).toMatchObject({
      action: 'completed',
      pullRequest: { title: 'Soup', labels: ['food'], draft: false, author: { id: pullRequest.createdBy.id } },
    });
  });

  test('is not asked about where no trigger watches such events, and says so', async () => {
    const place = await newRepository();
    const { webhook } = await arrange({
      spec: { url: urlOf(place) },
      watches: { type: 'PullRequest' },
      subscription: ofRepository(place, 'git.push', 'minimal'),
    });
    await world().code.commit(place);
    expect(await webhook.processed()).toMatchObject({ ignored: 'NoRefUpdates' });
  });

  test('waits where Azure DevOps asks to wait, and is not lost', async () => {
    const place = await newRepository();
    const { account } = await arrange({
      spec: { url: urlOf(place) },
      watches: { type: 'Push' },
      subscription: ofRepository(place, 'git.push', 'minimal'),
    });
    world().misbehave(place, 'throttled-briefly', { times: 1, door: 'rest' });
    await world().code.commit(place);
    expect(await over(account)).toMatchObject([{ state: 'DELIVERED' }]);
  });
});

describe('What no payload says', () => {
  test('whether a branch was forced is asked where a condition turns on it', async () => {
    const place = await newRepository();
    const { account, receiver } = await arrange({
      spec: { url: urlOf(place) },
      watches: { type: 'Push', conditions: [{ key: 'forced', operator: 'Equals', value: 'true' }] },
      subscription: ofRepository(place, 'git.push'),
    });
    const [first] = (await world().code.commit(place)).refUpdates;
    expect(await over(account)).toMatchObject([
      { state: 'NOT_FIRED', message: 'forced is "false", which is not as Equals "true" wants it.' },
    ]);
    await world().code.setRefs(place, { 'refs/heads/main': first?.oldObjectId ?? noObject });
    expect(await over(account, 2)).toMatchObject([{ state: 'DELIVERED' }, { state: 'NOT_FIRED' }]);
    expect(receiver.deliveries.map(({ event }) => event.data.event.forced)).toEqual([true]);
  });

  test('labels that a payload leaves out are asked for', async () => {
    const place = await newRepository();
    await world().code.commit(place, { branch: 'menu', from: 'refs/heads/main', files: { 'menu.md': 'soup' } });
    const { account } = await arrange({
      spec: { url: urlOf(place) },
      watches: { type: 'PullRequest', conditions: [{ key: 'labels', operator: 'NotEquals', value: 'food' }] },
      subscription: ofRepository(place, 'git.pullrequest.created'),
    });
    const wish = { sourceRefName: 'refs/heads/menu', targetRefName: 'refs/heads/main', title: 'Soup' };
    await world().pullRequests.open(place, wish);
    expect(await over(account)).toMatchObject([{ state: 'DELIVERED', attempts: [{}] }]);
  });

  test('commits that a payload leaves out are asked for, for a condition and for the receiver', async () => {
    const place = await newRepository();
    const key = '<+trigger.payload.resource.commits[0].comment>';
    const { account, receiver, webhook } = await arrange({
      spec: { url: urlOf(place) },
      watches: { type: 'Push', conditions: [{ key, operator: 'StartsWith', value: 'Sell' }] },
      subscription: { eventType: 'git.push', inputs: ofRepository(place, '').inputs, details: 'none' },
    });
    const { pushId, refUpdates } = await world().code.commit(place, { message: 'Sell shoes' });
    expect(await webhook.processed()).toMatchObject({ ignored: 'NoResource' });
    const { repository, project } = world().site(place);
    const resource = { pushId, refUpdates, repository: { id: repository.id, name: repository.name, project } };
    await webhook.send({ eventType: 'git.push', notificationId: 77, subscriptionId: repository.id, resource });
    expect(await over(account)).toMatchObject([{ state: 'DELIVERED' }]);
    expect(receiver.deliveries[0]?.event.data.event.commits).toMatchObject([{ message: 'Sell shoes' }]);
  });
});

describe('A check-in of TFVC', () => {
  test('fires by the paths that it changed', async () => {
    const { id } = world().project('fabrikam/Legacy');
    const { account, receiver } = await arrange({
      spec: { url: 'https://dev.azure.com/fabrikam/Legacy/_versionControl', type: 'Project' },
      watches: {
        type: 'CheckIn',
        conditions: [{ key: 'changedFiles', operator: 'StartsWith', value: '$/Legacy/Shop/' }],
      },
      subscription: { eventType: 'tfvc.checkin', inputs: { projectId: id, path: '$/Legacy', repository: '' } },
    });
    world().checkIn('fabrikam/Legacy', ['Docs/plan.md']);
    expect(await over(account)).toMatchObject([{ state: 'NOT_FIRED', message: expect.stringContaining('plan.md') }]);
    const changeset = world().checkIn('fabrikam/Legacy', ['Docs/plan.md', 'Shop/till.cs']);
    await over(account, 2);
    expect(receiver.deliveries.map(({ event }) => event.data)).toMatchObject([
      {
        event: { kind: 'checkIn', changesetId: changeset.id, organization: 'fabrikam' },
        changedFiles: ['$/Legacy/Docs/plan.md', '$/Legacy/Shop/till.cs'],
      },
    ]);
  });
});

describe('A repository that was renamed', () => {
  test('is still the one that a trigger of a connector for the project names', async () => {
    const place = await newRepository();
    const [, , repoName = ''] = place.split('/');
    const { id } = world().project('fabrikam/Fiber');
    const { account } = await arrange({
      spec: { url: 'https://dev.azure.com/fabrikam/Fiber', type: 'Project', validationRepo: repoName },
      watches: { type: 'Push', repoName },
      subscription: { eventType: 'git.push', inputs: { projectId: id, repository: '' } },
    });
    await world().code.commit(place);
    await over(account);
    world().rename(place, `${repoName}-new`);
    await world().code.commit(`${place}-new`);
    const other = await newRepository();
    await world().code.commit(other);
    const names = (await over(account, 2)).map((one: Answer['body']) => one.event.repository.name);
    expect(names).toEqual([`${repoName}-new`, repoName]);
  });
});

test('a secret that triggers sign with cannot be deleted', async () => {
  const place = await newRepository();
  const { account } = await arrange({
    spec: { url: urlOf(place) },
    watches: { type: 'Push' },
    subscription: ofRepository(place, 'git.push'),
  });
  const { status, body } = await account.delete('secrets/key');
  expect([status, body.code, body.detail]).toEqual([
    409,
    'SecretInUse',
    'The secret key signs what the triggers watch send.',
  ]);
  await account.delete('triggers/watch');
  expect((await account.delete('secrets/key')).status).toBe(204);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { application } from '../../infra/local/identity/entra.ts';
import { tenantId } from '../../infra/local/identity/token.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, text } from './definition.ts';
import { type Pair, selfSigned } from './engine/certificates.ts';
import type { Answer } from './start-service.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';
import { deliveriesOf, wait } from './webhook-stage.ts';

let certificate: Pair;
let server: Simulator;
let stage: Stage;
beforeAll(async () => {
  certificate = await selfSigned('localhost');
  server = await startSimulator({ tls: certificate });
  stage = await startWithSimulator({
    ALLOWED_HOSTS: hostOf(server),
    ALLOWED_NETWORKS: '127.0.0.0/8,::1/128',
    CA_CERTIFICATES: certificate.cert,
  });
});
afterAll(async () => {
  await stage.close();
  await server.close();
});

const hostOf = ({ url }: Simulator) => `localhost:${new URL(url).port}`;

const webhooks = 'connectors/shop/webhooks';

/** A connector with webhooks of its pushes, and a trigger without action. */
async function arrange(spec: object, watched: object = {}): Promise<Account> {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  await account.put('connectors/shop', connector('shop', { spec: { apiAccess: apiAccess('account.pat'), ...spec } }));
  const { outcome, reason } = await account.verified('connectors/shop');
  expect([outcome, reason]).toEqual(['SUCCESS', null]);
  const push = { type: 'Push', spec: { connectorRef: 'account.shop', ...watched } };
  const source = { type: 'Webhook', spec: { type: 'AzureRepo', spec: push } };
  const stored = await account.put('triggers/watch', { trigger: { name: 'watch', identifier: 'watch', source } });
  expect([stored.status, stored.body.warnings]).toEqual([201, []]);
  const { body } = await account.put(webhooks, { events: ['push'] }, wait);
  expect([body.outcome, body.reason]).toEqual(['SUCCESS', null]);
  return account;
}

/** The deliveries, oldest first, when there are so many and everything is done with them. */
async function processed(account: Account, many: number) {
  const found = await stage.service.waitFor(async () => {
    const deliveries = await deliveriesOf({ account, webhooks });
    return deliveries.length === many && deliveries.every(({ state }) => state === 'PROCESSED') ? deliveries : null;
  }, `${many} deliveries that are processed`);
  return found.toReversed().map(({ ignored, events }) => [ignored, events[0]?.repository]);
}

/** The firings, when all of them are over. */
async function fired(account: Account) {
  const value = await stage.service.waitFor(async () => {
    const { body } = await account.get('triggers/watch/firings');
    const states: string[] = body.value.map(({ state }: Answer['body']) => state);
    return states.length > 0 && !states.includes('QUEUED') && !states.includes('SENDING') ? body.value : null;
  }, 'the end of the firings');
  return value.map(({ state, event }: Answer['body']) => [state, event.organization, event.repository.name, event.ref]);
}

async function removed(account: Account) {
  return (await account.delete(`${webhooks}?force=true`, wait)).body;
}

function subscriptionsOf({ world }: Simulator, { name }: Account) {
  return world.hooks.subscriptions.filter(({ consumerInputs }) => consumerInputs['url']?.includes(name));
}

test('a connector for a project hears of all its repositories through one subscription, also of those to come', async () => {
  const { world } = stage.simulator;
  await world.addRepository('fabrikam/Fiber/old');
  const url = 'https://dev.azure.com/fabrikam/Fiber';
  const account = await arrange({ url, type: 'Project', validationRepo: 'web' }, { repoName: 'new' });
  const { id: projectId } = world.site('fabrikam/Fiber/old').project;
  const inputs = subscriptionsOf(stage.simulator, account).map(({ publisherInputs }) => publisherInputs);
  expect(inputs).toMatchObject([{ projectId, repository: '' }]);

  await world.addRepository('fabrikam/Fiber/new');
  await world.code.commit('fabrikam/Fiber/old');
  expect(await processed(account, 1)).toEqual([[null, 'old']]);
  await world.code.commit('fabrikam/Fiber/new');
  expect((await processed(account, 2)).at(-1)).toEqual([null, 'new']);
  expect(await fired(account)).toEqual([['NO_ACTION', 'fabrikam', 'new', 'refs/heads/main']]);

  expect(await removed(account)).toEqual({ status: 'COMPLETED', left: [] });
  expect(subscriptionsOf(stage.simulator, account)).toEqual([]);
});

test('a connector for a Server has its webhooks there, and the way back from it is proved', async () => {
  const account = await arrange({ url: `https://${hostOf(server)}/tfs/DefaultCollection/Fiber/_git/web` });
  expect(subscriptionsOf(server, account)).toMatchObject([{ organization: { name: 'DefaultCollection' } }]);
  expect(subscriptionsOf(stage.simulator, account)).toEqual([]);

  await server.world.code.commit('DefaultCollection/Fiber/web');
  expect(await processed(account, 1)).toEqual([[null, 'web']]);
  expect(await fired(account)).toEqual([['NO_ACTION', 'DefaultCollection', 'web', 'refs/heads/main']]);
  const { body } = await account.post(`${webhooks}/check`, undefined, wait);
  expect(body.check).toMatchObject({ outcome: 'PASSED', reason: null });

  expect(await removed(account)).toEqual({ status: 'COMPLETED', left: [] });
  expect(subscriptionsOf(server, account)).toEqual([]);
});

test('a token of Entra that is refused when the webhooks of its connector are kept is replaced', async () => {
  const { world } = stage.simulator;
  await stage.service.restart({ AZURE_AUTHORITY_HOST: stage.service.world.identity.authority });
  world.addPrincipal(application.objectId, 'build', ['fabrikam']);
  const account = stage.newAccount();
  await account.put('secrets/entra', text(application.clientSecret));
  await account.put('identities/ci', {
    type: 'ServicePrincipal',
    tenantId,
    clientId: application.clientId,
    clientSecretRef: 'account.entra',
    allowed: { scopes: [{}], organizations: ['fabrikam'] },
  });
  const authentication = { type: 'Http', spec: { type: 'ServicePrincipal', spec: { identityRef: 'ci' } } };
  await account.put(
    'connectors/shop',
    connector('shop', { spec: { authentication, apiAccess: { type: 'Identity' } } }),
  );
  expect((await account.verified('connectors/shop')).outcome).toBe('SUCCESS');
  const old = world.bearers();
  world.refuseBearers();
  const { body } = await account.put(webhooks, { events: ['push', 'comment'] }, wait);
  expect([body.outcome, body.reason]).toEqual(['SUCCESS', null]);
  expect(subscriptionsOf(stage.simulator, account)).toHaveLength(2);
  expect(world.bearers()).toHaveLength(old.length + 1);
});

import type { Subscription } from '../simulator/hooks/subscription.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, text } from './definition.ts';
import { ownToken } from './own-token.ts';
import type { Stage } from './start-with-simulator.ts';
import { waitFor } from './wait-for.ts';

const keys = { master: 'master', function: 'function', system: 'system', functions: {} };

/** Whoever is looked after is due every minute, and the timer takes a call. */
export const webhookSettings = { WEBHOOK_WATCH_MINUTES: '1', LOCAL_HOST_KEYS: JSON.stringify(keys) };

/** A connector with API access of a repository of its own, which is `fabrikam/Fiber/{name}`. */
export type Arranged = {
  account: Account;
  /** `connectors/{name}` and `connectors/{name}/webhooks` */
  path: string;
  webhooks: string;
  place: string;
  /** At the simulator, those that send to this account. */
  subscriptions: () => Subscription[];
};

export async function arrange(stage: Stage, name: string, spec: object = {}): Promise<Arranged> {
  const { world } = stage.simulator;
  const place = `fabrikam/Fiber/${name}`;
  await world.addRepository(place);
  const account = stage.newAccount();
  await account.put('secrets/pat', text(ownToken(world, name)));
  const url = `https://dev.azure.com/fabrikam/Fiber/_git/${name}`;
  const definition = connector(name, { spec: { url, apiAccess: apiAccess('account.pat'), ...spec } });
  const { status, body } = await account.put(`connectors/${name}`, definition);
  if (status !== 201) throw new Error(`The connector was not stored: ${JSON.stringify(body)}`);
  const path = `connectors/${name}`;
  await account.verified(path);
  const subscriptions = () =>
    world.hooks.subscriptions.filter(({ consumerInputs }) => consumerInputs['url']?.includes(account.name));
  return { account, path, webhooks: `${path}/webhooks`, place, subscriptions };
}

export const wait = { prefer: 'wait=25' };

/** Lets the timer of the service ring now. */
export async function ring(stage: Stage): Promise<void> {
  const { url } = stage.service;
  const headers = { 'content-type': 'application/json', 'x-functions-key': keys.master };
  const rung = await fetch(new URL('/admin/functions/watch-webhooks', url), { method: 'POST', headers, body: '{}' });
  if (rung.status !== 202) throw new Error(`The timer did not ring: ${rung.status}`);
}

/** Lets the timer ring, and waits until the connector was looked at. */
export async function look(stage: Stage, { account, webhooks }: Arranged): Promise<void> {
  const before = (await account.get(webhooks)).body.lookedAt;
  await ring(stage);
  await waitFor(async () => (await account.get(webhooks)).body.lookedAt !== before, 'a look at the webhooks');
}

/** The deliveries at all ends of a connector, with their type of event. */
export async function deliveriesOf({ account, webhooks }: Pick<Arranged, 'account' | 'webhooks'>) {
  const { body } = await account.get(webhooks);
  const lists = await Promise.all(
    body.webhooks.map(async ({ webhookId }: { webhookId: string }) => {
      return (await account.get(`webhooks/${webhookId}/deliveries`)).body.value;
    }),
  );
  return lists.flat();
}

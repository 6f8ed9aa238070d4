import type { Context } from '../context.ts';
import type { EventSketch } from '../model/delivery.ts';
import { fromDeliveryRow, type StoredDelivery } from '../storage/deliveries.ts';
import { deliveriesOf } from '../storage/row-keys.ts';
import type { OwnWebhook } from './hooks-rows.ts';

/** Of one end, the newest first: more than have come between two looks. */
const mostDeliveries = 200;

/** What the ends of a connector have been told of lately. */
export async function toldEvents(
  context: Context,
  account: string,
  uid: string,
  webhooks: readonly OwnWebhook[],
): Promise<EventSketch[]> {
  const about = webhooks.filter(({ eventType }) => /^git\.(push|pullrequest\.)/.test(eventType));
  const lists = await Promise.all(
    about.map(
      async ({ random }) =>
        await context.entities.list(account, deliveriesOf({ uid, random }), { limit: mostDeliveries }),
    ),
  );
  return lists.flat().flatMap((row) => fromDeliveryRow(row).events.first);
}

/** The newest delivery at any of the ends, tests included; what we found ourselves was not delivered. */
export async function lastDelivery(
  context: Context,
  account: string,
  uid: string,
  webhooks: readonly OwnWebhook[],
): Promise<StoredDelivery | null> {
  const lists = await Promise.all(
    webhooks.map(
      async ({ random }) => await context.entities.list(account, deliveriesOf({ uid, random }), { limit: 5 }),
    ),
  );
  const [newest] = lists
    .flat()
    .map(fromDeliveryRow)
    .filter(({ origin }) => origin === 'subscription')
    .toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  return newest ?? null;
}

import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { type Delivery, type DeliveryIgnored, listed, sketch } from '../model/delivery.ts';
import { type ProcessWebhookMessage, queueNames } from '../model/messages.ts';
import { atConnector, isForeign, type Watched } from '../model/service-hooks/foreign.ts';
import { parseWebhookId } from '../model/webhook-id.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import type { StoredDelivery } from '../storage/deliveries.ts';
import type { StoredWebhook } from '../storage/webhooks.ts';
import { addressOf } from './address-of.ts';
import { type Arrived, forgetBody, readArrived } from './arrived-body.ts';
import { completeArrival, type Whole } from './complete-arrival.ts';
import { finishDelivery, insertDelivery } from './delivery-rows.ts';
import { readChecked } from './run-rows.ts';
import { fireTriggers } from './run-triggers.ts';
import { verifyAfter } from './verify-after.ts';
import { readWebhook } from './webhooks.ts';

/** In characters of JSON: each list is one property of a row. */
const most = { events: 20_000, firings: 20_000, notFired: 30_000 };

/**
 * Finds out what an arrival means, and lets the triggers of the connector have it. The same message twice, and the same
 * notification as several messages, have one effect: each step is done again and finds that it was done.
 */
export async function processWebhook(context: Context, message: ProcessWebhookMessage): Promise<void> {
  const { account, webhookId } = message;
  const id = parseWebhookId(webhookId);
  const webhook = id?.account === account ? await readWebhook(context, id) : null;
  if (id === null || webhook === null) {
    log('warn', 'webhook.unknown', { arrival: message.id });
    return await forgetBody(context, message);
  }
  const found = await readChecked(context, account, webhook.connector);
  const connector = found?.uid === id.uid ? found : null;
  const { arrived, retryAfterSeconds } = await wholeArrival(context, message, { webhook, connector });
  if (retryAfterSeconds !== null && isRecent(context, message)) {
    await context.queues.send(queueNames.processWebhook, message, retryAfterSeconds);
    return;
  }
  const judged = judge(context, { arrived, connector, webhook });
  const delivery = await insertDelivery(context, id, begun(message, arrived, judged.ignored));
  if (delivery.state === 'RECEIVED' && judged.ignored === null) {
    await finishDelivery(context, account, await workOn(context, message, { ...judged, arrived, delivery }));
  }
  await forgetBody(context, message);
}

/** What arrived, with what its subscription left out, at the place of the connector. */
async function wholeArrival(
  context: Context,
  message: ProcessWebhookMessage,
  { webhook, connector }: { webhook: StoredWebhook; connector: StoredConnector | null },
): Promise<Whole> {
  const told = await readArrived(context, message);
  const address = connector === null ? null : addressOf(context, connector.definition);
  if (connector === null || address === null) return { arrived: told, retryAfterSeconds: null };
  const place = { connector, address, repository: webhook.publisherInputs['repository'] || null };
  const whole = await completeArrival(context, message.account, place, told);
  const events = whole.arrived.events.map((event) => atConnector(event, address));
  return { ...whole, arrived: { ...whole.arrived, events } };
}

/** Seconds that a delivery may wait for Azure DevOps to tell the rest; then what it says itself has to do. */
const longestWait = 3_600;

function isRecent({ clock }: Context, { receivedAt }: ProcessWebhookMessage): boolean {
  return clock.now().getTime() - Date.parse(receivedAt) < longestWait * 1_000;
}

type Meant = { connector: StoredConnector; watched: Watched };

/** Whether something is to be made of it. */
function judge(
  context: Context,
  { arrived, connector, webhook }: { arrived: Arrived; connector: StoredConnector | null; webhook: StoredWebhook },
): { ignored: DeliveryIgnored } | ({ ignored: null } & Meant) {
  const { events, ignored } = arrived;
  if (ignored !== null) return { ignored };
  const address = connector === null ? null : addressOf(context, connector.definition);
  if (connector === null || address === null) return { ignored: 'ConnectorGone' };
  const wholeProject = connector.definition.spec.type === 'Project';
  const watched = { address, wholeProject, inputs: webhook.publisherInputs };
  const foreign = events.find((event) => isForeign(event, watched));
  if (foreign === undefined) return { ignored: null, connector, watched };
  const { organization, repository } = foreign;
  log('warn', 'webhook.foreign', { connector: connector.rowKey, organization, repository });
  return { ignored: 'Foreign' };
}

/** A delivery as it is when it is first seen. */
function begun(
  { id, receivedAt, origin }: ProcessWebhookMessage,
  { events, notification }: Arrived,
  ignored: DeliveryIgnored | null,
): Delivery {
  const { test, ...named } = notification;
  return {
    id,
    receivedAt,
    processedAt: ignored === null ? null : receivedAt,
    state: ignored === null ? 'RECEIVED' : 'PROCESSED',
    origin,
    // What we found ourselves has no subscription, and is no test.
    test: test && origin === 'subscription',
    ...named,
    ignored,
    events: listed(events.map(sketch), most.events),
    firings: listed([], most.firings),
    notFired: listed([], most.notFired),
    verification: null,
  };
}

async function workOn(
  context: Context,
  { account, webhookId, headers }: ProcessWebhookMessage,
  { connector, watched, arrived, delivery }: Meant & { arrived: Arrived; delivery: StoredDelivery },
): Promise<StoredDelivery> {
  const { events, payload } = arrived;
  const verification = await verifyAfter(context, account, { connector, watched, delivery, events });
  const { test, origin, notificationId } = delivery;
  const { firings, notFired } = await fireTriggers(context, {
    account,
    connector,
    webhookId,
    notificationId: test ? null : notificationId,
    arrivalId: delivery.id,
    test,
    recovered: origin !== 'subscription',
    events,
    arrival: { headers, payload, changedFiles: null },
  });
  return {
    ...delivery,
    state: 'PROCESSED',
    processedAt: context.clock.now().toISOString(),
    firings: listed(firings, most.firings),
    notFired: listed(notFired, most.notFired),
    verification,
  };
}

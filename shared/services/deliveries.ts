import type { Context } from '../context.ts';
import { type Delivery, ignoredReasons } from '../model/delivery.ts';
import type { Scope } from '../model/scope.ts';
import { fromDeliveryRow } from '../storage/deliveries.ts';
import { deliveriesOf } from '../storage/row-keys.ts';
import { listPage } from './list-page.ts';
import { findWebhook } from './webhooks.ts';

/** Newest first. @throws Refusal WebhookNotFound */
export async function listDeliveries(
  context: Context,
  scope: Scope,
  webhookId: string,
  page: { after: string | null; limit: number },
): Promise<{ deliveries: Delivery[]; next: string | null }> {
  const webhook = await findWebhook(context, scope, webhookId);
  const { rows, next } = await listPage(context, scope.account, deliveriesOf(webhook), page);
  return { deliveries: rows.map(fromDeliveryRow), next };
}

export function showDelivery(delivery: Delivery) {
  const { id, receivedAt, processedAt, state, origin, test, eventType, subscriptionId, notificationId } = delivery;
  const { ignored, events, firings, notFired, verification } = delivery;
  return {
    id,
    state,
    receivedAt,
    processedAt,
    origin,
    test,
    subscriptionId,
    notificationId,
    eventType,
    ignored: ignored === null ? null : { reason: ignored, message: ignoredReasons[ignored] },
    events: events.first,
    eventCount: events.count,
    firings: firings.first,
    firingCount: firings.count,
    notFired: notFired.first,
    notFiredCount: notFired.count,
    verification,
  };
}

import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { log } from '../log.ts';
import type { Delivery } from '../model/delivery.ts';
import { Unavailable } from '../model/unavailable.ts';
import type { WebhookId } from '../model/webhook-id.ts';
import {
  deliveryOfNotification,
  fromDeliveryRow,
  type StoredDelivery,
  toDeliveryRow,
  toNotificationRow,
} from '../storage/deliveries.ts';
import { deliveryKey, notificationKey } from '../storage/row-keys.ts';
import type { Write } from '../storage/tables.ts';

/**
 * Inserts a delivery once: by its own identifier, and by that of the notification where there is one. Answers what is
 * there then, which may be an earlier arrival of the same notification.
 */
export async function insertDelivery(
  context: Context,
  webhook: WebhookId,
  delivery: Delivery,
): Promise<StoredDelivery> {
  const { account } = webhook;
  const rowKey = deliveryKey(webhook, delivery.receivedAt, delivery.id);
  const digest = digestOf(delivery);
  const claim = digest === null ? null : notificationKey(webhook, digest);
  const writes: Write[] = [{ op: 'insert', rowKey, values: toDeliveryRow(delivery) }];
  if (claim !== null) writes.push({ op: 'insert', rowKey: claim, values: toNotificationRow(rowKey) });
  const result = await context.entities.commit(account, writes);
  if (result !== 'conflict') return { ...delivery, rowKey, etag: result.etags[0] ?? '' };
  const own = await readDelivery(context, account, rowKey);
  if (own !== null) return own;
  const claimed = claim === null ? null : await context.entities.read(account, claim);
  const first = claimed === null ? null : await readDelivery(context, account, deliveryOfNotification(claimed));
  if (first === null) throw new Unavailable('storage', new Error(`The delivery ${rowKey} is neither new nor there`));
  log('info', 'webhook.again', { arrival: delivery.id, first: first.id });
  return first;
}

/** Whoever works on the same delivery at the same time comes to the same end, so one that was finished stays. */
export async function finishDelivery(context: Context, account: string, delivery: StoredDelivery): Promise<void> {
  const { rowKey, etag } = delivery;
  const write: Write = { op: 'replace', rowKey, etag, values: toDeliveryRow(delivery) };
  if ((await context.entities.commit(account, [write])) !== 'conflict') return;
  const now = await readDelivery(context, account, rowKey);
  if (now?.state !== 'PROCESSED') throw new Unavailable('storage', new Error(`The delivery ${rowKey} keeps changing`));
}

async function readDelivery(context: Context, account: string, rowKey: string): Promise<StoredDelivery | null> {
  const row = await context.entities.read(account, rowKey);
  return row === null ? null : fromDeliveryRow(row);
}

/**
 * The count starts anew with each subscription. Null: every arrival counts, as those of tests do, of which nobody has said
 * that their numbers differ.
 */
function digestOf({ subscriptionId, notificationId, test }: Delivery): string | null {
  if (notificationId === null || test) return null;
  return createHash('sha256')
    .update(JSON.stringify([subscriptionId, notificationId]))
    .digest('hex')
    .slice(0, 32);
}

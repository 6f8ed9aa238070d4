import { z } from 'zod';
import { type Delivery, type DeliveryIgnored, deliveryOrigins, ignoredReasons } from '../model/delivery.ts';
import { jsonText, rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

export type StoredDelivery = Delivery & { rowKey: string; etag: string };

function listed<Item extends z.ZodType>(item: Item) {
  return jsonText(z.object({ first: z.array(item), count: z.number() }));
}

const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);

const Stored = z.object({
  v: version,
  id: z.string(),
  receivedAt: z.string(),
  processedAt: text,
  state: z.enum(['RECEIVED', 'PROCESSED']),
  origin: z.enum(deliveryOrigins),
  test: z.boolean(),
  subscriptionId: text,
  notificationId: z
    .number()
    .optional()
    .transform((value) => value ?? null),
  eventType: text,
  ignored: z
    .custom<DeliveryIgnored>((value) => typeof value === 'string' && Object.hasOwn(ignoredReasons, value))
    .optional()
    .transform((value) => value ?? null),
  events: listed(
    z.object({
      kind: z.enum(['push', 'pullRequest', 'comment', 'repository', 'checkIn']),
      action: z.string().nullable(),
      repository: z.string().nullable(),
      ref: z.string().nullable(),
      commit: z.string().nullable(),
      pullRequest: z.number().nullable(),
    }),
  ),
  firings: listed(z.string()),
  notFired: listed(z.object({ trigger: z.string(), why: z.string() })),
  verification: text,
});

export function fromDeliveryRow({ rowKey, etag, values }: Row): StoredDelivery {
  const { v: _v, ...stored } = Stored.parse(values);
  return { rowKey, etag, ...stored };
}

export function toDeliveryRow(delivery: Delivery): Values {
  const { id, receivedAt, state, origin, test, events, firings, notFired } = delivery;
  const { processedAt, subscriptionId, eventType, ignored, verification, notificationId } = delivery;
  return {
    v: rowVersion,
    id,
    receivedAt,
    state,
    origin,
    test,
    events: JSON.stringify(events),
    firings: JSON.stringify(firings),
    notFired: JSON.stringify(notFired),
    ...(notificationId === null ? {} : { notificationId }),
    ...present({ processedAt, subscriptionId, eventType, ignored, verification }),
  };
}

function present(values: Record<string, string | null>): Values {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** Keeps that a notification has arrived, and as which delivery. */
export function toNotificationRow(delivery: string): Values {
  return { v: rowVersion, delivery };
}

export function deliveryOfNotification({ values }: Row): string {
  return z.object({ v: version, delivery: z.string() }).parse(values).delivery;
}

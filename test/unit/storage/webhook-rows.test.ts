import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../shared/model/delivery.ts';
import {
  deliveryOfNotification,
  fromDeliveryRow,
  toDeliveryRow,
  toNotificationRow,
} from '../../../shared/storage/deliveries.ts';
import {
  deliveriesOf,
  deliveryKey,
  notificationKey,
  webhookKey,
  webhooksOf,
} from '../../../shared/storage/row-keys.ts';
import type { Row, Values } from '../../../shared/storage/tables.ts';
import { fromWebhookRow, toWebhookRow, type Webhook } from '../../../shared/storage/webhooks.ts';

/** A row as Table Storage gives it back: properties that are undefined were never stored. */
function stored(rowKey: string, values: Values): Row {
  return { rowKey, etag: 'W/"1"', values: JSON.parse(JSON.stringify(values)) as Record<string, unknown> };
}

const at = '2026-08-01T00:00:00.000Z';
const webhook: Webhook = {
  connector: 'connector!!!web',
  eventType: 'git.push',
  resourceVersion: '1.0',
  publisherInputs: { projectId: 'p', repository: 'r', branch: '' },
  subscriptionId: null,
  passwords: { current: null, previous: null },
  state: 'CREATING',
  createdAt: at,
  retiredAt: null,
};
const delivery: Delivery = {
  id: 'an-arrival',
  receivedAt: at,
  processedAt: null,
  state: 'RECEIVED',
  origin: 'recovered',
  test: false,
  subscriptionId: null,
  notificationId: null,
  eventType: null,
  ignored: null,
  events: { first: [], count: 0 },
  firings: { first: [], count: 0 },
  notFired: { first: [], count: 0 },
  verification: null,
};
const full: Delivery = {
  ...delivery,
  processedAt: at,
  state: 'PROCESSED',
  subscriptionId: 's',
  notificationId: 12,
  eventType: 'git.push',
  ignored: 'Foreign',
  events: {
    first: [
      { kind: 'push', action: 'moved', repository: 'web', ref: 'refs/heads/main', commit: 'c', pullRequest: null },
    ],
    count: 2,
  },
  firings: { first: ['f'], count: 1 },
  notFired: { first: [{ trigger: 't', why: 'w' }], count: 1 },
  verification: '0f8e2a31-1',
};

describe('what is stored is read as it was', () => {
  const digest = '0f'.repeat(32);
  test.each([
    ['new', webhook],
    ['in use', { ...webhook, subscriptionId: 's', state: 'ACTIVE', passwords: { current: digest, previous: digest } }],
    ['retired', { ...webhook, state: 'RETIRED', retiredAt: at }],
  ] satisfies [string, Webhook][])('webhook: %s', (_, given) => {
    expect(fromWebhookRow(stored('w', toWebhookRow(given)))).toEqual({ rowKey: 'w', etag: 'W/"1"', ...given });
  });

  test('a webhook with something else than a digest in place of one is refused', () => {
    const values = toWebhookRow({ ...webhook, passwords: { current: 'a password', previous: null } });
    expect(() => fromWebhookRow(stored('w', values))).toThrow('passwords');
  });

  test.each([
    ['new', delivery],
    ['done', full],
  ])('delivery: %s', (_, given) => {
    expect(fromDeliveryRow(stored('d', toDeliveryRow(given)))).toEqual({ rowKey: 'd', etag: 'W/"1"', ...given });
  });

  test('a notification leads to its delivery', () => {
    expect(deliveryOfNotification(stored('n', toNotificationRow('delivery!u!r!1!a')))).toBe('delivery!u!r!1!a');
  });
});

describe('row keys', () => {
  const id = { uid: 'u', random: 'r' };

  test('of webhooks and what arrives there stand below their connector and their webhook', () => {
    expect(webhookKey(id)).toBe('webhook!u!r');
    expect(webhookKey(id).startsWith(webhooksOf('u'))).toBe(true);
    expect(notificationKey(id, 'd')).toBe('notification!u!r!d');
    expect(deliveryKey(id, at, 'a')).toBe(`delivery!u!r!${9_999_999_999_999 - Date.parse(at)}!a`);
    expect(deliveryKey(id, at, 'a').startsWith(deliveriesOf(id))).toBe(true);
  });

  test('of deliveries sort what arrived last first', () => {
    const times = [
      '2026-08-01T00:00:00.000Z',
      '2026-08-01T00:00:00.001Z',
      '2026-12-01T00:00:00.000Z',
      '2199-01-01T00:00:00Z',
    ];
    const keys = times.map((time) => deliveryKey(id, time, 'a'));
    expect(keys.toSorted()).toEqual(keys.toReversed());
  });
});

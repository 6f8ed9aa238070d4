import { describe, expect, test } from 'vitest';
import { keptHeaders } from '../../../../shared/model/service-hooks/kept-headers.ts';
import { notificationOf } from '../../../../shared/model/service-hooks/notification.ts';
import { push } from './payloads.ts';

const real = { ...push([]), id: '5f0c2e7d-6b0e-4e5c-9f0a-1f6f3f6f0a11' };

describe('a notification', () => {
  test('is known by its subscription and its number there, however they are written', () => {
    const known = { subscriptionId: real.subscriptionId, notificationId: 12, eventType: 'git.push', test: false };
    expect(notificationOf(real)).toEqual(known);
    expect(
      notificationOf({ ...real, notificationId: '12', subscriptionId: real.subscriptionId.toUpperCase() }),
    ).toEqual(known);
  });

  test.each([
    ['has the zero GUID as its subscription', { ...real, subscriptionId: '00000000-0000-0000-0000-000000000000' }],
    ['is the sample of an event', push([])],
    ['is the sample of another event', { ...real, id: 'AF07BE1B-F3AD-44C8-A7F1-C4835F2DF06B' }],
    ['names no subscription, as the examples of the documentation', { eventType: 'git.push' }],
  ])('that %s is a test', (_, body) => {
    expect(notificationOf(body).test).toBe(true);
  });

  test.each([undefined, null, 1, 'text', [], { subscriptionId: 1, notificationId: {}, eventType: [] }])(
    'can be anything: %j',
    (body) => {
      expect(notificationOf(body)).toEqual({ subscriptionId: null, notificationId: null, eventType: null, test: true });
    },
  );
});

describe('of the headers of a delivery', () => {
  test('those are kept that a condition may ask for, by lower-case names', () => {
    const given = [
      ['X-Vss-ActivityId', '1'],
      ['Content-Type', 'application/json'],
      ['Authorization', 'Basic xxx'],
      ['Cookie', 'a=b'],
      ['X-Forwarded-For', '192.0.2.1'],
      ['X-Functions-Key', 'key'],
      ['__proto__', 'an own name'],
    ] as const;
    const kept = keptHeaders(given);
    expect(Object.entries(kept)).toEqual([
      ['x-vss-activityid', '1'],
      ['content-type', 'application/json'],
      ['__proto__', 'an own name'],
    ]);
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  });

  test('no more than a message has room for', () => {
    const many = Array.from({ length: 500 }, (_, index): [string, string] => [`x-${index}`, 'v'.repeat(100)]);
    const kept = keptHeaders([['x-long', 'v'.repeat(501)], ...many]);
    expect(JSON.stringify(kept).length).toBeLessThan(4_500);
    expect(kept).not.toHaveProperty('x-long');
    expect(Object.keys(kept).length).toBeGreaterThan(30);
  });
});

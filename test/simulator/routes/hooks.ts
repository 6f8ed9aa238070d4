import * as rows from '../resources/hook-rows.ts';
import { getNotification, listNotifications, sendTestNotification } from '../resources/notifications.ts';
import {
  createSubscription,
  deleteSubscription,
  getSubscription,
  listSubscriptions,
  replaceSubscription,
} from '../resources/subscriptions.ts';
import { querySubscriptions } from '../resources/subscriptions-query.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import type { Scope } from '../world/tokens.ts';

const read: Scope[] = ['vso.hooks', 'vso.hooks_write'];
const write = 'vso.hooks_write';
const all = '_apis/hooks/subscriptions';
const one = `${all}/{subscription}`;

export const hookRoutes: readonly Route[] = [
  route('POST', all, write, rows.subscriptionsRow, createSubscription),
  route('GET', all, read, rows.subscriptionsRow, listSubscriptions),
  route('GET', one, read, rows.subscriptionsRow, getSubscription),
  route('PUT', one, write, rows.subscriptionsRow, replaceSubscription),
  route('DELETE', one, write, rows.subscriptionsRow, deleteSubscription),
  route('POST', '_apis/hooks/subscriptionsquery', read, rows.subscriptionsRow, querySubscriptions),
  route('GET', `${one}/notifications`, read, rows.subscriptionsRow, listNotifications),
  route('GET', `${one}/notifications/{notification}`, read, rows.subscriptionsRow, getNotification),
  route('POST', '_apis/hooks/testnotifications', write, rows.testNotificationsRow, sendTestNotification),
];

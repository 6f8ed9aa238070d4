import type { Outcome, SignedIn } from '../exchange.ts';
import { sevenDigits } from '../hooks/event.ts';
import { mask, maskPassword } from '../hooks/subscription.ts';
import type { Notification, Subscription } from '../hooks/subscription.ts';
import { invalid, readWish, subscriptionMissing } from '../hooks/validate.ts';
import type { Identity } from '../world/tokens.ts';
import { mayNotSubscribe } from './hook-permission.ts';
import { listOf } from './list.ts';
import { visibleProjects } from './lookup.ts';
import { readJson } from './read-json.ts';
import { findSubscription } from './subscriptions.ts';

const noId = '00000000-0000-0000-0000-000000000000';

/** `GET _apis/hooks/subscriptions/{id}/notifications?maxResults=&status=&result=`: the newest first. */
export function listNotifications(exchange: SignedIn): Outcome {
  const place = findSubscription(exchange);
  if ('answer' in place) return place;
  const { query } = exchange.address;
  const wanted = (name: 'status' | 'result', notification: Notification) =>
    query.get(name) === null || query.get(name) === notification[name];
  const rows = notificationsOf(exchange, place.found).filter((one) => wanted('status', one) && wanted('result', one));
  const most = Number(query.get('maxResults') ?? 100);
  return { json: listOf(rows.toReversed().slice(0, most).map(describeNotification)) };
}

/** `GET _apis/hooks/subscriptions/{id}/notifications/{notificationId}` */
export function getNotification(exchange: SignedIn): Outcome {
  const place = findSubscription(exchange);
  if ('answer' in place) return place;
  const wanted = exchange.names.notification ?? '';
  const found = notificationsOf(exchange, place.found).find(({ id }) => String(id) === wanted);
  return found ? { json: describeNotification(found) } : { answer: subscriptionMissing(wanted) };
}

/**
 * `POST _apis/hooks/testnotifications?useRealData=`: for a subscription that is there, with what it says changed by
 * `details`, or for one that is yet to be made. Answers before the notification has arrived.
 */
export async function sendTestNotification(exchange: SignedIn): Promise<Outcome> {
  const answer = mayNotSubscribe(exchange);
  if (answer !== null) return { answer };
  const { address, organization, world } = exchange;
  const body = await readJson(exchange);
  const id = typeof body['subscriptionId'] === 'string' ? body['subscriptionId'].toLowerCase() : noId;
  const stored = world.hooks.find(organization, id);
  if (id !== noId && !stored) return { answer: subscriptionMissing(id) };
  const useRealData = address.query.get('useRealData') === 'true';
  if (useRealData && !stored) return { answer: invalid('subscriptionId', 'real data is for subscriptions that exist') };
  const details = typeof body['details'] === 'object' && body['details'] !== null ? body['details'] : {};
  const wish = readWish({ ...stored, ...withSecretOf(stored, details) }, visibleProjects(exchange));
  if ('refusal' in wish) return { answer: wish.refusal };
  const tested = { ...(stored ?? newSubscription(exchange)), ...wish };
  return { json: describeNotification(world.hooks.test(tested, useRealData)) };
}

/** Who shows the masked password of a stored subscription means the stored one. */
function withSecretOf(stored: Subscription | undefined, details: object): object {
  const { consumerInputs } = details as Partial<Subscription>;
  if (!stored || consumerInputs?.['basicAuthPassword'] !== mask) return details;
  const { basicAuthPassword = '' } = stored.consumerInputs;
  return { ...details, consumerInputs: { ...consumerInputs, basicAuthPassword } };
}

function newSubscription({ organization, world, caller }: SignedIn): Omit<Subscription, 'publisherInputs'> {
  const now = sevenDigits(world.hooks.clock.now());
  const who = caller as Identity;
  return {
    id: noId,
    organization,
    publisherId: 'tfs',
    eventType: '',
    resourceVersion: null,
    consumerId: '',
    consumerActionId: '',
    consumerInputs: {},
    status: 'enabled',
    probationRetries: 0,
    createdBy: who,
    createdDate: now,
    modifiedBy: who,
    modifiedDate: now,
  };
}

function notificationsOf({ world }: SignedIn, { id }: Subscription): Notification[] {
  return world.hooks.notifications.filter(({ subscription }) => subscription.id === id);
}

function describeNotification({ id, subscription, event, attempts, ...rest }: Notification) {
  const { status, result, createdDate, modifiedDate } = rest;
  const last = attempts.at(-1);
  const said = last?.status === null ? last.error : `${last?.status ?? ''}`;
  return {
    id,
    subscriptionId: subscription.id,
    subscriberId: subscription.modifiedBy.id,
    eventId: event.id,
    status,
    result,
    createdDate,
    modifiedDate,
    details: {
      eventType: event.eventType,
      publisherId: subscription.publisherId,
      publisherInputs: subscription.publisherInputs,
      consumerId: subscription.consumerId,
      consumerActionId: subscription.consumerActionId,
      consumerInputs: maskPassword(subscription.consumerInputs),
      queuedDate: createdDate,
      ...(last ? { processedDate: last.at, requestDuration: last.durationSeconds, response: said } : {}),
      ...(status === 'completed' ? { completedDate: modifiedDate } : {}),
      ...(result === 'failed' ? { errorMessage: `The target did not take the notification (${said}).` } : {}),
      requestAttempts: attempts.length,
    },
  };
}

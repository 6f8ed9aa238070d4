import { randomUUID } from 'node:crypto';
import type { Outcome, SignedIn } from '../exchange.ts';
import { sevenDigits } from '../hooks/event.ts';
import { describeSubscription } from '../hooks/subscription.ts';
import type { Inputs, Subscription } from '../hooks/subscription.ts';
import { readWish, subscriptionMissing } from '../hooks/validate.ts';
import type { Identity } from '../world/tokens.ts';
import { mayNotSubscribe } from './hook-permission.ts';
import { listOf, pageOf } from './list.ts';
import { visibleProjects } from './lookup.ts';
import type { Found } from './lookup.ts';
import { readJson } from './read-json.ts';

/** `POST _apis/hooks/subscriptions`: answers 200, not 201. */
export async function createSubscription(exchange: SignedIn): Promise<Outcome> {
  const answer = mayNotSubscribe(exchange);
  if (answer !== null) return { answer };
  const wish = readWish(await readJson(exchange), visibleProjects(exchange));
  if ('refusal' in wish) return { answer: wish.refusal };
  const { organization, world } = exchange;
  const caller = exchange.caller as Identity;
  const now = sevenDigits(world.hooks.clock.now());
  const subscription: Subscription = {
    id: randomUUID(),
    organization,
    ...wish,
    publisherInputs: { ...wish.publisherInputs, ...addedInputs(organization.id) },
    status: 'enabled',
    probationRetries: 0,
    createdBy: caller,
    createdDate: now,
    modifiedBy: caller,
    modifiedDate: now,
  };
  world.hooks.subscriptions.push(subscription);
  return { json: describe(exchange, subscription) };
}

/** `GET _apis/hooks/subscriptions?publisherId=&eventType=&consumerId=&consumerActionId=` */
export function listSubscriptions(exchange: SignedIn): Outcome {
  const { address, organization, world } = exchange;
  const filters = (['publisherId', 'eventType', 'consumerId', 'consumerActionId'] as const).map(
    (name) => [name, address.query.get(name) ?? ''] as const,
  );
  const rows = world.hooks
    .in(organization)
    .filter((one) => filters.every(([name, value]) => value === '' || one[name].toLowerCase() === value.toLowerCase()));
  const { page, next } = pageOf(rows, address.query, world.hooks.pageSize);
  return { json: listOf(page.map((one) => describe(exchange, one))), next };
}

/** `GET _apis/hooks/subscriptions/{id}` */
export function getSubscription(exchange: SignedIn): Outcome {
  const place = findSubscription(exchange);
  return 'answer' in place ? place : { json: describe(exchange, place.found) };
}

/**
 * `PUT _apis/hooks/subscriptions/{id}`: what it does not say is gone, and a masked password becomes the password. With
 * one publisher, one consumer and one action, those that cannot be changed are those that are not known.
 */
export async function replaceSubscription(exchange: SignedIn): Promise<Outcome> {
  const answer = mayNotSubscribe(exchange);
  if (answer !== null) return { answer };
  const place = findSubscription(exchange);
  if ('answer' in place) return place;
  const { found } = place;
  const body = await readJson(exchange);
  const wish = readWish(body, visibleProjects(exchange));
  if ('refusal' in wish) return { answer: wish.refusal };
  const { tfsSubscriptionId = '', hostId = '' } = found.publisherInputs;
  Object.assign(found, wish, {
    publisherInputs: { ...wish.publisherInputs, tfsSubscriptionId, hostId },
    status: statusWanted(body['status'], found),
    modifiedBy: exchange.caller,
    modifiedDate: sevenDigits(exchange.world.hooks.clock.now()),
  });
  return { json: describe(exchange, found) };
}

/** `DELETE _apis/hooks/subscriptions/{id}` */
export function deleteSubscription(exchange: SignedIn): Outcome {
  const answer = mayNotSubscribe(exchange);
  if (answer !== null) return { answer };
  const place = findSubscription(exchange);
  if ('answer' in place) return place;
  exchange.world.hooks.remove(place.found);
  return { answer: { status: 204, headers: {}, body: '' } };
}

export function findSubscription({ names, organization, world }: SignedIn): Found<Subscription> {
  const id = names.subscription ?? '';
  const found = world.hooks.find(organization, id);
  return found ? { found } : { answer: subscriptionMissing(id) };
}

export function describe({ address }: SignedIn, subscription: Subscription) {
  return describeSubscription(subscription, address.root);
}

function addedInputs(hostId: string): Inputs {
  return { tfsSubscriptionId: randomUUID(), hostId };
}

/** A user may enable and disable; nothing said means enabled. What the system has set stays when it comes back. */
function statusWanted(status: unknown, found: Subscription): Subscription['status'] {
  if (status === undefined || status === 'enabled' || status === 0) return 'enabled';
  return status === 'disabledByUser' ? 'disabledByUser' : found.status;
}

import type { Context } from '../context.ts';
import type { DeliveryOrigin } from '../model/delivery.ts';
import { messageVersion, type ProcessWebhookMessage, queueNames } from '../model/messages.ts';
import { printWebhookId } from '../model/webhook-id.ts';
import type { StoredWish } from '../model/webhooks/wish.ts';
import type { OwnWebhook } from './hooks-rows.ts';
import type { Missed } from './look-for-events.ts';

/** As JSON: a message that fails for good has to fit into a row. */
const mostInMessage = 24_000;

type From = {
  account: string;
  uid: string;
  webhooks: readonly OwnWebhook[];
  wish: StoredWish;
  origin: DeliveryOrigin;
};

/**
 * Hands on what nobody sent, as if it had been sent: oldest first, through the same queue. Each has a name and a time of
 * its own, so that what is found twice is one delivery.
 */
export async function feedEvents(context: Context, from: From, missed: readonly Missed[]): Promise<void> {
  const { account, uid, origin } = from;
  for (const one of missed) {
    const webhook = webhookFor(from, one);
    if (webhook === null) continue;
    const { event } = one;
    const message: ProcessWebhookMessage = {
      v: messageVersion,
      account,
      webhookId: printWebhookId({ account, uid, random: webhook.random }),
      id: event.id,
      receivedAt: timeOf(event.at) ?? context.clock.now().toISOString(),
      origin,
      headers: {},
      body: await bodyOf(context, { account, uid }, event),
    };
    await context.queues.send(queueNames.processWebhook, message, 0);
  }
}

async function bodyOf(
  context: Context,
  { account, uid }: Pick<From, 'account' | 'uid'>,
  { id, payload }: Missed['event'],
): Promise<ProcessWebhookMessage['body']> {
  const text = JSON.stringify(payload);
  if (JSON.stringify(text).length <= mostInMessage) return { in: 'text', text };
  const name = `${account}/${uid}/${id}`;
  await context.blobs.write(name, Buffer.from(text));
  return { in: 'blob', name };
}

/** Null: Azure DevOps, or who answers in its place, gave something else than a time. */
function timeOf(text: string): string | null {
  const time = Date.parse(text);
  return Number.isNaN(time) || time < 0 ? null : new Date(time).toISOString();
}

/** The end at which the event would have arrived. */
function webhookFor({ webhooks, origin }: From, { event, repository }: Missed): OwnWebhook | null {
  const living = webhooks.filter(({ state }) => state !== 'RETIRED');
  if (origin === 'polled') return living.find(({ eventType }) => eventType === polled) ?? null;
  const fitting = living.find(
    ({ eventType, publisherInputs }) =>
      eventType === event.eventType && ['', repository.id].includes(publisherInputs['repository'] ?? ''),
  );
  return fitting ?? null;
}

/** Stands for the type of event of an end that nothing is sent to. */
export const polled = 'polled';

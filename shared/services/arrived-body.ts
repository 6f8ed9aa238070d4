import type { Context } from '../context.ts';
import { log } from '../log.ts';
import type { DeliveryIgnored } from '../model/delivery.ts';
import type { GitEvent } from '../model/git-event.ts';
import type { ProcessWebhookMessage } from '../model/messages.ts';
import { type Notification, notificationOf } from '../model/service-hooks/notification.ts';
import { toGitEvents } from '../model/service-hooks/to-git-events.ts';

/** What a body says. */
export type Arrived = {
  payload: unknown;
  notification: Notification;
  events: GitEvent[];
  ignored: DeliveryIgnored | null;
};

/** Reads the body of a message. Whatever it is, it does not throw for it. @throws Unavailable */
export async function readArrived(context: Context, { id, body }: ProcessWebhookMessage): Promise<Arrived> {
  if (body.in === 'nothing') return unread(body.ignored);
  if (body.in === 'text') return understand(body.text);
  const bytes = body.in === 'base64' ? Buffer.from(body.base64, 'base64') : await context.blobs.read(body.name);
  // Removed after an earlier delivery of this message, which is then found.
  if (bytes === null) return unread('BodyLost');
  try {
    return understand(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    log('info', 'webhook.not-utf8', { arrival: id });
    return unread('NotJson');
  }
}

/** The body is not needed any more. What cannot be removed now is removed by its age. */
export async function forgetBody(context: Context, { body }: ProcessWebhookMessage): Promise<void> {
  if (body.in === 'blob') await context.blobs.remove(body.name).catch(() => undefined);
}

function understand(text: string): Arrived {
  const payload = parsed(text);
  const { events, ignored } = toGitEvents(payload);
  return { payload, notification: notificationOf(payload), events, ignored };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unread(ignored: DeliveryIgnored): Arrived {
  return { payload: undefined, notification: nameless, events: [], ignored };
}

const nameless: Notification = { subscriptionId: null, notificationId: null, eventType: null, test: false };

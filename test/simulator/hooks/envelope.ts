import { eventTypes } from './event.ts';
import type { PublishedEvent } from './event.ts';
import type { Subscription } from './subscription.ts';

/** https://learn.microsoft.com/azure/devops/service-hooks/troubleshoot */
export const mostBytes = 2 * 1024 * 1024;

type Subscribed = Pick<Subscription, 'id' | 'resourceVersion' | 'publisherId' | 'consumerInputs'>;

/** The body of a notification, cut to what the subscription wants to be sent. */
export function writeEnvelope(event: PublishedEvent, subscription: Subscribed, id: number, root: string): string {
  const newest = eventTypes[event.eventType]?.[0] ?? '1.0';
  const version = subscription.resourceVersion ?? newest;
  const { resourceDetailsToSend = '', messagesToSend = '', detailedMessagesToSend = '' } = subscription.consumerInputs;
  const baseUrl = `${root}/`;
  return JSON.stringify({
    subscriptionId: subscription.id,
    notificationId: id,
    id: event.id,
    eventType: event.eventType,
    publisherId: subscription.publisherId,
    message: messageIn(event.sentence, messagesToSend),
    detailedMessage: messageIn(event.details, detailedMessagesToSend),
    resource: resourceIn(event, version === newest, resourceDetailsToSend),
    resourceVersion: version,
    resourceContainers: event.containers ?? {
      collection: { id: event.organization.id, baseUrl },
      account: { id: event.organization.id, baseUrl },
      project: { id: event.project.id, baseUrl },
    },
    createdDate: event.createdDate,
  });
}

/** `text`, `html` and `markdown` alone leave one of the three; nobody has recorded what they leave. */
function messageIn(sentence: string, wanted: string): object | null {
  const all = { text: sentence, html: sentence, markdown: sentence };
  if (wanted === '' || wanted === 'all') return all;
  return wanted === 'text' || wanted === 'html' || wanted === 'markdown' ? { [wanted]: sentence } : null;
}

function resourceIn(event: PublishedEvent, isNewest: boolean, wanted: string): object | null {
  if (wanted === 'none') return null;
  if (wanted === 'minimal') return event.minimal;
  return isNewest ? event.resource : (event.olderResource ?? event.resource);
}

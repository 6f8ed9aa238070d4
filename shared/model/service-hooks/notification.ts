import { numberAt, textAt } from './fields.ts';

/** What tells one notification of Azure DevOps from another. */
export type Notification = {
  subscriptionId: string | null;
  /** Counted for each subscription. */
  notificationId: number | null;
  eventType: string | null;
  /** Nothing has happened: somebody tries the subscription, or sends an example of the documentation. */
  test: boolean;
};

const noSubscription = /^0{8}(?:-0{4}){3}-0{12}$/;

/**
 * The `id` of the samples that test notifications are made of: the same each time, whatever the event. Two tests are two
 * all the same, and that of a real event is shared by its notifications of several subscriptions, so it tells nothing
 * else. https://learn.microsoft.com/azure/devops/service-hooks/events
 */
const sampleIds = new Set(['03c164c2-8912-4d5e-8009-3707d5f83734', 'af07be1b-f3ad-44c8-a7f1-c4835f2df06b']);

export function notificationOf(body: unknown): Notification {
  const subscriptionId = textAt(body, 'subscriptionId')?.slice(0, 100).toLowerCase() ?? null;
  const test =
    subscriptionId === null ||
    noSubscription.test(subscriptionId) ||
    sampleIds.has(textAt(body, 'id')?.toLowerCase() ?? '');
  const notificationId = numberAt(body, 'notificationId');
  return { subscriptionId, notificationId, eventType: textAt(body, 'eventType')?.slice(0, 200) ?? null, test };
}

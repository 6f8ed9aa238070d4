import type { Organization } from '../world/places.ts';
import type { Identity } from '../world/tokens.ts';
import type { PublishedEvent } from './event.ts';

export type SubscriptionStatus =
  | 'enabled'
  | 'onProbation'
  | 'disabledByUser'
  | 'disabledBySystem'
  | 'disabledByInactiveIdentity';

export type Inputs = Record<string, string>;

export type Subscription = {
  id: string;
  organization: Organization;
  publisherId: string;
  eventType: string;
  resourceVersion: string | null;
  consumerId: string;
  consumerActionId: string;
  publisherInputs: Inputs;
  /** With the password as it was given; `describeSubscription` masks it. */
  consumerInputs: Inputs;
  status: SubscriptionStatus;
  /** Stays when probation ends, as in recorded subscriptions that are enabled. */
  probationRetries: number;
  createdBy: Identity;
  createdDate: string;
  modifiedBy: Identity;
  modifiedDate: string;
};

/** One sending of a notification. `status` is null when no answer came. */
export type Attempt = { at: string; status: number | null; error: string | null; durationSeconds: number };

/** One event on its way to one subscription. `id` counts within the subscription. */
export type Notification = {
  id: number;
  subscription: Subscription;
  event: PublishedEvent;
  body: string;
  isTest: boolean;
  status: 'queued' | 'requestInProgress' | 'queuedForRetry' | 'completed';
  result: 'pending' | 'succeeded' | 'failed';
  createdDate: string;
  modifiedDate: string;
  attempts: Attempt[];
};

export const mask = '********';

export function maskPassword(inputs: Inputs): Inputs {
  const { basicAuthPassword = '' } = inputs;
  return basicAuthPassword === '' ? { ...inputs } : { ...inputs, basicAuthPassword: mask };
}

/** As the REST door shows it. */
export function describeSubscription(subscription: Subscription, root: string) {
  const { organization: _, createdBy, modifiedBy, probationRetries, ...rest } = subscription;
  const url = `${root}/_apis/hooks/subscriptions/${subscription.id}`;
  const { branch = '', repository = '' } = subscription.publisherInputs;
  const limits = [repository === '' ? 'any repository' : `repository ${repository}`, branch && `branch ${branch}`];
  const host = URL.parse(subscription.consumerInputs['url'] ?? '')?.hostname ?? '';
  return {
    ...rest,
    url,
    eventDescription: limits.filter((limit) => limit !== '').join(', '),
    actionDescription: `To host ${host}`,
    ...(probationRetries === 0 ? {} : { probationRetries }),
    createdBy: person(createdBy),
    modifiedBy: person(modifiedBy),
    consumerInputs: maskPassword(subscription.consumerInputs),
    _links: {
      self: { href: url },
      consumer: { href: `${root}/_apis/hooks/consumers/${subscription.consumerId}` },
      notifications: { href: `${url}/notifications` },
      publisher: { href: `${root}/_apis/hooks/publishers/${subscription.publisherId}` },
    },
  };
}

function person({ id, displayName, account }: Identity) {
  return { displayName, id, uniqueName: account };
}

import { parseWebhookId, printWebhookId, type WebhookId } from '../webhook-id.ts';

/** A subscription to service hooks, as Azure DevOps shows it. Confidential inputs come as asterisks. */
export type Subscription = {
  id: string;
  /** `enabled`, `onProbation`, `disabledByUser`, `disabledBySystem`, `disabledByInactiveIdentity`, or a new one. */
  status: string;
  publisherId: string;
  eventType: string;
  resourceVersion: string | null;
  consumerId: string;
  consumerActionId: string;
  publisherInputs: Readonly<Record<string, string>>;
  consumerInputs: Readonly<Record<string, string>>;
  /** Name of who changed it last. */
  modifiedBy: string | null;
};

/** What a subscription is to be about. The inputs are those that limit it; an empty text is any. */
export type WantedSubscription = {
  eventType: string;
  resourceVersion: string;
  publisherInputs: Readonly<Record<string, string>>;
};

/** Every input by which Azure DevOps can be told to send less. */
const limits = [
  'projectId',
  'repository',
  'branch',
  'path',
  'pushedBy',
  'pullrequestCreatedBy',
  'pullrequestReviewersContains',
  'notificationType',
  'mergeResult',
];

const consumer = { consumerId: 'webHooks', consumerActionId: 'httpRequest' } as const;
export const publisherId = 'tfs';

/** What our subscriptions are told by in a list of thousands. */
export const listFilter = { publisherId, ...consumer } as const;

/** Basic authentication has a name too; Azure DevOps shows it to whoever may see the subscription. */
const userName = 'azure-devops';

/** The whole subscription, for creating or replacing it. */
export function toRequest(
  { eventType, resourceVersion, publisherInputs }: WantedSubscription,
  url: string,
  password: string,
) {
  return {
    ...listFilter,
    eventType,
    resourceVersion,
    publisherInputs,
    consumerInputs: { ...consumerInputs(url), basicAuthPassword: password },
    status: 'enabled',
  };
}

/** The sentence of the message is all that says what has changed about a pull request. */
function consumerInputs(url: string): Record<string, string> {
  return {
    url,
    basicAuthUsername: userName,
    acceptUntrustedCerts: 'false',
    resourceDetailsToSend: 'all',
    messagesToSend: 'text',
    detailedMessagesToSend: 'none',
  };
}

/** Whether a subscription says what we would say. Nobody can tell whether its password is ours. */
export function saysTheSame(found: Subscription, wanted: WantedSubscription, url: string): boolean {
  if (found.publisherId !== publisherId || found.consumerId !== consumer.consumerId) return false;
  if (found.eventType !== wanted.eventType || found.resourceVersion !== wanted.resourceVersion) return false;
  const input = (name: string) => found.consumerInputs[name] ?? '';
  return (
    limits.every((name) => sameInput(found.publisherInputs[name], wanted.publisherInputs[name])) &&
    Object.entries(consumerInputs(url)).every(([name, value]) => sameSetting(input(name), value)) &&
    input('basicAuthPassword') !== ''
  );
}

/** Whether both ask for the same events. */
export function sameWish(a: WantedSubscription, b: WantedSubscription): boolean {
  return (
    a.eventType === b.eventType && limits.every((name) => sameInput(a.publisherInputs[name], b.publisherInputs[name]))
  );
}

/** Identifiers come back in lower case. */
function sameInput(a = '', b = ''): boolean {
  return a === b || (/^[0-9a-f-]{36}$/i.test(a) && a.toLowerCase() === b.toLowerCase());
}

/** What is the default may come back as nothing. */
function sameSetting(found: string, value: string): boolean {
  return found === value || (found === '' && (value === 'all' || value === 'false'));
}

/** The address of our end. `base`: PUBLIC_URL. */
export function webhookUrl(base: string, id: WebhookId): string {
  return `${base}${path}${printWebhookId(id)}`;
}

const path = '/api/v1/webhooks/';

/** Whose webhook a subscription sends to; null when it is not one of this deployment. */
export function ownWebhook(found: Pick<Subscription, 'consumerInputs'>, base: string): WebhookId | null {
  const { url = '' } = found.consumerInputs;
  return url.startsWith(`${base}${path}`) ? parseWebhookId(url.slice(base.length + path.length)) : null;
}

export function isEnabled({ status }: Pick<Subscription, 'status'>): boolean {
  return status.toLowerCase() === 'enabled';
}

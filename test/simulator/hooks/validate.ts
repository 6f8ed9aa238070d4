import { serviceError } from '../service-error.ts';
import type { Answer } from '../exchange.ts';
import { isGuid } from '../world/guid.ts';
import type { Project } from '../world/places.ts';
import { eventTypes } from './event.ts';
import type { Inputs, Subscription } from './subscription.ts';
import { isLoopback } from './targets.ts';

export type Wish = Pick<
  Subscription,
  | 'publisherId'
  | 'eventType'
  | 'resourceVersion'
  | 'consumerId'
  | 'consumerActionId'
  | 'publisherInputs'
  | 'consumerInputs'
>;

const place = 'Microsoft.VisualStudio.Services.ServiceHooks.WebApi';
const notificationTypes =
  /^(PushNotification|ReviewersUpdateNotification|StatusUpdateNotification|ReviewerVoteNotification)$/i;
const mergeResults = /^(Succeeded|Unsuccessful|Conflicts|Failure|RejectedByPolicy)$/i;
const details = /^(all|minimal|none)$/i;
const messages = /^(all|text|html|markdown|none)$/i;

/** Inputs that may hold only so and so, when they hold anything. */
const forms: Record<string, RegExp> = {
  notificationType: notificationTypes,
  mergeResult: mergeResults,
  path: /^\$\/[^&<>'"]*$/,
  basicAuthUsername: /^\S{1,256}$/,
  basicAuthPassword: /^\S{1,256}$/,
  resourceDetailsToSend: details,
  messagesToSend: messages,
  detailedMessagesToSend: messages,
  httpHeaders: /^([^\s:]+:[^\r\n]*)(\r?\n[^\s:]+:[^\r\n]*)*$/,
};

/** Reads what is to be subscribed to, or says what is wrong with it. `projects`: those that the caller may read. */
export function readWish(body: Record<string, unknown>, projects: readonly Project[]): Wish | { refusal: Answer } {
  const missing = ['publisherId', 'eventType', 'consumerId', 'consumerActionId'].find((name) => !isText(body[name]));
  if (missing !== undefined) return { refusal: nothingGiven(missing) };
  const { publisherInputs = {}, consumerInputs = {} } = body;
  if (!areInputs(publisherInputs)) return { refusal: invalid('publisherInputs', 'its values must be strings') };
  if (!areInputs(consumerInputs)) return { refusal: invalid('consumerInputs', 'its values must be strings') };
  const wish: Wish = {
    publisherId: String(body['publisherId']),
    eventType: String(body['eventType']),
    resourceVersion: isText(body['resourceVersion']) ? body['resourceVersion'] : null,
    consumerId: String(body['consumerId']),
    consumerActionId: String(body['consumerActionId']),
    publisherInputs,
    consumerInputs,
  };
  const refusal = unknownIn(wish) ?? wrongPlaceIn(wish, projects) ?? wrongFormIn(wish) ?? wrongTargetIn(consumerInputs);
  return refusal === null ? wish : { refusal };
}

export function nothingGiven(name: string): Answer {
  const message = `Value cannot be null. Parameter name: ${name}`;
  return serviceError(400, 'System, mscorlib', 'ArgumentNullException', message);
}

export function invalid(input: string, why: string): Answer {
  return serviceError(
    400,
    place,
    'SubscriptionInputException',
    `The subscription input '${input}' is not valid: ${why}.`,
  );
}

export function subscriptionMissing(id: string): Answer {
  return serviceError(404, place, 'SubscriptionNotFoundException', `A subscription with the id ${id} does not exist.`);
}

function unknownIn({ publisherId, eventType, resourceVersion, consumerId, consumerActionId }: Wish): Answer | null {
  if (publisherId !== 'tfs') return unknown('PublisherNotFoundException', publisherId);
  const versions = eventTypes[eventType];
  if (!versions) return unknown('EventTypeNotFoundException', eventType);
  if (resourceVersion !== null && !versions.includes(resourceVersion))
    return invalid('resourceVersion', `${eventType} has no version ${resourceVersion}`);
  if (consumerId !== 'webHooks') return unknown('ConsumerNotFoundException', consumerId);
  return consumerActionId === 'httpRequest' ? null : unknown('ConsumerActionNotFoundException', consumerActionId);
}

function wrongPlaceIn({ eventType, publisherInputs }: Wish, projects: readonly Project[]): Answer | null {
  const { projectId = '', repository = '' } = publisherInputs;
  if (projectId === '' && eventType.startsWith('git.repo.')) return invalid('projectId', 'it is required');
  if (projectId !== '' && !isGuid(projectId)) return invalid('projectId', 'it is not a GUID');
  const within = projects.filter(({ id }) => projectId === '' || id === projectId.toLowerCase());
  if (within.length === 0) return invalid('projectId', 'there is no such project');
  if (repository === '') return null;
  const known = within.some(({ repositories }) => repositories.some(({ id }) => id === repository.toLowerCase()));
  return known ? null : invalid('repository', 'there is no such repository');
}

function wrongFormIn({ eventType, publisherInputs, consumerInputs }: Wish): Answer | null {
  if (eventType === 'tfvc.checkin' && (publisherInputs['path'] ?? '') === '') return invalid('path', 'it is required');
  const all = Object.entries({ ...publisherInputs, ...consumerInputs });
  const wrong = all.find(([name, value]) => value !== '' && forms[name]?.test(value) === false);
  return wrong ? invalid(wrong[0], 'it is not of the form that it must have') : null;
}

function unknown(typeKey: string, name: string): Answer {
  return serviceError(400, place, typeKey, `There is no '${name}'.`);
}

/** The real service takes no address on a loopback; here it is the only place where a service under test can be. */
function wrongTargetIn({ url = '', basicAuthUsername, basicAuthPassword }: Inputs): Answer | null {
  if (url === '') return nothingGiven('consumerInputs');
  const target = URL.parse(url);
  if (!target || !/^https?:$/.test(target.protocol)) return invalid('url', 'it is not an HTTP address');
  const isSafe = target.protocol === 'https:' || isLoopback(target);
  if (isSafe) return null;
  return invalid(
    'url',
    basicAuthUsername || basicAuthPassword ? 'basic authentication needs https' : 'it must be https',
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function areInputs(value: unknown): value is Inputs {
  return (
    typeof value === 'object' && value !== null && Object.values(value).every((input) => typeof input === 'string')
  );
}

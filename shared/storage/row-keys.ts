import type { EntityKey, Scope } from '../model/scope.ts';
import type { WebhookId } from '../model/webhook-id.ts';

/**
 * `!` sorts below every character that an identifier can have, so a scope is a prefix of the keys of what lives in it,
 * and an absent org or project is the empty text.
 */
export function connectorKey(key: EntityKey): string {
  return `connector!${place(key)}`;
}

export function secretKey(key: EntityKey): string {
  return `secret!${place(key)}`;
}

/** Identities are the account's: their scopes stand in what an administrator allows. */
export function identityKey(identifier: string): string {
  return `${identities}${identifier}`;
}

export const identities = 'identity!';

export function connectorsIn(scope: Pick<Scope, 'org' | 'project'>): string {
  return `connector!${scope.org ?? ''}!${scope.project ?? ''}!`;
}

/** Prefix of the connectors of a scope and of all that lies inside it. */
export function connectorsBelow(scope: Pick<Scope, 'org' | 'project'>): string {
  if (scope.org === null) return 'connector!';
  return scope.project === null ? `connector!${scope.org}!` : connectorsIn(scope);
}

export function secretsIn(scope: Pick<Scope, 'org' | 'project'>): string {
  return `secret!${scope.org ?? ''}!${scope.project ?? ''}!`;
}

export function triggerKey(key: EntityKey): string {
  return `trigger!${place(key)}`;
}

export function triggersIn(scope: Pick<Scope, 'org' | 'project'>): string {
  return `trigger!${scope.org ?? ''}!${scope.project ?? ''}!`;
}

/** Prefix of the triggers of a scope and of all that lies inside it: those that may refer to a connector of the scope. */
export function triggersBelow(scope: Pick<Scope, 'org' | 'project'>): string {
  if (scope.org === null) return 'trigger!';
  return scope.project === null ? `trigger!${scope.org}!` : triggersIn(scope);
}

/** One row per secret and connector that uses it. Both are row keys of their entities. */
export function useKey(secret: string, connector: string): string {
  return `${usesOf(secret)}${tail(connector)}`;
}

export function usesOf(secret: string): string {
  return `use!${tail(secret)}!`;
}

/** The row key of the connector at the end of a use row's key. */
export function connectorOfUse(use: string): string {
  return `connector!${use.split('!').slice(4).join('!')}`;
}

/** Counts down, so that the newest run of a connector is the first row. */
export function runKey(uid: string, sequence: number): string {
  return `${runsOf(uid)}${String(maxSequence - sequence).padStart(10, '0')}`;
}

export function runsOf(uid: string): string {
  return `run!${uid}!`;
}

/** What a repository has been called, as far as a connector has heard. `id`: of the repository. */
export function repositoryNamesKey(uid: string, id: string): string {
  return `repository!${uid}!${id}`;
}

/** One trigger used on one event; see `firingIdFor`. */
export function firingKey(triggerUid: string, id: string): string {
  return `${firingsOf(triggerUid)}${id}`;
}

export function firingsOf(triggerUid: string): string {
  return `firing!${triggerUid}!`;
}

/** Who has taken an event for a trigger, by whichever way it came; `digest` is of both. */
export function claimKey(digest: string): string {
  return `claim!${digest}`;
}

/** The receiver of a trigger, while it fails. */
export function endpointKey(triggerUid: string): string {
  return `endpoint!${triggerUid}`;
}

/** What is wanted at one target under one genre and name; `digest` is of these and the connector. */
export function statusKey(digest: string): string {
  return `status!${digest}`;
}

export function changeKey(id: string): string {
  return `change!${id}`;
}

export function poisonKey(queue: string, messageId: string): string {
  return `poison!${queue}!${messageId}`;
}

/** A connector's webhooks stand together. */
export function webhookKey({ uid, random }: Omit<WebhookId, 'account'>): string {
  return `${webhooksOf(uid)}${random}`;
}

export function webhooksOf(uid: string): string {
  return `webhook!${uid}!`;
}

/** Counts down, so that what arrived last is the first row. */
export function deliveryKey(webhook: Omit<WebhookId, 'account'>, receivedAt: string, id: string): string {
  return `${deliveriesOf(webhook)}${String(endOfTimeMs - Date.parse(receivedAt)).padStart(13, '0')}!${id}`;
}

export function deliveriesOf({ uid, random }: Omit<WebhookId, 'account'>): string {
  return `delivery!${uid}!${random}!`;
}

/** One notification of Azure DevOps, however often it arrives. `digest`: of what names it. */
export function notificationKey({ uid, random }: Omit<WebhookId, 'account'>, digest: string): string {
  return `notification!${uid}!${random}!${digest}`;
}

/**
 * One organization or collection, however its name is written. Names may hold what a key of Table Storage may not, and its
 * SDK does not get `%` through; of a longest name the beginning is enough, since a pause for too many does no harm.
 */
export function pauseKey(deployment: string, organization: string): string {
  const name = encodeURIComponent(organization.toWellFormed().normalize('NFC').toLowerCase())
    .replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
    .replaceAll('%', '=');
  return `pause!${deployment}!${name.slice(0, 200)}`;
}

/** The address inside a connector's or a secret's row key. */
export function entityOf(rowKey: string): EntityKey {
  const [, org, project, identifier] = rowKey.split('!');
  return { org: org || null, project: project || null, identifier: identifier ?? '' };
}

const maxSequence = 9_999_999_999;
const endOfTimeMs = 9_999_999_999_999;

function place({ org, project, identifier }: EntityKey): string {
  return `${org ?? ''}!${project ?? ''}!${identifier}`;
}

function tail(rowKey: string): string {
  return rowKey.slice(rowKey.indexOf('!') + 1);
}

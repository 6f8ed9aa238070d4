import type { Context } from '../context.ts';
import { entraDeployment } from '../model/deployment.ts';
import { Refusal } from '../model/errors.ts';
import { describeScope, type EntityKey, type Scope } from '../model/scope.ts';
import { toChangeRow } from '../storage/changes.ts';
import { changeKey, connectorOfUse, entityOf, secretKey, secretsIn, usesOf } from '../storage/row-keys.ts';
import { fromSecretRow, type StoredSecret } from '../storage/secrets.ts';
import { newChangeId } from './change.ts';
import { listPage } from './list-page.ts';
import { identitiesProvenBy } from './secret-identities.ts';
import { triggersSigningWith } from './secret-triggers.ts';
import { announceSecretChange, commitSecretChange, secretChangedMeanwhile } from './secret-change.ts';

/** Deletes a secret that no connector, no trigger and no identity uses, and then its value. */
export async function deleteSecret(context: Context, scope: Scope, identifier: string): Promise<void> {
  const { account } = scope;
  const secret = await readSecret(context, scope, identifier);
  const users = await usersOf(context, account, secret.rowKey);
  if (users.length > 0) throw inUse(identifier, users);
  const triggers = await triggersSigningWith(context, account, secret.rowKey, mostNamed + 1);
  if (triggers.length > 0) throw inUseByTriggers(identifier, triggers);
  if (secret.deployment === entraDeployment) {
    const proven = await identitiesProvenBy(context, account, secret.rowKey);
    if (proven.length > 0) throw inUseByIdentities(identifier, proven);
  }
  const id = newChangeId();
  const message = await announceSecretChange(context, account, {
    change: id,
    secret: secret.rowKey,
    verifyUsers: false,
  });
  const values = toChangeRow({ state: 'COMMITTED', adds: [], drops: [secret.vaultName ?? []].flat() });
  try {
    const landed = await commitSecretChange(context, account, id, [
      { op: 'delete', rowKey: secret.rowKey, etag: secret.etag },
      { op: 'insert', rowKey: changeKey(id), values },
    ]);
    if (!landed) throw secretChangedMeanwhile();
  } catch (error) {
    if (error instanceof Refusal) await context.queues.remove(message).catch(() => undefined);
    throw error;
  }
  await context.queues.show(message).catch(() => undefined);
}

/** @throws Refusal SecretNotFound */
export async function readSecret(context: Context, scope: Scope, identifier: string): Promise<StoredSecret> {
  const row = await context.entities.read(scope.account, secretKey({ ...scope, identifier }));
  if (row !== null) return fromSecretRow(row);
  const detail = `There is no secret ${identifier} in ${describeScope(scope)}.`;
  throw new Refusal('SecretNotFound', detail, 'Check the identifier and the scope (orgIdentifier, projectIdentifier).');
}

export type SecretPage = { secrets: StoredSecret[]; next: string | null };

/** The secrets of exactly this scope, by identifier. */
export async function listSecrets(
  context: Context,
  scope: Scope,
  page: { after: string | null; limit: number },
): Promise<SecretPage> {
  const { rows, next } = await listPage(context, scope.account, secretsIn(scope), page);
  return { secrets: rows.map(fromSecretRow), next };
}

/** The first 100 connectors that use a secret. */
export async function usersOf(context: Context, account: string, rowKey: string): Promise<EntityKey[]> {
  const uses = await context.entities.list(account, usesOf(rowKey), { limit: 100 });
  return uses.map((use) => entityOf(connectorOfUse(use.rowKey)));
}

const mostNamed = 10;

function inUse(identifier: string, users: readonly EntityKey[]): Refusal {
  const detail = `The secret ${identifier} is used by ${namesOf(users)}.`;
  return new Refusal('SecretInUse', detail, 'Let these connectors refer to another secret, or delete them first.');
}

function inUseByTriggers(identifier: string, users: readonly EntityKey[]): Refusal {
  const detail = `The secret ${identifier} signs what the triggers ${namesOf(users)} send.`;
  return new Refusal('SecretInUse', detail, 'Let these triggers refer to another secret, or delete them first.');
}

function inUseByIdentities(identifier: string, proven: readonly string[]): Refusal {
  const detail = `The secret ${identifier} is the client secret of ${proven.slice(0, mostNamed).join(', ')}.`;
  const hint = 'An administrator lets these identities refer to another secret, or deletes them first.';
  return new Refusal('SecretInUse', detail, hint);
}

function namesOf(users: readonly EntityKey[]): string {
  const names = users
    .slice(0, mostNamed)
    .map((user) => [user.org, user.project, user.identifier].filter(Boolean).join('/'));
  return `${names.join(', ')}${users.length > mostNamed ? ' and more' : ''}`;
}

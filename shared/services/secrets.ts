import type { Context } from '../context.ts';
import { Refusal, refuseAll } from '../model/errors.ts';
import { messageVersion, queueNames } from '../model/messages.ts';
import { describeScope, type EntityKey, type Scope } from '../model/scope.ts';
import { readSecretRequest } from '../model/secret-request.ts';
import { type SecretBody, toVaultText } from '../model/secret.ts';
import { Unavailable } from '../model/unavailable.ts';
import { toChangeRow } from '../storage/changes.ts';
import type { Sent } from '../storage/queues.ts';
import { changeKey, connectorOfUse, entityOf, secretKey, secretsIn, usesOf } from '../storage/row-keys.ts';
import { fromSecretRow, type StoredSecret, toSecretRow } from '../storage/secrets.ts';
import type { Write } from '../storage/tables.ts';
import { committed, newChangeId, newVaultName, openChange, readChange } from './change.ts';
import { listPage } from './list-page.ts';
import { undo } from './undo.ts';

export type PutSecretOutcome = { result: 'created' | 'replaced' | 'unchanged'; secret: StoredSecret };

/**
 * Stores a value under a new name of the vault and lets the secret's row point at it; then every connector that uses
 * the secret is verified. The same value again changes nothing.
 */
export async function putSecret(
  context: Context,
  scope: Scope,
  identifier: string,
  body: unknown,
): Promise<PutSecretOutcome> {
  const request = readSecretRequest(body);
  if (!request.ok) throw refuseAll(request.problems);
  const rowKey = secretKey({ ...scope, identifier });
  const row = await context.entities.read(scope.account, rowKey);
  const stored = row === null ? null : fromSecretRow(row);
  if (stored !== null && stored.kind !== request.body.kind) throw kindFixed(identifier, stored);
  const told = await context.fingerprints.of(request.body);
  if (stored?.digest === told.digest) return { result: 'unchanged', secret: stored };
  const secret = await replaceValue(context, scope, { rowKey, stored, body: request.body, ...told });
  return { result: stored === null ? 'created' : 'replaced', secret };
}

type NewValue = { rowKey: string; stored: StoredSecret | null; body: SecretBody; digest: string; fingerprint: string };

async function replaceValue(
  context: Context,
  scope: Scope,
  { rowKey, stored, body, digest, fingerprint }: NewValue,
): Promise<StoredSecret> {
  const { account } = scope;
  const id = newChangeId();
  const vaultName = newVaultName();
  const deadline = context.clock.monotonicMs() + 4 * context.config.changeGraceSeconds * 1_000;
  const message = await announce(context, account, id, rowKey);
  try {
    const change = await openChange(context, account, id, {
      adds: [vaultName],
      drops: stored === null ? [] : [stored.vaultName],
    });
    await context.vault.write(vaultName, toVaultText(body));
    const now = context.clock.now().toISOString();
    const secret = {
      kind: body.kind,
      vaultName,
      fingerprint,
      digest,
      revision: (stored?.revision ?? 0) + 1,
      createdAt: stored?.createdAt ?? now,
      lastModifiedAt: now,
    };
    if (context.clock.monotonicMs() > deadline) throw gaveUp();
    const values = toSecretRow(secret);
    const write: Write =
      stored === null ? { op: 'insert', rowKey, values } : { op: 'replace', rowKey, etag: stored.etag, values };
    await commitChange(context, account, id, [write, committed(change)]);
    await context.queues.show(message).catch(() => undefined);
    return { rowKey, etag: '', ...entityOf(rowKey), ...secret };
  } catch (error) {
    await undo(context, { account, changeId: id, message }, error);
    throw error;
  }
}

/** Deletes a secret that no connector uses, and then its value. */
export async function deleteSecret(context: Context, scope: Scope, identifier: string): Promise<void> {
  const { account } = scope;
  const secret = await readSecret(context, scope, identifier);
  const users = await usersOf(context, account, secret.rowKey);
  if (users.length > 0) throw inUse(identifier, users);
  const id = newChangeId();
  const message = await announce(context, account, id, secret.rowKey);
  const values = toChangeRow({ state: 'COMMITTED', adds: [], drops: [secret.vaultName] });
  try {
    await commitChange(context, account, id, [
      { op: 'delete', rowKey: secret.rowKey, etag: secret.etag },
      { op: 'insert', rowKey: changeKey(id), values },
    ]);
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

async function announce(context: Context, account: string, change: string, secret: string): Promise<Sent> {
  const message = { v: messageVersion, account, change, secret, hop: 0 };
  return await context.queues.send(queueNames.finishChange, message, context.config.changeGraceSeconds / 2);
}

/** A commit whose answer was lost is read back: the change row says whether it took place. */
async function commitChange(context: Context, account: string, id: string, writes: readonly Write[]): Promise<void> {
  try {
    if ((await context.entities.commit(account, writes)) !== 'conflict') return;
  } catch (error) {
    if (error instanceof Unavailable && (await readChange(context, account, id))?.state === 'COMMITTED') return;
    throw error;
  }
  const hint = 'Read it again and decide with what it is now.';
  throw new Refusal('ChangedMeanwhile', 'Another call changed or used the secret at the same time.', hint);
}

function kindFixed(identifier: string, { kind }: StoredSecret): Refusal {
  const detail = `The secret ${identifier} is of kind ${kind} and keeps it.`;
  return new Refusal('SecretKindFixed', detail, 'Create a secret under another identifier, or delete this one first.');
}

function inUse(identifier: string, users: readonly EntityKey[]): Refusal {
  const names = users.slice(0, 10).map((user) => [user.org, user.project, user.identifier].filter(Boolean).join('/'));
  const more = users.length > 10 ? ' and more' : '';
  const detail = `The secret ${identifier} is used by ${names.join(', ')}${more}.`;
  return new Refusal('SecretInUse', detail, 'Let these connectors refer to another secret, or delete them first.');
}

function gaveUp(): Refusal {
  const detail = 'The vault or the storage was so slow that the call was undone.';
  return new Refusal('GaveUp', detail, 'Send it again.', { retryAfterSeconds: 30 });
}

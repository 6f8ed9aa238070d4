import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import { type Conditions, entityTag, preconditionFault } from '../model/precondition.ts';
import { fromIdentityRow, type StoredIdentity } from '../storage/identities.ts';
import { identities, identityKey } from '../storage/row-keys.ts';
import { listPage } from './list-page.ts';

/** @throws Refusal IdentityNotFound */
export async function readIdentity(context: Context, account: string, identifier: string): Promise<StoredIdentity> {
  const found = await findIdentity(context, account, identifier);
  if (found !== null) return found;
  const detail = `There is no identity ${identifier} in account ${account}.`;
  throw new Refusal('IdentityNotFound', detail, 'Check the identifier. GET /api/v1/identities lists those there are.');
}

/** Null: there is none. */
export async function findIdentity(
  context: Context,
  account: string,
  identifier: string,
): Promise<StoredIdentity | null> {
  const row = await context.entities.read(account, identityKey(identifier));
  return row === null ? null : fromIdentityRow(row);
}

/**
 * Deletes an identity, whoever uses it: to take a permission away must always work. Connectors that name it fail with
 * IdentityNotGranted from their next verification on.
 * @throws Refusal IdentityNotFound, PreconditionFailed, ChangedMeanwhile
 */
export async function deleteIdentity(
  context: Context,
  account: string,
  identifier: string,
  conditions: Conditions,
): Promise<void> {
  const { rowKey, etag, ...identity } = await readIdentity(context, account, identifier);
  requireCondition(conditions, identityTag(identity));
  const written = await context.entities.commit(account, [{ op: 'delete', rowKey, etag }]);
  if (written === 'conflict') throw identityChangedMeanwhile();
}

/** The identities of an account, by identifier. */
export async function listIdentities(
  context: Context,
  account: string,
  page: { after: string | null; limit: number },
): Promise<{ found: StoredIdentity[]; next: string | null }> {
  const { rows, next } = await listPage(context, account, identities, page);
  return { found: rows.map(fromIdentityRow), next };
}

export function showIdentity({ identifier, definition, revision, createdAt, lastModifiedAt }: StoredIdentity) {
  return { identifier, identity: definition, revision, createdAt, lastModifiedAt };
}

export function identityTag({ uid, revision }: Pick<StoredIdentity, 'uid' | 'revision'>): string {
  return entityTag(uid, revision);
}

/** @throws Refusal PreconditionFailed */
export function requireCondition(conditions: Conditions, current: string | null): void {
  const fault = preconditionFault(conditions, current);
  if (fault !== null) throw new Refusal('PreconditionFailed', fault, hint);
}

export function identityChangedMeanwhile(): Refusal {
  return new Refusal('ChangedMeanwhile', 'Another call changed the identity or its secret at the same time.', hint);
}

const hint = 'Read the identity again and decide with what it is now.';

import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../context.ts';
import { entraDeployment } from '../model/deployment.ts';
import { EntraIdentity } from '../model/entra-identity.ts';
import { type Problem, refuseAll } from '../model/errors.ts';
import type { Conditions } from '../model/precondition.ts';
import { schemaProblems } from '../model/schema-problems.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import { serves } from '../model/secret.ts';
import { type StoredIdentity, toIdentityRow } from '../storage/identities.ts';
import { identityKey, secretKey, usesOf } from '../storage/row-keys.ts';
import { fromSecretRow, type StoredSecret, toSecretRow } from '../storage/secrets.ts';
import type { Write } from '../storage/tables.ts';
import { findIdentity, identityChangedMeanwhile, identityTag, requireCondition } from './identities.ts';

export type PutIdentity = { account: string; identifier: string; body: unknown; conditions: Conditions };
export type PutIdentityOutcome = { result: 'created' | 'replaced' | 'unchanged'; identity: StoredIdentity };

/**
 * Stores an identity, and keeps its client secret for Entra alone, in one transaction. A call whose answer was lost may
 * be repeated: the same body changes nothing.
 * @throws Refusal InvalidRequest, PreconditionFailed, ChangedMeanwhile
 */
export async function putIdentity(
  context: Context,
  { account, identifier, body, conditions }: PutIdentity,
): Promise<PutIdentityOutcome> {
  const parsed = EntraIdentity.safeParse(body);
  if (!parsed.success) throw refuseAll(schemaProblems(parsed.error, body));
  const definition = parsed.data;
  const [stored, secret] = await Promise.all([
    findIdentity(context, account, identifier),
    definition.type === 'ServicePrincipal' ? clientSecret(context, account, definition.clientSecretRef) : null,
  ]);
  requireCondition(conditions, stored === null ? null : identityTag(stored));
  if (stored !== null && isDeepStrictEqual(stored.definition, definition))
    return { result: 'unchanged', identity: stored };
  const now = context.clock.now().toISOString();
  const next = {
    uid: stored?.uid ?? randomUUID().replaceAll('-', ''),
    revision: (stored?.revision ?? 0) + 1,
    definition,
    createdAt: stored?.createdAt ?? now,
    lastModifiedAt: now,
  };
  const rowKey = identityKey(identifier);
  const values = toIdentityRow(next);
  const write: Write =
    stored === null ? { op: 'insert', rowKey, values } : { op: 'replace', rowKey, etag: stored.etag, values };
  const written = await context.entities.commit(account, [write, ...(secret === null ? [] : [keepForEntra(secret)])]);
  if (written === 'conflict') throw identityChangedMeanwhile();
  return { result: stored === null ? 'created' : 'replaced', identity: { rowKey, etag: '', identifier, ...next } };
}

/** Else whoever may store a connector could have it sent elsewhere, as the token of that connector. */
function keepForEntra(secret: StoredSecret): Write {
  const { rowKey, etag } = secret;
  return { op: 'replace', rowKey, etag, values: toSecretRow({ ...secret, deployment: entraDeployment }) };
}

/** @throws Refusal InvalidRequest when it cannot be the client secret of an identity */
async function clientSecret(context: Context, account: string, reference: string): Promise<StoredSecret> {
  const resolved = resolveSecretRef(reference, { account, org: null, project: null });
  if (!resolved.ok) throw refused(resolved.code, resolved.message, resolved.hint);
  const rowKey = secretKey(resolved.key);
  const [row, uses] = await Promise.all([
    context.entities.read(account, rowKey),
    context.entities.list(account, usesOf(rowKey), { limit: 1 }),
  ]);
  if (row === null) {
    const hint = 'Create it first: PUT /api/v1/secrets/... with {"kind": "EncryptedText", "value": ...}.';
    throw refused('SecretMissing', `There is no secret ${reference} in this account.`, hint);
  }
  const secret = fromSecretRow(row);
  if (!serves('EncryptedText', secret)) {
    const hint = 'Refer to a secret of kind EncryptedText.';
    throw refused('SecretKindMismatch', `The secret ${reference} holds no text, but a client secret is one.`, hint);
  }
  if (uses.length > 0 || (secret.deployment ?? entraDeployment) !== entraDeployment) {
    const message = `The secret ${reference} is used by connectors; its value is not sent to Microsoft Entra.`;
    throw refused('SecretBoundToAnotherDeployment', message, 'Store the client secret as a secret of its own.');
  }
  return secret;
}

function refused(code: Problem['code'], message: string, hint: string) {
  return refuseAll([{ pointer: '/clientSecretRef', code, message, hint }]);
}

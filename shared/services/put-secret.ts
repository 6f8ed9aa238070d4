import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../context.ts';
import { deploymentOfNewValue } from '../model/deployment.ts';
import { Refusal, refuseAll, type Warning } from '../model/errors.ts';
import type { Scope } from '../model/scope.ts';
import { expiryProblems, readSecretRequest } from '../model/secret-request.ts';
import { mayBecome, type SecretBody, toVaultText, whatItHolds } from '../model/secret.ts';
import { entityOf, secretKey } from '../storage/row-keys.ts';
import { fromSecretRow, type StoredSecret, toSecretRow } from '../storage/secrets.ts';
import type { Write } from '../storage/tables.ts';
import { committed, newChangeId, newVaultName, openChange } from './change.ts';
import { knownExpiry } from './known-expiry.ts';
import { maxTries, pauseAfterLoss } from './lost-race.ts';
import { announceSecretChange, commitSecretChange, secretChangedMeanwhile } from './secret-change.ts';
import { describeKind } from './secret-conflicts.ts';
import { undo } from './undo.ts';

export type PutSecretOutcome = {
  /** `described`: the value is the same, something said about it is not. */
  result: 'created' | 'replaced' | 'described' | 'unchanged';
  secret: StoredSecret;
  warnings: Warning[];
};

/**
 * Stores a value under a new name of the vault and lets the secret's row point at it; then every connector that uses
 * the secret is verified. The same value again is not stored again. Whoever gives a value may use it elsewhere: the
 * secret forgets which deployment it was used with.
 */
export async function putSecret(
  context: Context,
  scope: Scope,
  identifier: string,
  body: unknown,
): Promise<PutSecretOutcome> {
  const { body: given, problems, warnings } = readSecretRequest(body);
  const expired = given === null ? [] : expiryProblems(given, '', context.clock.now());
  if (given === null || problems.length + expired.length > 0) throw refuseAll([...problems, ...expired]);
  const rowKey = secretKey({ ...scope, identifier });
  const row = await context.entities.read(scope.account, rowKey);
  const stored = row === null ? null : fromSecretRow(row);
  if (stored !== null && !mayBecome(stored, given)) throw kindFixed(identifier, stored);
  const told = await context.fingerprints.of(given);
  if (stored?.digest === told.digest) return { ...(await describe(context, scope, stored, given)), warnings };
  const secret = await replaceValue(context, scope, { rowKey, stored, body: given, ...told });
  return { result: stored === null ? 'created' : 'replaced', secret, warnings };
}

/** The same value came again: what its row says of it may have changed. */
async function describe(
  context: Context,
  { account }: Scope,
  stored: StoredSecret,
  given: SecretBody,
): Promise<Pick<PutSecretOutcome, 'result' | 'secret'>> {
  let current = stored;
  for (let tries = 0; ; tries++) {
    const expiresAt = knownExpiry(given, current);
    const deployment = deploymentOfNewValue(current.deployment);
    const secret = { ...current, expiresAt, deployment };
    if (isDeepStrictEqual(secret, current)) return { result: 'unchanged', secret };
    const { rowKey, etag } = current;
    const write: Write = { op: 'replace', rowKey, etag, values: toSecretRow(secret) };
    if ((await context.entities.commit(account, [write])) !== 'conflict') return { result: 'described', secret };
    const next = await withSameValue(context, account, current);
    if (next === null || tries >= maxTries) throw secretChangedMeanwhile();
    current = next;
    await pauseAfterLoss(context, tries);
  }
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
  const message = await announceSecretChange(context, account, {
    change: id,
    secret: rowKey,
    verifyUsers: stored !== null,
  });
  try {
    const change = await openChange(context, account, id, {
      adds: [vaultName],
      drops: [stored?.vaultName ?? []].flat(),
    });
    await context.vault.write(vaultName, toVaultText(body));
    const now = context.clock.now().toISOString();
    let current = stored;
    for (let tries = 0; ; tries++) {
      const secret = {
        kind: body.kind,
        holds: whatItHolds(body),
        vaultName,
        fingerprint,
        digest,
        expiresAt: knownExpiry(body, null),
        deployment: deploymentOfNewValue(current?.deployment ?? null),
        aliveIn: [],
        revision: (current?.revision ?? 0) + 1,
        createdAt: current?.createdAt ?? now,
        lastModifiedAt: now,
      };
      if (context.clock.monotonicMs() > deadline) throw gaveUp();
      const values = toSecretRow(secret);
      const write: Write =
        current === null ? { op: 'insert', rowKey, values } : { op: 'replace', rowKey, etag: current.etag, values };
      if (await commitSecretChange(context, account, id, [write, committed(change)])) {
        await context.queues.show(message).catch(() => undefined);
        return { rowKey, etag: '', ...entityOf(rowKey), ...secret };
      }
      current = current === null ? null : await withSameValue(context, account, current);
      if (current === null || tries >= maxTries) throw secretChangedMeanwhile();
      await pauseAfterLoss(context, tries);
    }
  } catch (error) {
    await undo(context, { account, changeId: id, message }, error);
    throw error;
  }
}

/** The secret as it is now; null when its value is another by now. Its first use, a result or a touch are no reason to give up. */
async function withSameValue(context: Context, account: string, before: StoredSecret): Promise<StoredSecret | null> {
  const row = await context.entities.read(account, before.rowKey);
  const now = row === null ? null : fromSecretRow(row);
  return now !== null && now.etag !== before.etag && now.vaultName === before.vaultName ? now : null;
}

function kindFixed(identifier: string, stored: StoredSecret): Refusal {
  const detail = `The secret ${identifier} is ${describeKind(stored)} and stays that.`;
  return new Refusal('SecretKindFixed', detail, 'Create a secret under another identifier, or delete this one first.');
}

function gaveUp(): Refusal {
  const detail = 'The vault or the storage was so slow that the call was undone.';
  return new Refusal('GaveUp', detail, 'Send it again.', { retryAfterSeconds: 30 });
}

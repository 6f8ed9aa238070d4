import type { Context } from '../context.ts';
import type { EntityKey } from '../model/scope.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import { entityOf, secretKey } from '../storage/row-keys.ts';
import { triggersUnder } from './triggers-under.ts';

/**
 * The triggers whose actions sign with a secret, at most `most`. Whoever stores such a trigger touches the row of the
 * secret, so that none is added between this look and a deletion under its ETag.
 */
export async function triggersSigningWith(
  context: Context,
  account: string,
  secret: string,
  most: number,
): Promise<EntityKey[]> {
  const users: EntityKey[] = [];
  for await (const { rowKey, definition } of triggersUnder(context, account, entityOf(secret))) {
    const reference = definition.action?.spec.secretRef;
    const user = entityOf(rowKey);
    const resolved = reference === undefined ? null : resolveSecretRef(reference, { account, ...user });
    if (resolved?.ok === true && secretKey(resolved.key) === secret) users.push(user);
    if (users.length >= most) break;
  }
  return users;
}

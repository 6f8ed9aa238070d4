import type { Context } from '../context.ts';
import { secretUses } from '../model/connector.ts';
import { Refusal } from '../model/errors.ts';
import { type Conditions, entityTag, preconditionFault } from '../model/precondition.ts';
import { describeScope, type Scope } from '../model/scope.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import { Unavailable } from '../model/unavailable.ts';
import { fromConnectorRow, type StoredConnector } from '../storage/connectors.ts';
import { connectorKey, connectorOfUse, entityOf, secretKey, usesOf } from '../storage/row-keys.ts';
import type { Write } from '../storage/tables.ts';
import { referredKeys } from './connector-commit.ts';
import { beginLeaving } from './begin-removal.ts';
import { requireNoTriggers } from './connector-triggers.ts';
import { type Examined, examineDefinition } from './examine-definition.ts';

/** @throws Refusal ConnectorNotFound */
export async function readConnector(context: Context, scope: Scope, identifier: string): Promise<StoredConnector> {
  const row = await context.entities.read(scope.account, connectorKey({ ...scope, identifier }));
  if (row === null) throw connectorNotFound(scope, identifier);
  return fromConnectorRow(row);
}

/**
 * Deletes a connector and its uses of secrets, in one transaction. The secrets stay. One that has webhooks only begins to
 * leave: it is gone when its subscriptions are.
 * @returns references, as the connector wrote them, to the secrets that nobody else uses; the uid of one that is leaving
 * @throws Refusal ConnectorNotFound, ConnectorInUse, PreconditionFailed, ChangedMeanwhile
 */
export async function deleteConnector(
  context: Context,
  scope: Scope,
  identifier: string,
  conditions: Conditions,
  { force = false }: { force?: boolean } = {},
): Promise<{ unusedSecrets: string[]; leaving: string | null }> {
  const connector = await readConnector(context, scope, identifier);
  const fault = preconditionFault(conditions, entityTag(connector.uid, connector.revision));
  const hint = 'Read the connector again and decide with what it is now.';
  if (fault !== null) throw new Refusal('PreconditionFailed', fault, hint);
  const { rowKey, etag, definition } = connector;
  await requireNoTriggers(context, scope.account, rowKey, { force, why: `The connector ${identifier} was deleted.` });
  const uses = referredKeys(definition, { rowKey, account: scope.account });
  // Before the commit, since an answer that was lost after it could not be given again.
  const unusedSecrets = await secretsOfNobodyElse(context, scope.account, connector);
  const leaving = connector.webhooks === null ? null : connector.uid;
  const writes: Write[] = [
    { op: 'delete', rowKey, etag },
    ...[...uses].map((use): Write => ({ op: 'delete', rowKey: use, etag: '*' })),
  ];
  try {
    const begun =
      leaving === null
        ? (await context.entities.commit(scope.account, writes)) !== 'conflict'
        : await beginLeaving(context, scope.account, connector);
    if (begun) return { unusedSecrets, leaving };
  } catch (error) {
    if (error instanceof Unavailable && (await isGone(context, scope.account, connector)))
      return { unusedSecrets, leaving };
    throw error;
  }
  const now = await readConnector(context, scope, identifier);
  const sameDefinition = now.uid === connector.uid && now.revision === connector.revision;
  if (sameDefinition) return await deleteConnector(context, scope, identifier, conditions, { force });
  throw new Refusal('ChangedMeanwhile', 'Another call changed the connector at the same time.', hint);
}

async function secretsOfNobodyElse(
  context: Context,
  account: string,
  { rowKey, definition }: StoredConnector,
): Promise<string[]> {
  const { org, project } = entityOf(rowKey);
  const references = [...new Set(secretUses(definition).map(({ reference }) => reference))];
  const found = await Promise.all(
    references.map(async (reference) => {
      const resolved = resolveSecretRef(reference, { account, org, project });
      if (!resolved.ok) return [];
      const uses = await context.entities.list(account, usesOf(secretKey(resolved.key)), { limit: 2 });
      return uses.every((use) => connectorOfUse(use.rowKey) === rowKey) ? [reference] : [];
    }),
  );
  return found.flat();
}

/** The answer to its deletion was lost: it took place when the connector is gone, or another one has its name. */
async function isGone(context: Context, account: string, { rowKey, uid }: StoredConnector): Promise<boolean> {
  const row = await context.entities.read(account, rowKey);
  return row === null || fromConnectorRow(row).uid !== uid;
}

/** The front half of storing a definition: what would be said about it now. Writes nothing, calls nobody outside. */
export async function validateConnector(context: Context, scope: Scope, body: unknown): Promise<Examined> {
  const connector = connectorKey({ ...scope, identifier: identifierIn(body) });
  return await examineDefinition(context, { body, scope, identifier: null, connector });
}

export function connectorNotFound(scope: Scope, identifier: string): Refusal {
  const detail = `There is no connector ${identifier} in ${describeScope(scope)}.`;
  return new Refusal(
    'ConnectorNotFound',
    detail,
    'Check the identifier and the scope (orgIdentifier, projectIdentifier).',
  );
}

function identifierIn(body: unknown): string {
  const connector = typeof body === 'object' && body !== null && 'connector' in body ? body.connector : null;
  const hasText = typeof connector === 'object' && connector !== null && 'identifier' in connector;
  return hasText && typeof connector.identifier === 'string' ? connector.identifier : '';
}

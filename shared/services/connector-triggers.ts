import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import type { EntityKey } from '../model/scope.ts';
import { resolveReference } from '../model/secret-ref.ts';
import { connectorKey, entityOf, triggersBelow } from '../storage/row-keys.ts';
import { fromTriggerRow } from '../storage/triggers.ts';

const page = 500;
const mostNamed = 10;

/**
 * Looks at all triggers that may refer to a connector: those of its scope and below. Whoever stores a trigger touches
 * the row of its connector, so that none is added between this look and a deletion under the connector's ETag.
 * @throws Refusal ConnectorInUse, naming the first ten
 */
export async function requireNoTriggers(context: Context, account: string, connector: string): Promise<void> {
  const prefix = triggersBelow(entityOf(connector));
  const users: EntityKey[] = [];
  let after: string | undefined;
  do {
    const rows = await context.entities.list(account, prefix, {
      limit: page,
      ...(after === undefined ? {} : { after }),
    });
    for (const row of rows) {
      const { rowKey, definition } = fromTriggerRow(row);
      const user = entityOf(rowKey);
      const resolved = resolveReference(
        definition.source.spec.spec.spec.connectorRef,
        { account, org: user.org, project: user.project },
        'connector',
      );
      if (resolved.ok && connectorKey(resolved.key) === connector) users.push(user);
    }
    after = rows.length < page ? undefined : rows.at(-1)?.rowKey;
  } while (after !== undefined && users.length <= mostNamed);
  if (users.length > 0) throw inUse(entityOf(connector).identifier, users);
}

function inUse(identifier: string, users: readonly EntityKey[]): Refusal {
  const names = users.slice(0, mostNamed).map(({ org, project, identifier }) => {
    return [org, project, identifier].filter((part) => part !== null).join('/');
  });
  const more = users.length > mostNamed ? ' and more' : '';
  const detail = `The connector ${identifier} is used by the triggers ${names.join(', ')}${more}.`;
  return new Refusal('ConnectorInUse', detail, 'Let these triggers refer to another connector, or delete them first.');
}

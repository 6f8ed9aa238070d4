import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import type { EntityKey } from '../model/scope.ts';
import { resolveReference } from '../model/secret-ref.ts';
import { connectorKey, entityOf } from '../storage/row-keys.ts';
import { type StoredTrigger, toTriggerRow } from '../storage/triggers.ts';
import { triggerChangedMeanwhile } from './triggers.ts';
import { triggersUnder } from './triggers-under.ts';

const mostNamed = 10;

/**
 * Refuses what would leave triggers of a connector without their events. `force`: disables them instead, and tells each
 * `why`. Looks at all triggers that may refer to a connector: those of its scope and below. Whoever stores a trigger
 * touches the row of its connector, so that none is added between this look and a deletion under the connector's ETag.
 * @throws Refusal ConnectorInUse, naming the first ten
 */
export async function requireNoTriggers(
  context: Context,
  account: string,
  connector: string,
  { force, why }: { force: boolean; why: string },
): Promise<void> {
  const users: StoredTrigger[] = [];
  for await (const trigger of triggersUnder(context, account, entityOf(connector))) {
    const user = entityOf(trigger.rowKey);
    const resolved = resolveReference(
      trigger.definition.source.spec.spec.spec.connectorRef,
      { account, org: user.org, project: user.project },
      'connector',
    );
    if (resolved.ok && connectorKey(resolved.key) === connector) users.push(trigger);
    if (!force && users.length > mostNamed) break;
  }
  if (force) {
    for (const trigger of users) if (trigger.definition.enabled) await disable(context, account, trigger, why);
  } else if (users.length > 0) {
    const keys = users.map(({ rowKey }) => entityOf(rowKey));
    throw inUse(entityOf(connector).identifier, keys);
  }
}

async function disable(context: Context, account: string, trigger: StoredTrigger, why: string): Promise<void> {
  const { rowKey, etag, definition, revision } = trigger;
  const lastModifiedAt = context.clock.now().toISOString();
  const disabled = { ...trigger, definition: { ...definition, enabled: false }, disabled: why };
  const values = toTriggerRow({ ...disabled, revision: revision + 1, lastModifiedAt });
  const written = await context.entities.commit(account, [{ op: 'replace', rowKey, etag, values }]);
  if (written === 'conflict') throw triggerChangedMeanwhile();
}

function inUse(identifier: string, users: readonly EntityKey[]): Refusal {
  const names = users.slice(0, mostNamed).map(({ org, project, identifier }) => {
    return [org, project, identifier].filter((part) => part !== null).join('/');
  });
  const more = users.length > mostNamed ? ' and more' : '';
  const detail = `The connector ${identifier} is used by the triggers ${names.join(', ')}${more}.`;
  const hint =
    'Let these triggers refer to another connector, or delete them first; ?force=true disables them instead.';
  return new Refusal('ConnectorInUse', detail, hint);
}

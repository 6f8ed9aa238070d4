import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import { type StoredConnector, toConnectorRow } from '../storage/connectors.ts';
import { toHooksRow } from '../storage/hooks.ts';
import type { Write } from '../storage/tables.ts';
import { readHooks, sendReconcile } from './hooks-rows.ts';

/**
 * A connector with webhooks goes when its subscriptions are gone; until then nothing else can be done with it. False: the
 * connector has changed meanwhile.
 */
export async function beginLeaving(context: Context, account: string, connector: StoredConnector): Promise<boolean> {
  if (connector.webhooks === 'DELETING') return true;
  return await begin(context, account, { ...connector, webhooks: 'DELETING' });
}

/** Nothing is wanted any more. False: the connector or its wish has changed meanwhile. */
export async function beginRemoval(context: Context, account: string, connector: StoredConnector): Promise<boolean> {
  return await begin(context, account, connector);
}

/** Message first: it does nothing as long as the revision that it names is not there. */
async function begin(context: Context, account: string, connector: StoredConnector): Promise<boolean> {
  const { rowKey, etag, uid } = connector;
  const hooks = await readHooks(context, account, uid);
  if (hooks === null) return false;
  const revision = hooks.revision + 1;
  const target = { account, connector: rowKey, uid };
  const delaySeconds = context.config.changeGraceSeconds / 2;
  const sent = await sendReconcile(context, target, { revision, delaySeconds });
  const lastModifiedAt = context.clock.now().toISOString();
  const values = toHooksRow({ ...hooks, revision, state: 'REMOVING', lastModifiedAt });
  const writes: Write[] = [
    { op: 'replace', rowKey: hooks.rowKey, etag: hooks.etag, values },
    { op: 'replace', rowKey, etag, values: toConnectorRow(connector) },
  ];
  if ((await context.entities.commit(account, writes)) === 'conflict') {
    await context.queues.remove(sent).catch(() => undefined);
    return false;
  }
  await context.queues.show(sent).catch(() => undefined);
  return true;
}

export function beingDeleted(identifier: string): Refusal {
  const hint = 'Wait until it is gone; then it can be created anew.';
  return new Refusal('ConnectorBeingDeleted', `The connector ${identifier} is being deleted.`, hint);
}

import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { type StoredConnector, toConnectorRow } from '../storage/connectors.ts';
import { nobody, type StoredHooks, watchedKey } from '../storage/hooks.ts';
import type { Write } from '../storage/tables.ts';
import { referredKeys } from './connector-commit.ts';
import { listWebhooks, updateHooks } from './hooks-rows.ts';
import type { Obstacle } from './obstacle.ts';
import { readChecked } from './run-rows.ts';
import { keepObstacle, replaceWebhook } from './webhook-rows.ts';

type Removal = {
  account: string;
  uid: string;
  hooks: StoredHooks;
  /** Null: gone already. */
  connector: StoredConnector | null;
  /** Why subscriptions could not be deleted. */
  obstacle: Obstacle | null;
};

const maxTries = 8;

/**
 * Ends what webhooks there were, and the connector with them where that is to go. A subscription that could not be deleted
 * keeps its row, which answers it 410 from now on: at the next event Azure DevOps disables it.
 */
export async function endRemoval(
  context: Context,
  { account, uid, hooks, connector, obstacle }: Removal,
): Promise<void> {
  const owner = { account, uid, connector: hooks.connector };
  for (const webhook of await listWebhooks(context, account, uid)) {
    if (webhook.state === 'RETIRED') continue;
    const retiredAt = context.clock.now().toISOString();
    const retired = await replaceWebhook(context, account, webhook, { state: 'RETIRED', retiredAt });
    if (obstacle !== null && webhook.subscriptionId !== null) await keepObstacle(context, owner, retired, obstacle);
  }
  let now = connector;
  for (let tries = 0; tries < maxTries; tries++) {
    const row = await updateHooks(context, account, hooks, () => ({ leaseUntil: null }));
    // Somebody wants webhooks again, and has sent a message about it.
    if (row?.state === 'PRESENT' && now !== null && now.webhooks !== 'DELETING') return;
    const writes: Write[] = [
      ...(row === null ? [] : [{ op: 'delete', rowKey: row.rowKey, etag: row.etag } as const]),
      ...(now === null ? [] : endOf(account, now)),
    ];
    if (writes.length === 0 || (await context.entities.commit(account, writes)) !== 'conflict') {
      await forgetWatched(context, account, uid);
      log('info', 'webhooks.removed', { connector: hooks.connector, reason: obstacle?.reason ?? null });
      return;
    }
    const found = await readChecked(context, account, hooks.connector);
    now = found?.uid === uid ? found : null;
  }
  throw new Error(`The connector ${hooks.connector} kept changing while its webhooks were removed`);
}

function endOf(account: string, connector: StoredConnector): Write[] {
  const { rowKey, etag, definition } = connector;
  if (connector.webhooks !== 'DELETING') {
    return [{ op: 'replace', rowKey, etag, values: toConnectorRow({ ...connector, webhooks: null }) }];
  }
  const uses = referredKeys(definition, { rowKey, account });
  return [{ op: 'delete', rowKey, etag }, ...[...uses].map((use): Write => ({ op: 'delete', rowKey: use, etag: '*' }))];
}

/** Last, so that a timer finds what is not finished. */
async function forgetWatched(context: Context, account: string, uid: string): Promise<void> {
  const rowKey = watchedKey({ account, uid });
  const row = await context.entities.read(nobody, rowKey);
  if (row !== null) await context.entities.commit(nobody, [{ op: 'delete', rowKey, etag: row.etag }]);
}

/** A subscription that is still there, and why. It is answered 410 from now on. */
export type LeftSubscription = { subscriptionId: string; eventType: string; reason: string | null; message: string };

/** What could not be deleted of the webhooks of a connector. */
export async function leftOf(context: Context, account: string, uid: string): Promise<LeftSubscription[]> {
  const webhooks = await listWebhooks(context, account, uid);
  return webhooks.flatMap(({ state, subscriptionId, eventType, seen }) => {
    if (state !== 'RETIRED' || subscriptionId === null) return [];
    const { reason = null, message = 'It could not be deleted.' } = seen?.trouble ?? {};
    return [{ subscriptionId, eventType, reason, message }];
  });
}

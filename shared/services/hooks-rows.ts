import type { Context } from '../context.ts';
import { messageVersion, queueNames, type ReconcileWebhooksMessage, type WebhookTask } from '../model/messages.ts';
import type { Hooks } from '../model/webhooks/hooks.ts';
import { fromHooksRow, hooksKey, type StoredHooks, toHooksRow } from '../storage/hooks.ts';
import { webhooksOf } from '../storage/row-keys.ts';
import type { Sent } from '../storage/queues.ts';
import { fromWebhookRow, type StoredWebhook } from '../storage/webhooks.ts';

/** Null: the connector of this uid has no webhooks. */
export async function readHooks(context: Context, account: string, uid: string): Promise<StoredHooks | null> {
  const row = await context.entities.read(account, hooksKey(uid));
  return row === null ? null : fromHooksRow(row);
}

/** More than there can be: those of today and of a few wishes before. */
const mostWebhooks = 1_000;

export type OwnWebhook = StoredWebhook & { random: string };

/** Every end that a connector has or had. */
export async function listWebhooks(context: Context, account: string, uid: string): Promise<OwnWebhook[]> {
  const prefix = webhooksOf(uid);
  const rows = await context.entities.list(account, prefix, { limit: mostWebhooks });
  return rows.map((row) => ({ ...fromWebhookRow(row), random: row.rowKey.slice(prefix.length) }));
}

/** Null when somebody else has written it since it was read. */
export async function replaceHooks(context: Context, account: string, hooks: StoredHooks): Promise<StoredHooks | null> {
  const { rowKey, etag } = hooks;
  const result = await context.entities.commit(account, [{ op: 'replace', rowKey, etag, values: toHooksRow(hooks) }]);
  return result === 'conflict' ? null : { ...hooks, etag: result.etags[0] ?? '' };
}

const maxTries = 8;

/**
 * Writes what was found out over whatever the row is by now: a wish that came meanwhile stays, and has a message of its
 * own. Null: the row is gone.
 */
export async function updateHooks(
  context: Context,
  account: string,
  hooks: StoredHooks,
  change: (now: StoredHooks) => Partial<Hooks>,
): Promise<StoredHooks | null> {
  let now = hooks;
  for (let tries = 0; tries < maxTries; tries++) {
    const written = await replaceHooks(context, account, { ...now, ...change(now) });
    if (written !== null) return written;
    const row = await context.entities.read(account, hooks.rowKey);
    if (row === null) return null;
    now = fromHooksRow(row);
  }
  throw new Error(`The row ${hooks.rowKey} kept changing while it was written`);
}

type Target = { account: string; connector: string; uid: string };

export async function sendReconcile(
  context: Context,
  { account, connector, uid }: Target,
  { revision = 0, waits = 0, delaySeconds = 0 }: { revision?: number; waits?: number; delaySeconds?: number } = {},
): Promise<Sent> {
  const message: WebhookTask<'reconcile'> = {
    v: messageVersion,
    account,
    hop: 0,
    task: 'reconcile',
    connector,
    uid,
    revision,
    waits,
  };
  return await send(context, message, delaySeconds);
}

export async function send(context: Context, message: ReconcileWebhooksMessage, delaySeconds: number): Promise<Sent> {
  return await context.queues.send(queueNames.reconcileWebhooks, message, delaySeconds);
}

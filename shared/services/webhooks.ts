import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import { describeScope, type Scope } from '../model/scope.ts';
import { parseWebhookId, type WebhookId } from '../model/webhook-id.ts';
import { entityOf, webhookKey } from '../storage/row-keys.ts';
import { fromWebhookRow, type StoredWebhook } from '../storage/webhooks.ts';

/** Null: there is none. */
export async function readWebhook(context: Context, id: WebhookId): Promise<StoredWebhook | null> {
  const row = await context.entities.read(id.account, webhookKey(id));
  return row === null ? null : fromWebhookRow(row);
}

/** A webhook is in the scope of its connector. @throws Refusal WebhookNotFound */
export async function findWebhook(context: Context, scope: Scope, webhookId: string): Promise<WebhookId> {
  const id = parseWebhookId(webhookId);
  const webhook = id === null || id.account !== scope.account ? null : await readWebhook(context, id);
  if (id !== null && webhook !== null) {
    const { org, project } = entityOf(webhook.connector);
    if (org === scope.org && project === scope.project) return id;
  }
  const hint = 'GET /api/v1/connectors/{identifier}/webhooks lists those of a connector.';
  throw new Refusal('WebhookNotFound', `There is no such webhook in ${describeScope(scope)}.`, hint);
}

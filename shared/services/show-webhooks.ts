import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import type { Scope } from '../model/scope.ts';
import { printWebhookId } from '../model/webhook-id.ts';
import type { Hooks } from '../model/webhooks/hooks.ts';
import { readConnector } from './connectors.ts';
import { listWebhooks, type OwnWebhook, readHooks } from './hooks-rows.ts';

/** The webhooks of a connector, as they are known here. @throws Refusal ConnectorNotFound, WebhookNotFound */
export async function showWebhooks(context: Context, scope: Scope, identifier: string) {
  const { uid } = await readConnector(context, scope, identifier);
  const [hooks, webhooks] = await Promise.all([
    readHooks(context, scope.account, uid),
    listWebhooks(context, scope.account, uid),
  ]);
  if (hooks === null) throw noWebhooks(identifier);
  const { wish, revision, waiting, result, trouble, check, lookedAt } = hooks;
  const isDone = result !== null && result.revision >= revision && hooks.state === 'PRESENT';
  const said = isDone ? result : { outcome: null, reason: null, message: openMessage(hooks), hint: null };
  return {
    uid,
    ...wish,
    revision,
    status: isDone ? ('COMPLETED' as const) : ('QUEUED' as const),
    outcome: said.outcome,
    reason: isDone ? said.reason : (waiting?.reason ?? null),
    message: said.message,
    hint: said.hint,
    notBefore: isDone ? null : (waiting?.until ?? null),
    lookedAt,
    trouble,
    webhooks: webhooks.map((webhook) => showWebhook(scope.account, uid, webhook)),
    check,
  };
}

export type ShownWebhooks = Awaited<ReturnType<typeof showWebhooks>>;

function openMessage({ state, waiting }: Hooks): string {
  if (waiting !== null) return 'It is tried again at the time in notBefore.';
  return state === 'REMOVING' ? 'The subscriptions are being deleted.' : 'The subscriptions are being set up.';
}

function showWebhook(account: string, uid: string, { random, seen, ...webhook }: OwnWebhook) {
  const { eventType, publisherInputs, subscriptionId, state, createdAt, retiredAt } = webhook;
  return {
    webhookId: printWebhookId({ account, uid, random }),
    eventType,
    publisherInputs,
    subscriptionId,
    state,
    subscriptionStatus: seen?.status ?? null,
    changedBy: seen?.by ?? null,
    seenAt: seen?.at ?? null,
    trouble: seen?.trouble ?? null,
    notifications: seen?.notifications ?? [],
    createdAt,
    retiredAt,
  };
}

export function noWebhooks(identifier: string): Refusal {
  const hint = 'PUT /api/v1/connectors/{identifier}/webhooks sets them up.';
  return new Refusal('WebhookNotFound', `The connector ${identifier} has no webhooks.`, hint);
}

/** Waits until a wish is carried out or a check is over, at most so long. */
export async function waitForWebhooks(
  context: Context,
  account: string,
  uid: string,
  isOver: (hooks: Hooks | null) => boolean,
  seconds: number,
): Promise<boolean> {
  const deadline = context.clock.monotonicMs() + seconds * 1_000;
  for (let pause = 50; ; pause = Math.min(pause * 1.5, 500)) {
    if (isOver(await readHooks(context, account, uid))) return true;
    const left = deadline - context.clock.monotonicMs();
    if (left <= 0) return false;
    await context.clock.pause(Math.min(pause, left));
  }
}

import type { Context } from '../context.ts';
import type { Check } from '../model/verification.ts';
import type { Hooks } from '../model/webhooks/hooks.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import type { StoredDelivery } from '../storage/deliveries.ts';
import { listWebhooks, readHooks } from './hooks-rows.ts';
import { lastDelivery } from './told-events.ts';

/** A connector that is stored, or a definition that is not. */
export type WithWebhooks = Partial<Pick<StoredConnector, 'uid' | 'webhooks'>>;

/**
 * How a connector's webhooks stand, from what is known here already. Null, without having read anything, where there are
 * none; and while the first are being set up.
 */
export async function webhookCheck(
  context: Context,
  account: string,
  { uid, webhooks: state }: WithWebhooks,
): Promise<Check | null> {
  if (uid === undefined || (state ?? null) === null) return null;
  const [hooks, webhooks] = await Promise.all([readHooks(context, account, uid), listWebhooks(context, account, uid)]);
  if (hooks === null || hooks.result === null) return null;
  const living = webhooks.filter((webhook) => webhook.state !== 'RETIRED');
  const last = await lastDelivery(context, account, uid, living);
  const evidence = {
    delivery: hooks.wish.delivery,
    webhooks: living.length,
    lookedAt: hooks.lookedAt,
    lastDeliveryAt: last?.receivedAt ?? null,
    lastEvent: last?.eventType ?? null,
    processedAt: last?.processedAt ?? null,
    repairedAt: hooks.trouble?.repairedAt ?? null,
  };
  return { name: 'webhook', required: false, evidence, durationMs: 0, ...judge(hooks, hooks.result, last) };
}

type Judgement = Pick<Check, 'outcome' | 'reason' | 'message' | 'hint'>;

function judge({ trouble, wish }: Hooks, result: NonNullable<Hooks['result']>, last: StoredDelivery | null): Judgement {
  if (result.outcome !== 'SUCCESS' && result.reason !== null) {
    const { reason, message, hint } = result;
    return { outcome: result.outcome === 'UNKNOWN' ? 'UNKNOWN' : 'FAILED', reason, message, hint };
  }
  if (trouble !== null) {
    const { reason, message, hint, repairedAt } = trouble;
    if (repairedAt === null) return { outcome: 'FAILED', reason, message, hint };
    const isProven = last !== null && last.receivedAt > repairedAt;
    const repaired = `${message} It was repaired at ${repairedAt}, and nothing has been delivered since.`;
    if (!isProven) return { outcome: 'WARNING', reason, message: repaired, hint };
  }
  if (wish.delivery === 'poll') return passed('Azure DevOps is asked what has happened; nothing is delivered.');
  if (last === null) return passed('The subscriptions are enabled; nothing has been delivered yet.');
  const { receivedAt, eventType, state } = last;
  const processed = state === 'PROCESSED' ? 'and was processed' : 'and waits to be processed';
  return passed(`The last delivery, ${eventType ?? 'of an unknown event'}, arrived at ${receivedAt} ${processed}.`);
}

function passed(message: string): Judgement {
  return { outcome: 'PASSED', reason: null, message, hint: null };
}

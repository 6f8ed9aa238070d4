import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import type { Scope } from '../model/scope.ts';
import { beginRemoval } from './begin-removal.ts';
import { requireNoTriggers } from './connector-triggers.ts';
import { readConnector } from './connectors.ts';
import { maxTries, pauseAfterLoss } from './lost-race.ts';
import { type LeftSubscription, leftOf } from './remove-webhooks.ts';
import { noWebhooks, waitForWebhooks } from './show-webhooks.ts';

/**
 * Begins to take the webhooks of a connector away.
 * @returns its uid
 * @throws Refusal ConnectorNotFound, WebhookNotFound, ConnectorInUse, ChangedMeanwhile
 */
export async function removeWebhooks(
  context: Context,
  scope: Scope,
  identifier: string,
  force: boolean,
): Promise<string> {
  for (let tries = 0; tries < maxTries; tries++) {
    const connector = await readConnector(context, scope, identifier);
    if (connector.webhooks === null) throw noWebhooks(identifier);
    const why = `The webhooks of the connector ${identifier} were removed.`;
    await requireNoTriggers(context, scope.account, connector.rowKey, { force, why });
    if (connector.webhooks === 'DELETING') return connector.uid;
    if (await beginRemoval(context, scope.account, connector)) return connector.uid;
    await pauseAfterLoss(context, tries);
  }
  throw new Refusal(
    'ChangedMeanwhile',
    'The connector kept changing while its webhooks were removed.',
    'Send it again.',
  );
}

/** A caller who waits for nothing is given the end all the same when it comes soon: there is nowhere to look for it later. */
const usualWait = 20;

export type Removed = { status: 'QUEUED' | 'COMPLETED'; left: LeftSubscription[] };

/** What became of it, when it is over in time. */
export async function waitForEnd(context: Context, account: string, uid: string, seconds: number): Promise<Removed> {
  const isOver = await waitForWebhooks(context, account, uid, (hooks) => hooks === null, Math.max(seconds, usualWait));
  return isOver ? { status: 'COMPLETED', left: await leftOf(context, account, uid) } : { status: 'QUEUED', left: [] };
}

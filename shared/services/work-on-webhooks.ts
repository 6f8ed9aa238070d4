import type { Context } from '../context.ts';
import type { ReconcileWebhooksMessage } from '../model/messages.ts';
import { continueCheck } from './check-webhooks.ts';
import { pollEvents } from './poll-webhooks.ts';
import { reconcileWebhooks } from './reconcile-webhooks.ts';
import { watchWebhooks } from './watch-webhooks.ts';

/** Works on the webhooks of one connector, or looks after those of several. */
export async function workOnWebhooks(context: Context, message: ReconcileWebhooksMessage): Promise<void> {
  switch (message.task) {
    case 'reconcile':
      return await reconcileWebhooks(context, message);
    case 'check':
      return await continueCheck(context, message);
    case 'poll':
      return await pollEvents(context, message);
    case 'watch':
      return await watchWebhooks(context, message);
  }
}

import { readBytes } from '../shared/door/body.ts';
import { door } from '../shared/door/door.ts';
import { NoQuery } from '../shared/door/query.ts';
import { pushNotification, ServiceHookNotification } from '../shared/model/contract/delivery.ts';
import { receiveWebhook } from '../shared/services/receive-webhook.ts';

door(
  {
    name: 'webhook-receiver',
    method: 'POST',
    route: 'v1/webhooks/{webhookId}',
    summary: 'Take what Azure DevOps sends',
    description:
      'For subscriptions of Azure DevOps, which show the password of their webhook as Basic credentials. Whatever the body is, it is answered 202 when it is kept; what became of it is in the list of deliveries.',
    needs: null,
    audit: { none: 'each delivery is kept as a row' },
    query: NoQuery,
    body: 'unread',
    request: {
      schema: ServiceHookNotification,
      examples: { noPassword: { summary: 'A push, without the password', value: pushNotification, status: 401 } },
    },
    answers: { success: { 202: null }, refusals: ['WebhookUnauthorized', 'WebhookRetired', 'StorageUnavailable'] },
  },
  async ({ params, request: { headers, body }, context }) => {
    const { webhookId = '' } = params;
    await receiveWebhook(context, { webhookId, headers, read: (mostBytes) => readBytes(body, mostBytes) });
    return { status: 202 };
  },
);

import { door } from '../shared/door/door.ts';
import { nextLink, pageOf } from '../shared/door/links.ts';
import { PageQuery, readScope } from '../shared/door/query.ts';
import { DeliveryPage } from '../shared/model/contract/delivery.ts';
import { listDeliveries, showDelivery } from '../shared/services/deliveries.ts';

door(
  {
    name: 'deliveries-list',
    method: 'GET',
    route: 'v1/webhooks/{webhookId}/deliveries',
    summary: 'List what arrived at a webhook, and what became of it',
    description: 'Newest first. The scope is that of the connector.',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: PageQuery,
    body: 'none',
    answers: { success: { 200: DeliveryPage }, refusals: ['WebhookNotFound'] },
  },
  async ({ params, query, context }) => {
    const scope = readScope(query);
    const { webhookId = '' } = params;
    const { deliveries, next } = await listDeliveries(context, scope, webhookId, pageOf(query));
    const path = `webhooks/${webhookId}/deliveries`;
    const link = nextLink(context.config, path, scope, { pageSize: query.pageSize }, next);
    return { status: 200, json: { value: deliveries.map(showDelivery), ...link } };
  },
);

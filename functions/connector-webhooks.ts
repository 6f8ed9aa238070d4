import { door } from '../shared/door/door.ts';
import { webhooksHeaders } from '../shared/door/links.ts';
import { ForceQuery, readScope, requireIdentifier, ScopeQuery } from '../shared/door/query.ts';
import {
  everyPush,
  mistakenEvents,
  polledEvents,
  RemovedWebhooks,
  ShownWebhooks,
  WebhookWish,
} from '../shared/model/contract/webhook.ts';
import { checkWebhooks } from '../shared/services/check-webhooks.ts';
import { removeWebhooks, waitForEnd } from '../shared/services/leave-webhooks.ts';
import { putWebhooks } from '../shared/services/put-webhooks.ts';
import { showWebhooks, waitForWebhooks } from '../shared/services/show-webhooks.ts';

const route = 'v1/connectors/{identifier}/webhooks';

door(
  {
    name: 'webhooks-put',
    method: 'PUT',
    route,
    summary: 'Say what a connector wants to hear of',
    description:
      'Has its subscriptions at Azure DevOps made, kept or repaired accordingly; the same again looks after them. Answers 202 while that is going on, and 200 when `Prefer: wait=N` was long enough.',
    needs: 'Connectors.Write',
    audit: 'webhooks.put',
    query: ScopeQuery,
    body: 'optional',
    request: {
      schema: WebhookWish,
      examples: {
        pushes: { summary: 'Pushes and pull requests to main', value: everyPush, status: 202 },
        polled: { summary: 'Asked for, where nothing can be sent', value: polledEvents, status: 202 },
        mistaken: { summary: 'Two mistakes, told at once', value: mistakenEvents, status: 400 },
      },
    },
    takes: ['Prefer'],
    gives: ['Operation-Location', 'Retry-After'],
    answers: {
      success: { 200: ShownWebhooks, 202: ShownWebhooks },
      refusals: [
        'ConnectorNotFound',
        'WebhookNotFound',
        'ApiAccessRequired',
        'PublicUrlRequired',
        'ConnectorBeingDeleted',
        'ChangedMeanwhile',
      ],
    },
  },
  async ({ params, query, body, waitSeconds, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const { uid, revision } = await putWebhooks(context, { scope, identifier, body });
    const isOver = await waitForWebhooks(
      context,
      scope.account,
      uid,
      (hooks) => hooks === null || (hooks.result?.revision ?? 0) >= revision,
      waitSeconds,
    );
    const json = await showWebhooks(context, scope, identifier);
    const headers = webhooksHeaders(context.config, scope, identifier);
    return { status: isOver ? 200 : 202, json, headers, entity: uid };
  },
);

door(
  {
    name: 'webhooks-get',
    method: 'GET',
    route,
    summary: 'Show the webhooks of a connector, and how they stand',
    description: 'As seen at `lookedAt`. `Prefer: wait=N` waits until what was asked for is done.',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: ScopeQuery,
    body: 'none',
    takes: ['Prefer'],
    answers: { success: { 200: ShownWebhooks }, refusals: ['ConnectorNotFound', 'WebhookNotFound'] },
  },
  async ({ params, query, waitSeconds, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const now = await showWebhooks(context, scope, identifier);
    const isOpen = now.status !== 'COMPLETED' || (now.check !== null && now.check.status !== 'COMPLETED');
    if (waitSeconds === 0 || !isOpen) return { status: 200, json: now };
    await waitForWebhooks(
      context,
      scope.account,
      now.uid,
      (hooks) =>
        hooks === null ||
        ((hooks.result?.revision ?? 0) >= hooks.revision && (hooks.check?.status ?? 'COMPLETED') === 'COMPLETED'),
      waitSeconds,
    );
    return { status: 200, json: await showWebhooks(context, scope, identifier) };
  },
);

door(
  {
    name: 'webhooks-delete',
    method: 'DELETE',
    route,
    summary: 'Take the webhooks of a connector away',
    description:
      'Deletes its subscriptions at Azure DevOps, and names those that it could not. Triggers that need them have to go first, or are disabled with `force=true`.',
    needs: 'Connectors.Write',
    audit: 'webhooks.deleted',
    query: ForceQuery,
    body: 'none',
    takes: ['Prefer'],
    answers: {
      success: { 200: RemovedWebhooks, 202: RemovedWebhooks },
      refusals: ['ConnectorNotFound', 'WebhookNotFound', 'ConnectorInUse', 'ChangedMeanwhile'],
    },
  },
  async ({ params, query, waitSeconds, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const uid = await removeWebhooks(context, scope, identifier, query.force);
    const json = await waitForEnd(context, scope.account, uid, waitSeconds);
    return { status: json.status === 'COMPLETED' ? 200 : 202, json, entity: uid };
  },
);

door(
  {
    name: 'webhooks-check',
    method: 'POST',
    route: `${route}/check`,
    summary: 'Prove the way back',
    description:
      'Asks Azure DevOps for a test notification and waits for it to arrive here; `check` tells each leg with its time. Answers 202 while it is on its way, and 200 when `Prefer: wait=N` was long enough.',
    needs: 'Connectors.Verify',
    audit: 'webhooks.checked',
    query: ScopeQuery,
    body: 'none',
    takes: ['Prefer'],
    gives: ['Operation-Location', 'Retry-After'],
    answers: {
      success: { 200: ShownWebhooks, 202: ShownWebhooks },
      refusals: ['ConnectorNotFound', 'WebhookNotFound', 'ChangedMeanwhile'],
    },
  },
  async ({ params, query, waitSeconds, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const { uid, id } = await checkWebhooks(context, scope, identifier);
    const isOver = await waitForWebhooks(
      context,
      scope.account,
      uid,
      (hooks) => hooks === null || hooks.check?.id !== id || hooks.check.status === 'COMPLETED',
      waitSeconds,
    );
    const json = await showWebhooks(context, scope, identifier);
    return {
      status: isOver ? 200 : 202,
      json,
      headers: webhooksHeaders(context.config, scope, identifier),
      entity: uid,
    };
  },
);

import { createHash } from 'node:crypto';
import { printWebhookId, type WebhookId } from '../../../../shared/model/webhook-id.ts';
import { toWebhookRow } from '../../../../shared/storage/webhooks.ts';
import { pushOf } from '../payloads.ts';

/** The webhook that all deliveries are for. */
export const webhookId: WebhookId = { account: 'bench', uid: '5'.repeat(32), random: 'r'.repeat(32) };
const password = 'p'.repeat(32);

export const webhookRow = toWebhookRow({
  connector: 'connector!!!web',
  eventType: 'git.push',
  resourceVersion: '1.0',
  publisherInputs: {},
  subscriptionId: 'f0c23515-bcd1-4e30-9613-56a0a129c732',
  passwords: { current: createHash('sha256').update(password).digest('hex'), previous: null },
  state: 'ACTIVE',
  createdAt: '2026-12-23T05:47:12.000Z',
  retiredAt: null,
});

export const path = `/api/v1/webhooks/${printWebhookId(webhookId)}`;

/** The headers that Azure DevOps sends, without those of HTTP itself. */
export const headers = {
  'User-Agent': 'VSServices/19.254.35604.1 (w3wp.exe) (Service Hooks)',
  Accept: 'application/json',
  Authorization: `Basic ${Buffer.from(`ado:${password}`).toString('base64')}`,
  'Request-Context': 'appId=cid-v1:50c2a96a-8f70-4d50-8e3f-fbc1b9e2f6f0',
  'Content-Type': 'application/json; charset=utf-8',
};

/** Pushes of about 19 KB to some of the repositories that triggers watch. */
export const bodies: readonly Buffer[] = Array.from({ length: 50 }, (_, number) =>
  Buffer.from(JSON.stringify(pushOf(19, number * 7, 'main'))),
);

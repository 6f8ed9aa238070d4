import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { printWebhookId, type WebhookId } from '../../shared/model/webhook-id.ts';
import { deliveriesOf, webhookKey } from '../../shared/storage/row-keys.ts';
import { fromDeliveryRow, type StoredDelivery } from '../../shared/storage/deliveries.ts';
import { toWebhookRow, type Webhook } from '../../shared/storage/webhooks.ts';
import { notification, push, zeros } from '../unit/model/service-hooks/payloads.ts';
import type { Account } from './account.ts';
import type { Answer, Service } from './start-service.ts';

type Accepted = { status: number; headers: Headers; text: string };

/** A webhook as if it had been registered, and a sender that knows its password. */
export type Registered = {
  id: WebhookId;
  name: string;
  password: string;
  /** @param body an object is sent as JSON, anything else as it is; `authorization` null: none is sent */
  send(body: unknown, headers?: Record<string, string>, authorization?: string | null): Promise<Accepted>;
  /** Merges values into the row. */
  change(values: Partial<Webhook>): Promise<void>;
  /** Newest first. */
  deliveries(): Promise<StoredDelivery[]>;
  /** The one delivery, when everything is done with it. */
  processed(): Promise<StoredDelivery>;
};

export async function register(
  service: Service,
  account: Account,
  { connector = 'web', ...fields }: Partial<Webhook> = {},
): Promise<Registered> {
  const { uid } = (await account.get(`connectors/${connector}`)).body as { uid: string };
  const id = { account: account.name, uid, random: randomBytes(24).toString('base64url') };
  const name = printWebhookId(id);
  const password = randomBytes(24).toString('base64url');
  const webhook: Webhook = {
    connector: `connector!!!${connector}`,
    eventType: 'git.push',
    resourceVersion: '1.0',
    publisherInputs: {},
    subscriptionId: null,
    passwords: { current: digestOf(password), previous: null },
    state: 'ACTIVE',
    createdAt: new Date().toISOString(),
    retiredAt: null,
    ...fields,
  };
  const key = { partitionKey: account.name, rowKey: webhookKey(id) };
  const table = () => service.storageClients().table('entities');
  await table().createEntity({ ...key, ...toWebhookRow(webhook) });
  async function deliveries() {
    const rows = (await account.rows()).filter(({ rowKey }) => rowKey.startsWith(deliveriesOf(id)));
    return rows.map(({ rowKey, etag, ...values }) => fromDeliveryRow({ rowKey, etag: String(etag), values }));
  }
  return {
    id,
    name,
    password,
    send: (body, headers = {}, authorization = basic(password)) =>
      knock(service, name, { body, headers, authorization }),
    async change(values) {
      await table().updateEntity({ ...key, ...toWebhookRow({ ...webhook, ...values }) }, 'Replace');
    },
    deliveries,
    processed: () =>
      service.waitFor(async () => {
        const [newest, ...others] = await deliveries();
        return others.length === 0 && newest?.state === 'PROCESSED' ? newest : null;
      }, 'a delivery to be processed'),
  };
}

export function basic(password: string): string {
  return `Basic ${Buffer.from(`ado:${password}`).toString('base64')}`;
}

export function digestOf(password: string): string {
  return createHash('sha256').update(password).digest('hex');
}

export async function knock(
  service: Service,
  name: string,
  {
    body,
    headers = {},
    authorization,
  }: { body: unknown; headers?: Record<string, string>; authorization: string | null },
): Promise<Accepted> {
  const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
  const response = await fetch(`${service.url}/api/v1/webhooks/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(authorization === null ? {} : { authorization }),
      ...headers,
    },
    body: raw ? (body as string) : JSON.stringify(body),
    ...(body instanceof ReadableStream && { duplex: 'half' }),
    signal: AbortSignal.timeout(60_000),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** A notification that is no test. */
export function real(body: object, notificationId?: number): object {
  const { notificationId: _, ...rest } = body as Record<string, unknown>;
  return { ...rest, id: randomUUID(), ...(notificationId === undefined ? {} : { notificationId }) };
}

export function pushTo(ref: string, notificationId?: number, commit = '1'.repeat(40)): object {
  return real(push([{ name: ref, oldObjectId: zeros, newObjectId: commit }]), notificationId);
}

export function told(eventType: string, resource: unknown, notificationId?: number, rest: object = {}): object {
  return real(notification(eventType, resource, rest), notificationId);
}

/** What became of a body at a webhook of its own, as the list of deliveries shows it. It is always answered 202. */
export async function fateOf(
  service: Service,
  account: Account,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer['body']> {
  const webhook = await register(service, account);
  const { status } = await webhook.send(body, headers);
  if (status !== 202) throw new Error(`Answered ${status}`);
  await webhook.processed();
  return (await account.get(`webhooks/${webhook.name}/deliveries`)).body.value[0];
}

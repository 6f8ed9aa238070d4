import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import { messageVersion, type ProcessWebhookMessage, queueNames } from '../model/messages.ts';
import { keptHeaders } from '../model/service-hooks/kept-headers.ts';
import { Unavailable } from '../model/unavailable.ts';
import { parseWebhookId, type WebhookId } from '../model/webhook-id.ts';
import type { Webhook } from '../storage/webhooks.ts';
import { readWebhook } from './webhooks.ts';

/** A request to a webhook, of which only the head has been read. */
export type Knock = {
  webhookId: string;
  headers: Headers;
  /** Reads the body; null when it has more bytes than that. */
  read: (mostBytes: number) => Promise<Uint8Array | null>;
};

/** What Azure DevOps sends at most: https://learn.microsoft.com/azure/devops/service-hooks/troubleshoot */
const mostBytes = 2 * 1024 * 1024;

/** As JSON. A message that fails for good is kept whole in a row, where a property has room for 32 Ki characters. */
const mostInMessage = 24_000;

/**
 * Puts what has arrived where it cannot be lost, and looks at nothing but the password: whatever is wrong with a body is
 * found out later, since every answer but success keeps the subscription from sending, for up to 36 hours. What we cannot
 * do now is 503, which Azure DevOps tries again within minutes.
 * https://learn.microsoft.com/azure/devops/service-hooks/troubleshoot
 * @throws Refusal WebhookUnauthorized, WebhookRetired
 * @throws Unavailable
 */
export async function receiveWebhook(context: Context, knock: Knock): Promise<void> {
  const id = parseWebhookId(knock.webhookId);
  const password = passwordIn(knock.headers.get('authorization'));
  if (id === null || password === null) throw unauthorized();
  try {
    const webhook = await readWebhook(context, id);
    // A webhook that is not there is compared with too, so that the time tells nothing about it.
    if (!isPassword(password, webhook?.passwords ?? noPasswords) || webhook === null) throw unauthorized();
    if (webhook.state === 'RETIRED') throw retired();
    await keep(context, id, knock);
  } catch (error) {
    if (error instanceof Refusal || error instanceof Unavailable) throw error;
    // A row that cannot be read, a caller that hung up: never a 500, which would be held against the subscription.
    throw new Unavailable('storage', error);
  }
}

async function keep(context: Context, id: WebhookId, { webhookId, headers, read }: Knock): Promise<void> {
  const receivedAt = context.clock.now().toISOString();
  const { account } = id;
  const arrival = randomBytes(16).toString('hex');
  const blob = `${account}/${id.uid}/${arrival}`;
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  const bytes = encoding === '' || encoding === 'identity' ? await read(mostBytes) : 'encoded';
  const body = bodyOf(bytes, blob);
  const message: ProcessWebhookMessage = {
    v: messageVersion,
    account,
    webhookId,
    id: arrival,
    receivedAt,
    origin: 'subscription',
    headers: keptHeaders(headers),
    body,
  };
  if (body.in === 'blob' && bytes instanceof Uint8Array) await context.blobs.write(blob, bytes);
  try {
    await context.queues.send(queueNames.processWebhook, message, 0);
  } catch (error) {
    if (body.in === 'blob') await context.blobs.remove(blob).catch(() => undefined);
    throw error;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function bodyOf(bytes: Uint8Array | 'encoded' | null, blob: string): ProcessWebhookMessage['body'] {
  if (bytes === null) return { in: 'nothing', ignored: 'TooLarge' };
  if (bytes === 'encoded') return { in: 'nothing', ignored: 'Encoded' };
  if (bytes.length > mostInMessage || lengthInJson(bytes) > mostInMessage) return { in: 'blob', name: blob };
  try {
    return { in: 'text', text: utf8.decode(bytes) };
  } catch {
    return { in: 'nothing', ignored: 'NotJson' };
  }
}

/** At most. Counting takes a third of the time that writing it takes, which the message does anyway. */
function lengthInJson(bytes: Uint8Array): number {
  let length = bytes.length;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20) length += '\\u0000'.length - 1;
    else if (byte === 0x22 || byte === 0x5c) length += 1;
  }
  return length;
}

/** Of Basic credentials (RFC 7617); the user name does not matter. Null: there is none. */
function passwordIn(authorization: string | null): string | null {
  const encoded = /^basic +([A-Za-z0-9+/_-]+={0,2}) *$/i.exec(authorization ?? '')?.[1];
  const [, password = ''] = /^[^:]*:(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? [];
  return password === '' ? null : password;
}

const noPasswords: Webhook['passwords'] = { current: null, previous: null };
const nobodys = randomBytes(32);

/** Always compares two digests of one length, whatever was given and whatever is stored. */
function isPassword(password: string, { current, previous }: Webhook['passwords']): boolean {
  const given = createHash('sha256').update(password).digest();
  const matches = [current, previous].map((digest) => {
    return timingSafeEqual(given, digest === null ? nobodys : Buffer.from(digest, 'hex'));
  });
  return matches.includes(true);
}

/** The same whether the webhook or the password is wrong. */
function unauthorized(): Refusal {
  const detail = 'There is no such webhook, or the password is not its own.';
  const hint = 'Only Azure DevOps is to call this address. Repair the webhooks of the connector.';
  return new Refusal('WebhookUnauthorized', detail, hint);
}

function retired(): Refusal {
  const hint = 'The subscription can be deleted.';
  return new Refusal('WebhookRetired', 'The webhook is not used any more.', hint);
}

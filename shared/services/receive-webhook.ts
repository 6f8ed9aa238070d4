import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
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
  read: (mostBytes: number) => Promise<Buffer | null>;
};

/** What Azure DevOps sends at most: https://learn.microsoft.com/azure/devops/service-hooks/troubleshoot */
const mostBytes = 2 * 1024 * 1024;

/**
 * Of a whole message, in bytes of its JSON. One that fails for good is kept in a row, where a property has room for 32 Ki
 * characters, and on the queue it is base64, which has 64 KiB.
 */
const mostInMessage = 32_000;

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
  const { account } = id;
  const head = {
    v: messageVersion,
    account,
    webhookId,
    id: randomUUID().replaceAll('-', ''),
    receivedAt: context.clock.now().toISOString(),
    origin: 'subscription',
    headers: keptHeaders(headers),
  } as const;
  const written = (body: Body) => JSON.stringify({ ...head, body } satisfies ProcessWebhookMessage);
  const send = (message: string) => context.queues.send(queueNames.processWebhook, message, 0);

  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') return void (await send(written(nothing('Encoded'))));
  const bytes = await read(mostBytes);
  if (bytes === null) return void (await send(written(nothing('TooLarge'))));
  // Base64 takes a quarter of the time that a text takes, with all its quotes inside JSON.
  const message = bytes.length > mostInMessage ? null : written({ in: 'base64', base64: bytes.toString('base64') });
  if (message !== null && Buffer.byteLength(message) <= mostInMessage) return void (await send(message));

  const name = `${account}/${id.uid}/${head.id}`;
  await context.blobs.write(name, bytes);
  try {
    await send(written({ in: 'blob', name }));
  } catch (error) {
    await context.blobs.remove(name).catch(() => undefined);
    throw error;
  }
}

type Body = ProcessWebhookMessage['body'];

function nothing(ignored: Extract<Body, { in: 'nothing' }>['ignored']): Body {
  return { in: 'nothing', ignored };
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

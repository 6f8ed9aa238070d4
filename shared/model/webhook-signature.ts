import { createHmac } from 'node:crypto';

/** What the headers of a signed webhook are made of. `timestamp`: seconds of the epoch. */
export type Signed = { id: string; timestamp: number; body: string };

const prefix = 'whsec_';

/**
 * The headers that prove who sent a webhook and when: HMAC-SHA256 over `id.timestamp.body`.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * @param secret `whsec_` and base64, or any other text, of which the bytes are then the key
 */
export function signatureHeaders(secret: string, { id, timestamp, body }: Signed): Record<string, string> {
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}

function keyOf(secret: string): Buffer {
  return secret.startsWith(prefix) ? Buffer.from(secret.slice(prefix.length), 'base64') : Buffer.from(secret);
}

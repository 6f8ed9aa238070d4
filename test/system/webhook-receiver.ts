import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { startHttp } from './engine/server.ts';

// oxlint-disable-next-line typescript/no-explicit-any
export type Delivery = { path: string; headers: IncomingHttpHeaders; body: string; event: any };

/** A client's receiver on this machine, which answers what it is told, the last of it for ever. */
export type WebhookReceiver = {
  url: string;
  deliveries: Delivery[];
  answerWith(...answers: (number | { status: number; headers: Record<string, string> })[]): void;
};

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const deliveries: Delivery[] = [];
  let answers: (number | { status: number; headers: Record<string, string> })[] = [204];
  const server = await startHttp((request, response) => void take(request, response));

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    deliveries.push({ path: request.url ?? '', headers: request.headers, body, event: JSON.parse(body) });
    const [answer = 204, ...later] = answers;
    if (later.length > 0) answers = later;
    const { status, headers } = typeof answer === 'number' ? { status: answer, headers: {} } : answer;
    response.writeHead(status, headers).end(status === 204 ? undefined : `answered ${status}`);
  }

  return { url: server.url, deliveries, answerWith: (...given) => void (answers = given) };
}

/** As a receiver does it who has read https://www.standardwebhooks.com and nothing of ours. */
export function isSignedWith(secret: string, { headers, body }: Delivery, now = Date.now()): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name]),
  );
  if (Math.abs(now / 1_000 - Number(timestamp)) > 300) return false;
  const wanted = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return (signatures ?? '').split(' ').some((entry) => {
    const [version, signature = ''] = entry.split(',');
    const given = Buffer.from(signature, 'base64');
    return version === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

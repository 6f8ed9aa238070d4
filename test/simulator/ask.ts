import { request as plainRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { patFor } from './world/tokens.ts';

export type Reply = {
  status: number;
  /** Every line of a header, names in lower case. */
  headers: Record<string, string[]>;
  text: string;
  json: () => Record<string, unknown>;
};

type Ask = {
  method?: string;
  headers?: Record<string, string>;
  /** PEM of the certificate to trust. */
  ca?: string;
  /** The name of a token, or null for no credential at all. */
  as?: string | null;
  body?: string | Buffer;
};

export function basic(token: string): string {
  return `Basic ${Buffer.from(`:${patFor(token)}`).toString('base64')}`;
}

/** Sends the request as it stands, without following redirects, and gives the response when its head has come. */
export function open(url: string, { as = 'alive', body, ...options }: Ask = {}): Promise<IncomingMessage> {
  const credential = as === null ? {} : { authorization: basic(as) };
  const headers = { ...credential, ...options.headers };
  return new Promise((resolve, reject) => {
    const request = url.startsWith('https:') ? tlsRequest : plainRequest;
    request(url, { agent: false, ...options, headers }, resolve)
      .once('error', reject)
      .end(body);
  });
}

export async function ask(url: string, options: Ask = {}): Promise<Reply> {
  const response = await open(url, options);
  const raw = await buffer(response);
  const headers: Reply['headers'] = {};
  for (let at = 0; at < response.rawHeaders.length; at += 2) {
    (headers[(response.rawHeaders[at] ?? '').toLowerCase()] ??= []).push(response.rawHeaders[at + 1] ?? '');
  }
  const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString();
  return {
    status: response.statusCode ?? 0,
    headers,
    text,
    json: () => JSON.parse(text) as Record<string, unknown>,
  };
}

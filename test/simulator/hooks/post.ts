import { request as plainRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isLoopback } from './targets.ts';
import type { Inputs } from './subscription.ts';

export type Posted = { status: number } | { error: string };

type How = {
  /** Where the address that the subscription names really is. */
  url: URL;
  consumerInputs: Inputs;
  timeoutMs: number;
  /** Ends what is under way. */
  signal: AbortSignal;
};

/** Posts a notification to its target, follows no redirect, and never rejects. */
export function post(body: string, { url, consumerInputs, timeoutMs, signal }: How): Promise<Posted> {
  // Nothing that a test does may leave this machine.
  if (!isLoopback(url)) return Promise.resolve({ error: `${url.hostname} is not on this machine` });
  const options = {
    method: 'POST',
    agent: false,
    headers: { ...headersOf(consumerInputs), 'content-length': String(Buffer.byteLength(body)) },
    rejectUnauthorized: consumerInputs['acceptUntrustedCerts'] !== 'true',
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  };
  return new Promise((resolve) => {
    const taken = (response: IncomingMessage) => {
      resolve({ status: response.statusCode ?? 0 });
      // What it says is of no interest; one without end is ended by the deadline.
      response.on('error', () => {}).resume();
    };
    const request = url.protocol === 'https:' ? tlsRequest(url, options, taken) : plainRequest(url, options, taken);
    request.on('error', (error) => resolve({ error: error.message }));
    request.end(body);
  });
}

function headersOf({ basicAuthUsername = '', basicAuthPassword = '', httpHeaders = '' }: Inputs) {
  const lines = httpHeaders.split('\n').filter((line) => line.includes(':'));
  const own = lines.map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]);
  const pair = Buffer.from(`${basicAuthUsername}:${basicAuthPassword}`).toString('base64');
  const isKnown = basicAuthUsername !== '' || basicAuthPassword !== '';
  return {
    ...(Object.fromEntries(own) as Record<string, string>),
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'VSServices/simulator',
    ...(isKnown ? { authorization: `Basic ${pair}` } : {}),
  };
}

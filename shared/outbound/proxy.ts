import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { OutboundFailure } from './failure.ts';

export type Proxy = { hostname: string; port: number; authorization: string | null };

/** @throws Error when HTTPS_PROXY is not an http:// URL with a host. */
export function parseProxy(setting: string): Proxy {
  const url = URL.canParse(setting) ? new URL(setting) : null;
  if (url === null || url.protocol !== 'http:' || url.hostname === '') {
    throw new Error('HTTPS_PROXY must be an URL such as http://proxy.example:3128');
  }
  const user = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return {
    hostname: url.hostname,
    port: url.port === '' ? 80 : Number(url.port),
    authorization: user === ':' ? null : `Basic ${Buffer.from(user).toString('base64')}`,
  };
}

/** Whether NO_PROXY names the host: itself, a parent domain with or without a leading dot, or `*`. */
export function isDirect(hostname: string, noProxy: readonly string[]): boolean {
  return noProxy.some((entry) => {
    const domain = entry
      .trim()
      .toLowerCase()
      .replace(/^\*?\.?/, '');
    if (domain === '') return entry.trim() === '*';
    return hostname === domain || hostname.endsWith(`.${domain}`);
  });
}

/** Asks the proxy at the other end of `socket` for a tunnel; afterwards the socket speaks to the target itself. */
export async function tunnel(
  socket: Socket,
  proxy: Proxy,
  target: { hostname: string; port: number },
  signal: AbortSignal,
): Promise<void> {
  const host = `${target.hostname.includes(':') ? `[${target.hostname}]` : target.hostname}:${target.port}`;
  const headers = { host, ...(proxy.authorization === null ? {} : { 'proxy-authorization': proxy.authorization }) };
  const asked = request({
    createConnection: () => socket,
    method: 'CONNECT',
    path: host,
    headers,
    maxHeaderSize: 16_384,
  });
  asked.end();
  // The signal ends the waiting, not the request: it would still hold the socket when the tunnel is in use.
  const [answer] = await once(asked, 'connect', { signal });
  // Without a listener a late error would be thrown at the process.
  asked.on('error', () => undefined);
  const status = Number(answer.statusCode);
  if (status !== 200) throw new OutboundFailure('ProxyRefused', { status }, { status });
}

import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { proxyReasons } from '../model/reasons/proxy.ts';
import type { Reason } from '../model/reasons/reason.ts';
import type { Refusal } from '../model/reasons/refusal.ts';
import { OutboundFailure, toFailure, type Stage } from './failure.ts';

export type Proxy = { hostname: string; port: number; authorization: string | null };

/** @throws Error when HTTPS_PROXY is not an http:// URL with a host. */
export function parseProxy(setting: string): Proxy {
  const url = URL.canParse(setting) ? new URL(setting) : null;
  if (url === null || url.protocol !== 'http:' || url.hostname === '') {
    throw new Error('HTTPS_PROXY must be an URL such as http://proxy.example:3128');
  }
  const user = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return {
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
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
  const host = hostWithPort(target);
  const headers = { host, ...(proxy.authorization === null ? {} : { 'proxy-authorization': proxy.authorization }) };
  const asked = request({
    createConnection: () => socket,
    method: 'CONNECT',
    path: host,
    headers,
    maxHeaderSize: 16_384,
  });
  // A late error, after nobody waits any more, would be thrown at the process.
  asked.on('error', () => undefined);
  asked.end();
  // The signal ends the waiting, not the request: it would still hold the socket when the tunnel is in use.
  const [answer, , first] = await once(asked, 'connect', { signal }).catch((error: unknown) => {
    throw unanswered(toFailure(error, 'http', signal));
  });
  const status = Number(answer.statusCode);
  if (status < 200 || status > 299) throw refused(status);
  // A server that speaks first, as over SSH, may have done so before the answer of the proxy was read.
  if (first.length > 0) socket.unshift(first);
}

function unanswered({ reason, evidence }: Refusal): OutboundFailure {
  const problem =
    reason === 'TimedOut'
      ? 'it gave no answer in time'
      : reason === 'ConnectionReset'
        ? 'it broke the connection off'
        : 'it did not answer as a proxy does';
  return new OutboundFailure('ProxyCannotReach', { problem }, evidence);
}

function refused(status: number): OutboundFailure {
  if (status === 407) return new OutboundFailure('ProxyAuthenticationRequired', {}, { status });
  // What proxies say of a name that they cannot look up, and of a host that does not pick up.
  const tried = status === 502 || status === 503 || status === 504;
  return tried
    ? new OutboundFailure('ProxyCannotReach', { problem: `it answered ${status}` }, { status })
    : new OutboundFailure('ProxyRefused', { status }, { status });
}

const wayToProxy: Partial<Record<Reason, string>> = {
  NameNotFound: 'its name does not exist, as seen from here',
  NameLookupFailed: 'the name servers gave no answer about it',
  ConnectionRefused: 'it refused the connection',
  ConnectionTimedOut: 'it does not pick up',
  ConnectionReset: 'it broke the connection off',
};

/** A trouble on the way through a proxy, which must not be blamed on the target. `publicTarget`: everybody trusts it. */
export function throughProxy(refusal: Refusal, stage: Stage, proxy: Proxy, publicTarget: boolean): Refusal {
  const blanks = { proxy: hostWithPort(proxy) };
  if (refusal.reason in proxyReasons) return { ...refusal, blanks: { ...refusal.blanks, ...blanks } };
  if (stage === 'tls') {
    if (refusal.reason !== 'TlsNotTrusted' || !publicTarget) return refusal;
    return { ...refusal, reason: 'ProxyOpensTls', blanks: { ...refusal.blanks, ...blanks } };
  }
  const problem = wayToProxy[refusal.reason] ?? 'no way leads there from here';
  return { ...refusal, reason: 'ProxyUnreachable', blanks: { ...refusal.blanks, ...blanks, problem } };
}

function hostWithPort({ hostname, port }: { hostname: string; port: number }): string {
  return `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
}

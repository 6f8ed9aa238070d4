import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { retryAfterSeconds } from '../model/reasons/answer.ts';
import { excerpt } from '../model/reasons/excerpt.ts';
import type { Answered } from '../model/reasons/refusal.ts';
import { type AddressRule, addressAllowed, parseNetworks } from './addresses.ts';
import { headerLimit, readText } from './body.ts';
import { OutboundFailure, toFailure } from './failure.ts';
import type { Proxy } from './proxy.ts';
import { type Lookup, makeRoute, open } from './route.ts';
import { isLoopback, placeOf, type Target } from './targets.ts';

/** What is sent to a URL that a client has given. */
export type Parcel = { url: URL; headers: Readonly<Record<string, string>>; body: string };

/** Sends it once, over a connection of its own, and follows no redirect: `value` is the status, whichever it is. */
export type SendParcel = (parcel: Parcel, signal: AbortSignal) => Promise<Answered<number>>;

export type ReceiverRule = {
  /** `host[:port]` of receivers whose addresses need not be public. */
  webhookHosts: readonly string[];
  /** Whether loopback may be reached, there also over plain http: on a developer's machine, never in a deployment. */
  localProfile: boolean;
  from: string;
  lookup: Lookup;
  proxyTo: (target: Target) => Proxy | null;
  secureContext: () => SecureContext;
};

const mostInformation = 8;
const excerptBytes = 1_024;

/** The guard of connections to receivers: anybody may name one, so it must be at an address that everybody can reach. */
export function makeReceivers(rule: ReceiverRule): SendParcel {
  const loopback = { networks: parseNetworks(['127.0.0.0/8', '::1/128']), loopback: true };
  const publicOnly: AddressRule = rule.localProfile ? loopback : { networks: [], loopback: false };
  const anyButLinkLocal = { networks: parseNetworks(['0.0.0.0/0', '::/0']), loopback: rule.localProfile };

  function addressesFor({ hostname, port }: Target): AddressRule {
    const listed = rule.webhookHosts.some((entry) => {
      const { hostname: host, port: given } = placeOf(new URL(`https://${entry}`));
      return host === hostname && given === port;
    });
    return listed ? anyButLinkLocal : publicOnly;
  }

  async function connect(url: URL, signal: AbortSignal): Promise<Socket> {
    const target = { ...placeOf(url), exempt: false };
    if (!target.secure && !(rule.localProfile && url.protocol === 'http:' && isLoopback(target.hostname)))
      throw new OutboundFailure('HostNotAllowed', { host: url.host });
    const addresses = addressesFor(target);
    const proxy = rule.proxyTo(target);
    const way = { ...rule, addresses, proxy };
    if (proxy === null) return await open(makeRoute(target, way), signal);
    // A proxy reaches private addresses too, and looks names up by itself: it is given an address that was judged here.
    const hostname = await judged(target.hostname, addresses, rule.lookup);
    const tunnel = await open(makeRoute({ ...target, hostname, secure: false }, way), signal);
    return target.secure ? await encrypt(tunnel, target.hostname, rule.secureContext(), signal) : tunnel;
  }

  return async function send({ url, headers, body }, signal) {
    let socket: Socket | null = null;
    try {
      socket = await connect(url, signal);
      const message = await post(socket, { url, headers, body }, signal);
      const status = message.statusCode ?? 0;
      const answer = { status, headers: message.headers, text: '' };
      const said = status >= 200 && status < 300 ? '' : await beginning(message);
      const evidence = { status, ...(said === '' ? {} : { excerpt: said }) };
      return { ok: true, value: status, evidence, retryAfterSeconds: retryAfterSeconds(answer) };
    } catch (error) {
      return { ok: false, ...toFailure(error, 'http', signal, { host: url.host, limit: headerLimit }) };
    } finally {
      socket?.destroy();
    }
  };
}

async function judged(hostname: string, rule: AddressRule, lookup: Lookup): Promise<string> {
  const found = isIP(hostname) === 0 ? await lookup(hostname) : [{ address: hostname }];
  const refused = found.find(({ address }) => !addressAllowed(address, rule));
  if (refused !== undefined) throw new OutboundFailure('AddressNotAllowed', { address: refused.address });
  const [first] = found;
  if (first === undefined) throw new OutboundFailure('NameNotFound');
  return first.address;
}

async function encrypt(socket: Socket, host: string, secureContext: SecureContext, signal: AbortSignal) {
  const servername = isIP(host) === 0 ? { servername: host } : {};
  // Said aloud, because the environment variable NODE_TLS_REJECT_UNAUTHORIZED would decide otherwise.
  const encrypted = connectTls({ socket, host, ...servername, secureContext, rejectUnauthorized: true });
  encrypted.on('error', () => undefined);
  await once(encrypted, 'secureConnect', { signal });
  return encrypted;
}

async function post(socket: Socket, { url, headers, body }: Parcel, signal: AbortSignal): Promise<IncomingMessage> {
  const sent = request({
    createConnection: () => socket,
    method: 'POST',
    path: `${url.pathname}${url.search}`,
    headers: { ...headers, host: url.host, connection: 'close', 'content-length': Buffer.byteLength(body) },
    maxHeaderSize: headerLimit,
    signal,
  });
  // A late error, after nobody waits any more, would be thrown at the process.
  sent.on('error', () => undefined);
  let information = 0;
  sent.on('information', () => {
    information += 1;
    if (information > mostInformation) sent.destroy(new OutboundFailure('UnexpectedAnswer', { status: '1xx' }));
  });
  sent.end(body);
  const [message] = await once(sent, 'response');
  message.on('error', () => undefined);
  return message;
}

/** What a refusal begins with, for people; nothing of it decides anything. */
async function beginning(message: IncomingMessage): Promise<string> {
  const { text } = await readText(message, excerptBytes).catch(() => ({ text: '' }));
  return excerpt(text);
}

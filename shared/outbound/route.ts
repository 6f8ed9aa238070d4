import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls, type SecureContext } from 'node:tls';
import type { Answered, Refusal } from '../model/reasons/refusal.ts';
import type { Evidence } from '../model/verification.ts';
import { addressAllowed, isPublic, type AddressRule } from './addresses.ts';
import { OutboundFailure, toFailure, type Stage } from './failure.ts';
import { throughProxy, tunnel, type Proxy } from './proxy.ts';
import type { Target } from './targets.ts';

/** Every address of a name, as getaddrinfo gives them. */
export type Lookup = (hostname: string) => Promise<LookupAddress[]>;

export type RouteRule = {
  /** Who connects, as the evidence of each step names it. */
  from: string;
  lookup: Lookup;
  addresses: AddressRule;
  /** The proxy on the way to this target, if any: the name is then looked up by it, not by us. */
  proxy: Proxy | null;
  /** Asked for at the first TLS handshake. */
  secureContext: () => SecureContext;
};

/**
 * One connection, made step by step so that each step can be told apart. The steps are taken in their order, each at
 * most once; a step that failed leaves nothing open.
 */
export type Route = {
  resolve: (signal: AbortSignal) => Promise<Answered<null>>;
  connect: (signal: AbortSignal) => Promise<Answered<null>>;
  /** Does nothing where the URL is not https. */
  secure: (signal: AbortSignal) => Promise<Answered<null>>;
  /** The result, which is the caller's from then on; null when it is kept by the agent of its credential. */
  socket: () => Socket | null;
  /** Ends what nobody has taken. */
  close: () => void;
};

const mostAddresses = 8;

/** The socket of a connection whose three steps are taken at once. @throws OutboundFailure */
export async function open(route: Route, signal: AbortSignal): Promise<Socket> {
  for (const step of [route.resolve, route.connect, route.secure]) {
    const answered = await step(signal);
    if (!answered.ok) throw new OutboundFailure(answered.reason, answered.blanks, answered.evidence);
  }
  const socket = route.socket();
  if (socket === null) throw new Error('A connection that is kept is not opened');
  return socket;
}

export function makeRoute(target: Target, rule: RouteRule): Route {
  const next = rule.proxy ?? target;
  let addresses: LookupAddress[] = [];
  let socket: Socket | null = null;
  let taken = false;

  async function resolve(signal: AbortSignal): Promise<Evidence> {
    const found = await addressesOf(next.hostname, rule.lookup, signal);
    // All are judged, and the first few tried: nobody else decides how long we go on.
    addresses = found.slice(0, mostAddresses);
    if (found.length === 0) throw new OutboundFailure('NameNotFound');
    const refused = found.find(({ address }) => !addressAllowed(address, rule.addresses));
    if (refused !== undefined && rule.proxy === null && !target.exempt) {
      throw new OutboundFailure('AddressNotAllowed', { address: refused.address }, { address: refused.address });
    }
    return { host: next.hostname, addresses: addresses.map(({ address }) => address).join(' ') };
  }

  async function reach(signal: AbortSignal): Promise<Evidence> {
    // The lookup hands out what was judged a moment ago: nobody can answer differently the second time.
    const opened = connect({
      host: next.hostname,
      port: next.port,
      autoSelectFamily: true,
      lookup: (_hostname, options, callback) => {
        const [first] = addresses;
        if (options.all === true || first === undefined) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
    });
    socket = guarded(opened);
    await once(opened, 'connect', { signal });
    const evidence = { address: opened.remoteAddress ?? '', port: next.port };
    if (rule.proxy === null) return evidence;
    await tunnel(opened, rule.proxy, target, signal);
    return { ...evidence, proxy: true };
  }

  async function encrypt(signal: AbortSignal): Promise<Evidence> {
    if (!target.secure) return {};
    let certificateValidTo = '';
    const encrypted = connectTls({
      socket: current(),
      host: target.hostname,
      ...(isIP(target.hostname) === 0 ? { servername: target.hostname } : {}),
      secureContext: rule.secureContext(),
      ALPNProtocols: ['http/1.1'],
      // Said aloud, because the environment variable NODE_TLS_REJECT_UNAUTHORIZED would decide otherwise.
      rejectUnauthorized: true,
      // Here it has been taken apart already; to do so once more would cost a tenth of a handshake.
      checkServerIdentity(hostname, certificate) {
        certificateValidTo = toIso(certificate.valid_to);
        return checkServerIdentity(hostname, certificate);
      },
    });
    socket = guarded(encrypted);
    await once(encrypted, 'secureConnect', { signal });
    return { protocol: encrypted.getProtocol() ?? '', certificateValidTo };
  }

  function current(): Socket {
    if (socket === null) throw new Error('The route has no connection yet');
    return socket;
  }

  async function step(stage: Stage, signal: AbortSignal, work: Promise<Evidence>): Promise<Answered<null>> {
    const { from } = rule;
    try {
      return { ok: true, value: null, evidence: { from, ...(await work) }, retryAfterSeconds: null };
    } catch (error) {
      socket?.destroy();
      const address = addresses[0]?.address ?? next.hostname;
      const blanks = { host: target.hostname, port: target.port, address };
      const refusal = explained(toFailure(error, stage, signal, blanks), stage);
      const tried = { from, host: next.hostname, port: next.port, address };
      return { ok: false, ...refusal, evidence: { ...tried, ...refusal.evidence } };
    }
  }

  function explained(refusal: Refusal, stage: Stage): Refusal {
    if (rule.proxy !== null) return throughProxy(refusal, stage, rule.proxy, target.exempt);
    const noWay = refusal.reason === 'ConnectionTimedOut' || refusal.reason === 'NetworkUnreachable';
    const hidden = stage === 'tcp' && !target.exempt && !addresses.some(({ address }) => isPublic(address));
    return noWay && hidden ? { ...refusal, reason: 'PrivateHostUnreachable' } : refusal;
  }

  return {
    resolve: (signal) => step('dns', signal, resolve(signal)),
    connect: (signal) => step('tcp', signal, reach(signal)),
    secure: (signal) => step('tls', signal, encrypt(signal)),
    socket() {
      taken = true;
      return current();
    },
    close() {
      if (!taken) socket?.destroy();
    },
  };
}

/** For a host to which no connection is made. */
export function makeRefusedRoute(host: string): Route {
  const place = { host };
  const refused = {
    ok: false,
    reason: 'HostNotAllowed',
    blanks: place,
    evidence: place,
    retryAfterSeconds: null,
  } as const;
  const refuse = () => Promise.resolve(refused);
  const socket = () => {
    throw new OutboundFailure('HostNotAllowed', place, place);
  };
  return { resolve: refuse, connect: refuse, secure: refuse, socket, close: () => undefined };
}

/** An error of a socket that nobody waits for any more must not end the process. */
function guarded<T extends Socket>(socket: T): T {
  socket.setNoDelay(true);
  return socket.on('error', () => undefined);
}

/** A lookup cannot be cancelled, only no longer waited for. */
async function addressesOf(hostname: string, lookup: Lookup, signal: AbortSignal): Promise<LookupAddress[]> {
  const family = isIP(hostname);
  if (family !== 0) return [{ address: hostname, family }];
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([lookup(hostname), aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function toIso(date: string): string {
  const parsed = new Date(date);
  return Number.isNaN(parsed.getTime()) ? '' : parsed.toISOString();
}

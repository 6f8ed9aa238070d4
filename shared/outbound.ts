import { lookup } from 'node:dns/promises';
import { Agent as PlainAgent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Socket } from 'node:net';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { apiUrl, gitUrl, type AllowedHost, type RepositoryAddress } from './model/repository-url.ts';
import { parseNetworks } from './outbound/addresses.ts';
import { isDirect, parseProxy } from './outbound/proxy.ts';
import { makeRefusedRoute, makeRoute, open, type Lookup, type Route } from './outbound/route.ts';
import { isLoopback, toTarget, type HostRule, type Target } from './outbound/targets.ts';

export type OutboundConfig = {
  /** Where connections for Azure DevOps Services go; plain http only on loopback. */
  azureDevOpsUrl: string;
  /** `host:port` of Services over SSH. */
  azureDevOpsSsh: string;
  allowedHosts: readonly AllowedHost[];
  /** CIDRs of the addresses, other than public ones, that allowed hosts may have. */
  allowedNetworks: readonly string[];
  /** PEM, trusted beside Node's own list. */
  caCertificates: string | null;
  httpsProxy: string | null;
  noProxy: readonly string[];
  /** Whether `allowedNetworks` may open loopback: on a developer's machine, never in a deployment. */
  localProfile: boolean;
};

/** The one guard that every outgoing connection passes: to which hosts, at which addresses. */
export type Outbound = {
  /** Where REST really goes for an address: `{AZURE_DEVOPS_URL}/{organization}`, or the collection of a Server. */
  collectionUrl(address: RepositoryAddress): URL;
  /** Where Git over https goes, likewise; null when the address names no repository. */
  repositoryUrl(address: RepositoryAddress): URL | null;
  /** One connection to the host of a URL; its first step refuses a host that is not ours. */
  route(url: URL): Route;
  /** Sockets for clients that bring their own HTTP: guarded like any other, shared by nobody else. */
  agent(url: URL): OutboundAgent;
};

/** `adopt` gives the agent a connection that is open already, for its next request. */
export type OutboundAgent = { agent: PlainAgent; adopt(socket: Socket): void };

/** @throws Error with a sentence about the setting that is wrong */
export function makeOutbound(config: OutboundConfig, options: { lookup?: Lookup } = {}): Outbound {
  const services = new URL(config.azureDevOpsUrl);
  if (services.protocol !== 'https:' && !(services.protocol === 'http:' && isLoopback(services.hostname))) {
    throw new Error('AZURE_DEVOPS_URL must be https, or http on loopback');
  }
  const hosts: HostRule = { services, servicesSsh: config.azureDevOpsSsh, allowedHosts: config.allowedHosts };
  const addresses = { networks: parseNetworks(config.allowedNetworks), loopback: config.localProfile };
  const proxy = config.httpsProxy === null ? null : parseProxy(config.httpsProxy);
  let context: SecureContext | null = null;

  function secureContext(): SecureContext | null {
    if (config.caCertificates === null) return null;
    context ??= createSecureContext({ ca: [...getCACertificates('default'), config.caCertificates] });
    return context;
  }

  function route(url: URL): Route {
    const target = toTarget(url, hosts);
    if (target === null) return makeRefusedRoute(url.host);
    return makeRoute(target, {
      lookup: options.lookup ?? ((hostname) => lookup(hostname, { all: true, verbatim: true })),
      addresses,
      proxy: goesDirectly(target) ? null : proxy,
      secureContext,
    });
  }

  function goesDirectly(target: Target): boolean {
    return isLoopback(target.hostname) || isDirect(target.hostname, config.noProxy);
  }

  function agent(url: URL): OutboundAgent {
    const ready: Socket[] = [];
    const settings = { keepAlive: true, timeout: idleMs };
    const made = url.protocol === 'https:' ? new SecureAgent(settings) : new PlainAgent(settings);
    made.createConnection = (_request, give) => {
      const adopted = ready.pop();
      if (adopted !== undefined && !adopted.destroyed) return adopted;
      // Node keeps the signal of a request to itself, so a connection that hangs is given up by a time of its own.
      open(route(url), AbortSignal.timeout(connectMs)).then(
        (socket) => give?.(null, socket),
        (error: Error) => give?.(error, null as never),
      );
      return undefined;
    };
    return { agent: made, adopt: (socket) => void ready.push(socket) };
  }

  function collectionUrl(address: RepositoryAddress): URL {
    const base = address.deployment === 'services' ? urlWithin(services, [address.organization]) : apiUrl(address);
    return new URL(base);
  }

  function repositoryUrl(address: RepositoryAddress): URL | null {
    const shown = gitUrl({ ...address, transport: 'https' });
    return shown === null ? null : new URL(collectionUrl(address).href + shown.slice(apiUrl(address).length));
  }

  return { collectionUrl, repositoryUrl, route, agent };
}

/** Shorter than the idle time of the servers, so that no request goes out on a connection they are closing. */
const idleMs = 4000;
const connectMs = 10_000;

/** The URL of names below a base, each encoded once. @throws Error for a name that would climb out of it */
export function urlWithin(base: URL, names: readonly string[], query: Record<string, string> = {}): URL {
  for (const name of names) {
    if (/^\.{0,2}$/.test(name)) throw new Error(`"${name}" is no name`);
  }
  const url = new URL(base);
  url.pathname = [base.pathname.replace(/\/$/, ''), ...names.map(encodeURIComponent)].join('/');
  url.search = new URLSearchParams(query).toString();
  return url;
}

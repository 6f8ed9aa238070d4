import { lookup } from 'node:dns/promises';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { apiUrl, gitUrl, sshPlace, type AllowedHost, type RepositoryAddress } from './model/repository-url.ts';
import type { HttpCredential } from './model/verification.ts';
import { parseNetworks } from './outbound/addresses.ts';
import { makeAgents, type OutboundAgent } from './outbound/agents.ts';
import { authorizationOf } from './outbound/authorization.ts';
import { makeBudget, type Budget } from './outbound/budget.ts';
import { isDirect, parseProxy } from './outbound/proxy.ts';
import { makeKeptRoute } from './outbound/kept-route.ts';
import { makeRefusedRoute, makeRoute, open, type Lookup, type Route } from './outbound/route.ts';
import { makeReceivers, type SendParcel } from './outbound/receivers.ts';
import { makeSdkPolicy, type SdkPolicy } from './outbound/sdk.ts';
import { isLoopback, placeOf, toTarget, type HostRule, type Target } from './outbound/targets.ts';

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
  /** `host[:port]` of receivers of webhooks whose addresses need not be public. */
  webhookHosts?: readonly string[];
  /** Whether `allowedNetworks` may open loopback: on a developer's machine, never in a deployment. */
  localProfile: boolean;
};

/** The one guard that every outgoing connection passes: to which hosts, at which addresses. */
export type Outbound = {
  /** Where REST really goes for an address: `{AZURE_DEVOPS_URL}/{organization}`, or the collection of a Server. */
  collectionUrl(address: RepositoryAddress): URL;
  /** Where Git over https goes, likewise; null when the address names no repository. */
  repositoryUrl(address: RepositoryAddress): URL | null;
  /** Where Git over SSH goes: `ssh://host:port`. */
  sshUrl(address: RepositoryAddress): URL;
  /**
   * One connection to the host of a URL; its first step refuses a host that is not ours. With a credential it is the one
   * that an earlier question with it has left, if there is one.
   */
  route(url: URL, credential?: HttpCredential): Route;
  /** The connections to the host of a URL that carry this credential: guarded like any other, shared by nobody else. */
  agent(url: URL, credential: HttpCredential): OutboundAgent;
  /** What each credential may still ask; REST and Git share it. */
  budget: Budget;
  /** To a URL that a client has given. */
  sendParcel: SendParcel;
  /** For the clients of Azure's SDKs (`additionalPolicies`): their way through HTTPS_PROXY; empty without one. */
  sdkPolicies: SdkPolicy[];
};

/**
 * `from` says in the evidence of each connection who made it.
 * @throws Error with a sentence about the setting that is wrong
 */
export function makeOutbound(config: OutboundConfig, options: { lookup?: Lookup; from?: string } = {}): Outbound {
  const services = new URL(config.azureDevOpsUrl);
  if (services.protocol !== 'https:' && !(services.protocol === 'http:' && isLoopback(services.hostname))) {
    throw new Error('AZURE_DEVOPS_URL must be https, or http on loopback');
  }
  const hosts: HostRule = { services, servicesSsh: config.azureDevOpsSsh, allowedHosts: config.allowedHosts };
  const addresses = { networks: parseNetworks(config.allowedNetworks), loopback: config.localProfile };
  const proxy = config.httpsProxy === null ? null : parseProxy(config.httpsProxy);
  const { from = 'platform', lookup: lookUp = lookUpAll } = options;
  let context: SecureContext | null = null;

  /** One for every connection: each of its own would cost a third of a handshake, and with authorities ten of them. */
  function secureContext(): SecureContext {
    const own = config.caCertificates;
    context ??= createSecureContext({
      ...(own === null ? {} : { ca: [...getCACertificates('default'), own] }),
      minVersion: 'TLSv1.2',
    });
    return context;
  }

  function route(url: URL, credential?: HttpCredential): Route {
    const target = toTarget(url, hosts);
    if (target === null) return makeRefusedRoute(url.host);
    const kept = credential === undefined ? null : agent(url, credential).idle();
    if (kept !== null) return makeKeptRoute(kept, from);
    return makeRoute(target, {
      from,
      lookup: lookUp,
      addresses,
      proxy: goesDirectly(target) ? null : proxy,
      secureContext,
    });
  }

  function goesDirectly(target: Target): boolean {
    return isLoopback(target.hostname) || isDirect(target.hostname, config.noProxy);
  }

  const agentOf = makeAgents((url, until) =>
    open(route(url), AbortSignal.any([AbortSignal.timeout(connectMs), ...(until === undefined ? [] : [until])])),
  );

  function agent(url: URL, credential: HttpCredential): OutboundAgent {
    return agentOf(url, authorizationOf(credential));
  }

  function collectionUrl(address: RepositoryAddress): URL {
    const base = address.deployment === 'services' ? urlWithin(services, [address.organization]) : apiUrl(address);
    return new URL(base);
  }

  function repositoryUrl(address: RepositoryAddress): URL | null {
    const shown = gitUrl({ ...address, transport: 'https' });
    return shown === null ? null : new URL(collectionUrl(address).href + shown.slice(apiUrl(address).length));
  }

  // Their hosts are settings: the operator has chosen them, so that their addresses may be private.
  const sdkPolicies =
    proxy === null
      ? []
      : [
          makeSdkPolicy(config.noProxy, (url) => {
            const target = { ...placeOf(url), exempt: true };
            const signal = AbortSignal.timeout(connectMs);
            return open(makeRoute(target, { from, lookup: lookUp, addresses, proxy, secureContext }), signal);
          }),
        ];

  function sshUrl(address: RepositoryAddress): URL {
    const { host, port } = sshPlace(address);
    return new URL(`ssh://${address.deployment === 'services' ? config.azureDevOpsSsh : `${host}:${port}`}`);
  }

  const sendParcel = makeReceivers({
    webhookHosts: config.webhookHosts ?? [],
    localProfile: config.localProfile,
    from,
    lookup: lookUp,
    proxyTo: (target) => (goesDirectly(target) ? null : proxy),
    secureContext,
  });

  return { collectionUrl, repositoryUrl, sshUrl, route, agent, budget: makeBudget(), sendParcel, sdkPolicies };
}

const connectMs = 10_000;

const lookUpAll: Lookup = (hostname) => lookup(hostname, { all: true, verbatim: true });

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

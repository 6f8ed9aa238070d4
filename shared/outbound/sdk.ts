import { Agent as PlainAgent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { isDirect } from './proxy.ts';
import { isLoopback } from './targets.ts';

type SdkAgent = {
  destroy: () => void;
  maxFreeSockets: number;
  maxSockets: number;
  requests: unknown;
  sockets: unknown;
};
type SdkRequest = { url: string; agent?: SdkAgent };

/** A step in the pipeline of a client of Azure's SDKs, as the option `additionalPolicies` takes it. */
export type SdkPolicy = {
  position: 'perCall';
  policy: {
    name: string;
    sendRequest: <Request extends SdkRequest, Answer>(request: Request, next: (request: Request) => Answer) => Answer;
  };
};

/**
 * Leads the requests of Azure's SDKs to Entra, vault and storage through the outgoing proxy, save those that stay on this
 * machine or that NO_PROXY names. By themselves the SDKs read the environment when they are loaded, know no parent
 * domains in NO_PROXY, and would ask even the managed identity, which is next to us, through the proxy.
 * @param open a connection through the proxy, encrypted where the URL says so
 */
export function makeSdkPolicy(noProxy: readonly string[], open: (url: URL) => Promise<Socket>): SdkPolicy {
  const direct = { http: new PlainAgent({ keepAlive: true }), https: new SecureAgent({ keepAlive: true }) };
  const tunnels = new Map<string, PlainAgent>();

  function tunnelTo(url: URL): PlainAgent {
    const known = tunnels.get(url.origin);
    if (known !== undefined) return known;
    const settings = { keepAlive: true };
    const agent = url.protocol === 'https:' ? new SecureAgent(settings) : new PlainAgent(settings);
    agent.createConnection = (_options, give) => {
      open(url).then(
        (socket) => give?.(null, socket),
        (error: Error) => give?.(error, null as never),
      );
      return undefined;
    };
    tunnels.set(url.origin, agent);
    return agent;
  }

  return {
    position: 'perCall',
    policy: {
      name: 'way-out',
      sendRequest(request, next) {
        const url = new URL(request.url);
        const changed: SdkRequest = request;
        if (!staysHere(url.hostname) && !isDirect(url.hostname, noProxy)) changed.agent = tunnelTo(url);
        else changed.agent = url.protocol === 'https:' ? direct.https : direct.http;
        return next(request);
      },
    },
  };
}

/** This machine, and the link-local address at which Azure gives out managed identities. */
function staysHere(hostname: string): boolean {
  return isLoopback(hostname) || (isIP(hostname) === 4 && hostname.startsWith('169.254.'));
}

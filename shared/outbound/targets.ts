import { isIP } from 'node:net';
import type { AllowedHost } from '../model/repository-url.ts';

/** Where a connection goes, decided by the rule of hosts. `exempt`: its addresses need not be public. */
export type Target = { hostname: string; port: number; secure: boolean; exempt: boolean };

export type HostRule = {
  /** Where connections for Azure DevOps Services really go. */
  services: URL;
  /** `host:port` for Services over SSH. */
  servicesSsh: string;
  allowedHosts: readonly AllowedHost[];
};

const defaultPorts: Partial<Record<string, number>> = { 'https:': 443, 'http:': 80, 'ssh:': 22 };

/** What a URL says of the connection; an unknown scheme has the port 0. */
export function placeOf(url: URL): Omit<Target, 'exempt'> {
  const port = url.port === '' ? (defaultPorts[url.protocol] ?? 0) : Number(url.port);
  return { hostname: bare(url.hostname), port, secure: url.protocol === 'https:' };
}

/**
 * The target of a URL, or null when its host is not one of ours: exactly the address of Services, or exactly an allowed
 * host with the same port and scheme (over SSH with any port, since ALLOWED_HOSTS names that of https).
 */
export function toTarget(url: URL, rule: HostRule): Target | null {
  if (!(url.protocol in defaultPorts) || url.username !== '' || url.password !== '') return null;
  const { hostname, port, secure } = placeOf(url);
  if (url.protocol === 'ssh:') {
    if (`${hostname}:${port}` === rule.servicesSsh) return { hostname, port, secure, exempt: true };
    const known = rule.allowedHosts.some(({ host }) => bare(new URL(`https://${host}`).hostname) === hostname);
    return known ? { hostname, port, secure, exempt: false } : null;
  }
  if (url.origin === rule.services.origin) return { hostname, port, secure, exempt: true };
  const allowed = rule.allowedHosts.some(
    ({ host, plainHttp }) =>
      plainHttp !== secure && new URL(`${plainHttp ? 'http' : 'https'}://${host}`).origin === url.origin,
  );
  return allowed ? { hostname, port, secure, exempt: false } : null;
}

export function isLoopback(hostname: string): boolean {
  const host = bare(hostname);
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** `[::1]` in a URL is `::1` everywhere else. */
function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

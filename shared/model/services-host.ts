import { UrlRefusal } from './url-refusals.ts';
import type { UrlText } from './url-text.ts';

/** The hosts of Azure DevOps Services that a clone or browser URL can have. */
export type ServicesHost =
  | { form: 'https' | 'ssh' | 'legacy ssh' }
  | { form: 'legacy' | 'legacy ssh of one organization'; organization: string };

/** Exactly these hosts, compared whole: `dev.azure.com.example` and `notvisualstudio.com` are somebody else's. */
export function servicesHost(host: string): ServicesHost | null {
  if (host === 'dev.azure.com') return { form: 'https' };
  if (host === 'ssh.dev.azure.com') return { form: 'ssh' };
  if (host === 'vs-ssh.visualstudio.com') return { form: 'legacy ssh' };
  const parts = /^(ssh\.)?([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)\.visualstudio\.com$/.exec(host);
  const organization = parts?.[2];
  if (organization === undefined || sitesOfMicrosoft.has(organization)) return null;
  return { form: parts?.[1] === undefined ? 'legacy' : 'legacy ssh of one organization', organization };
}

// Under visualstudio.com, beside the organizations.
const sitesOfMicrosoft = new Set(['www', 'app', 'docs', 'go', 'marketplace', 'my', 'ssh', 'vs-ssh']);

/** @throws UrlRefusal */
export function requireServicesPort({ scheme, user, host, port, rest }: UrlText): void {
  const only = scheme === 'ssh' ? '22' : '443';
  if (port === null || port === only) return;
  const candidates = [`${scheme}://${user === null ? '' : `${user}@`}${host}${rest}`];
  const hint = `Leave the port out: Azure DevOps Services answers on ${only} only.`;
  throw new UrlRefusal('UrlPortNotAllowed', hint, { candidates });
}

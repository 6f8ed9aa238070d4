import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether Azure DevOps can be told to send something here: it sends passwords over https alone, and nothing to addresses
 * of private networks. A simulator on this machine may send to it.
 * https://learn.microsoft.com/azure/devops/service-hooks/services/webhooks
 * @throws Refusal PublicUrlRequired
 */
export function requirePublicUrl({ publicUrl, azureDevOpsUrl }: Context['config']): void {
  const hint =
    'The operator of this service sets PUBLIC_URL to its https address as seen from the internet. Without one, "delivery": "poll" needs no way back.';
  if (publicUrl === '') throw new Refusal('PublicUrlRequired', 'The setting PUBLIC_URL is not set.', hint);
  const { protocol, hostname } = new URL(publicUrl);
  if (loopback.test(new URL(azureDevOpsUrl).hostname)) return;
  if (protocol === 'https:' && !loopback.test(hostname)) return;
  const why = loopback.test(hostname) ? 'is an address of this machine alone' : 'is not https';
  throw new Refusal('PublicUrlRequired', `PUBLIC_URL is ${publicUrl}, which ${why}.`, hint);
}

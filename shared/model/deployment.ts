import { hostName } from './allowed-hosts.ts';
import type { RepositoryAddress } from './repository-address.ts';

/**
 * Which Azure DevOps an address belongs to, as one comparable text: all of Services is one, every Server is one. A
 * secret that was used with one is not sent to another, so that nobody sends a stored token to a host of their choosing.
 */
export function deploymentOf({ deployment, host }: Pick<RepositoryAddress, 'deployment' | 'host'>): string {
  return deployment === 'services' ? 'services' : `server:${hostName(host)}`;
}

/** Where the client secret of an identity belongs: it proves who we are to Entra, and no connector may send it on. */
export const entraDeployment = 'entra';

/** Whoever gives a value anew may use it elsewhere, save for the secret of an identity, which an administrator chose. */
export function deploymentOfNewValue(before: string | null): string | null {
  return before === entraDeployment ? before : null;
}

export function describeDeployment(deployment: string): string {
  if (deployment === entraDeployment) return 'Microsoft Entra, as the secret of an identity';
  return deployment === 'services' ? 'Azure DevOps Services' : `the Azure DevOps Server ${deployment.slice(7)}`;
}

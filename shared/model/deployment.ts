import { hostName } from './allowed-hosts.ts';
import type { RepositoryAddress } from './repository-address.ts';

/**
 * Which Azure DevOps an address belongs to, as one comparable text: all of Services is one, every Server is one. A
 * secret that was used with one is not sent to another, so that nobody sends a stored token to a host of their choosing.
 */
export function deploymentOf({ deployment, host }: Pick<RepositoryAddress, 'deployment' | 'host'>): string {
  return deployment === 'services' ? 'services' : `server:${hostName(host)}`;
}

export function describeDeployment(deployment: string): string {
  return deployment === 'services' ? 'Azure DevOps Services' : `the Azure DevOps Server ${deployment.slice(7)}`;
}

import { type AllowedHost, parseRepositoryUrl, type RepositoryAddress } from '../../../shared/model/repository-url.ts';

/** The address of a URL that must be understood. */
export function addressOf(url: string, allowedHosts: readonly AllowedHost[]): RepositoryAddress {
  const parsed = parseRepositoryUrl(url, { allowedHosts });
  if (!parsed.ok) throw new Error(`${url}: ${parsed.problem.message}`);
  return parsed.address;
}

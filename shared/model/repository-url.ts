import type { AllowedHost } from './allowed-hosts.ts';
import { checkRepositoryName } from './azure-names.ts';
import { printRepositoryUrl, type RepositoryAddress, sameProject } from './repository-address.ts';
import { readServerUrl } from './server-url.ts';
import { requireServicesPort, servicesHost } from './services-host.ts';
import { readServicesHttps } from './services-https-url.ts';
import { readServicesSsh } from './services-ssh-url.ts';
import { type Notice, notice, type UrlProblem, UrlRefusal, type UrlWarning } from './url-refusals.ts';
import { splitUrl } from './url-text.ts';

export { type AllowedHost, parseAllowedHosts } from './allowed-hosts.ts';
export {
  apiUrl,
  gitUrl,
  printRepositoryUrl,
  type RepositoryAddress,
  sameRepository,
  sshPlace,
  webUrl,
} from './repository-address.ts';

export type ParsedUrl =
  | { ok: true; address: RepositoryAddress; warnings: UrlWarning[] }
  | { ok: false; problem: UrlProblem };

/**
 * Reads any URL by which Azure DevOps, git or a browser know a repository or project. Never throws, asks nobody, and
 * shows nothing of a URL that it refuses except, in `corrected`, what it could read.
 */
export function parseRepositoryUrl(text: string, options: { allowedHosts: readonly AllowedHost[] }): ParsedUrl {
  const { allowedHosts } = options;
  try {
    const { address, notices } = read(text, allowedHosts);
    const corrected = printRepositoryUrl(address);
    return {
      ok: true,
      address,
      warnings: notices.map(({ code, message, hint }) => ({ code, message, hint, corrected })),
    };
  } catch (error) {
    const { code, message, hint, candidates } = asRefusal(error);
    return { ok: false, problem: { code, message, hint, corrected: firstReadable(candidates, allowedHosts, 3) } };
  }
}

/**
 * The repository that a URL of type Project and a Test Repository name together. `name` may be the full URL of a
 * repository of the same project; `corrected` is then the name alone.
 */
export function withTestRepository(address: RepositoryAddress, name: string): ParsedUrl {
  const typed = name.trim();
  if (address.project === null)
    return invalid('The URL names no project in which a Test Repository could be.', 'Add the project to the URL.');
  const isUrl = typed.includes('://') || /^[^/@]+@[^/:]+:/.test(typed);
  return isUrl ? joinUrl(address, typed) : joinName(address, typed.replace(/^\//, ''));
}

function read(typed: string, allowedHosts: readonly AllowedHost[]): { address: RepositoryAddress; notices: Notice[] } {
  const notices: Notice[] = [];
  const text = splitUrl(typed);
  const services = servicesHost(text.host);
  if (services !== null) requireServicesPort(text);
  const readServices = text.scheme === 'ssh' ? readServicesSsh : readServicesHttps;
  const place =
    services === null
      ? { deployment: 'server' as const, ...readServerUrl(text, allowedHosts, notices) }
      : { ...onServices, ...readServices(text, services, notices) };
  if (text.fragment && place.kind !== 'tfvc') notices.push(notice('UrlFragmentIgnored', 'Leave out # and the rest.'));
  if (text.query && place.kind !== 'tfvc') notices.push(notice('UrlQueryIgnored', 'Leave out ? and the rest.'));
  const kind = place.kind !== 'none' ? place.kind : place.project === null ? 'organization' : 'project';
  const transport = text.scheme === 'ssh' ? 'ssh' : 'https';
  return { address: { ...place, kind, transport }, notices };
}

const onServices = {
  deployment: 'services',
  host: 'dev.azure.com',
  plainHttp: false,
  virtualDirectory: null,
  ambiguous: false,
} as const;

/** Candidates of candidates too, since one text can have several faults (no scheme, and a space in a name). */
function firstReadable(
  candidates: readonly string[],
  allowedHosts: readonly AllowedHost[],
  depth: number,
): string | null {
  for (const candidate of candidates) {
    try {
      return printRepositoryUrl(read(candidate, allowedHosts).address);
    } catch (error) {
      const further = depth === 1 ? null : firstReadable(asRefusal(error).candidates, allowedHosts, depth - 1);
      if (further !== null) return further;
    }
  }
  return null;
}

function asRefusal(error: unknown): UrlRefusal {
  if (error instanceof UrlRefusal) return error;
  throw error;
}

function joinName(address: RepositoryAddress, name: string): ParsedUrl {
  const fault = checkRepositoryName(name);
  if (fault !== null) return invalid(fault, 'Enter the name of a repository of the project as Azure Repos shows it.');
  const joined: RepositoryAddress = { ...address, kind: 'repository', repository: name, tfvcPath: null };
  if (address.kind !== 'tfvc') return { ok: true, address: joined, warnings: [] };
  const corrected = printRepositoryUrl({ ...joined, kind: 'project', repository: null });
  const warning = { ...notice('UrlTfvcPathIgnored', 'Give the URL of the project.'), corrected };
  return { ok: true, address: joined, warnings: [warning] };
}

function joinUrl(address: RepositoryAddress, url: string): ParsedUrl {
  const hint = 'Enter the name of a repository of the project, not a URL.';
  const parsed = parseRepositoryUrl(url, { allowedHosts: address.deployment === 'server' ? [address] : [] });
  if (!parsed.ok) return { ok: false, problem: { ...parsed.problem, hint: `${hint} ${parsed.problem.hint}` } };
  const { repository } = parsed.address;
  if (repository === null) return invalid('The URL given as Test Repository names no repository.', hint);
  if (!sameProject(address, parsed.address))
    return invalid('The URL given as Test Repository is that of another project.', hint);
  const joined = joinName(address, repository);
  if (!joined.ok) return joined;
  return {
    ...joined,
    warnings: [...joined.warnings, { ...notice('TestRepositoryIsUrl', hint), corrected: repository }],
  };
}

function invalid(message: string, hint: string): ParsedUrl {
  return { ok: false, problem: { code: 'TestRepositoryInvalid', message, hint, corrected: null } };
}

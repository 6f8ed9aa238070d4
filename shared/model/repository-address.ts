import { hostName } from './allowed-hosts.ts';
import { sameName } from './azure-names.ts';

/** What a URL names, the same for every way of writing it. Names are kept as typed, decoded. */
export type RepositoryAddress = {
  deployment: 'services' | 'server';
  /** `dev.azure.com` for Services whatever form was typed; `host[:port]` of the web address for a Server. */
  host: string;
  /** A Server reached over http, which only an `http://` entry of ALLOWED_HOSTS permits. */
  plainHttp: boolean;
  /** Server only, e.g. `tfs`. */
  virtualDirectory: string | null;
  /** The collection on a Server. */
  organization: string;
  project: string | null;
  repository: string | null;
  transport: 'https' | 'ssh';
  kind: 'repository' | 'project' | 'organization' | 'tfvc';
  /** `$/Project/folder`; null for the root of the project. */
  tfvcPath: string | null;
  /** A Server URL with more than one reading; `{url}/vsts/info` settles it. */
  ambiguous: boolean;
  /** A Server's SSH URL with another port than 22. */
  sshPort?: number;
  /** A Server's SSH URL in the spelling of Team Foundation Server 2017 and 2018, instead of `_git`. */
  sshSegment?: '_ssh';
};

/** The URL for git, of the public service, each name encoded once; null when the address names no repository. */
export function gitUrl(address: RepositoryAddress): string | null {
  return address.repository === null ? null : printRepositoryUrl(address);
}

/** The organization or collection, to which `/_apis/…` or `/{project}/_apis/…` is added. No trailing slash. */
export function apiUrl({ host, plainHttp, virtualDirectory, organization }: RepositoryAddress): string {
  return join(`${plainHttp ? 'http' : 'https'}://${host}`, virtualDirectory, organization);
}

/** The host of Git over SSH, and its port. */
export function sshPlace({ deployment, host, sshPort = 22 }: RepositoryAddress): { host: string; port: number } {
  if (deployment === 'services') return { host: 'ssh.dev.azure.com', port: 22 };
  return { host: hostName(host), port: sshPort };
}

/** The page for a browser. */
export function webUrl(address: RepositoryAddress): string {
  const { project, repository, tfvcPath } = address;
  if (repository !== null) return join(apiUrl(address), isShort(address) ? null : project, '_git', repository);
  const page = join(apiUrl(address), project);
  if (address.kind !== 'tfvc') return page;
  return `${page}/_versionControl${tfvcPath === null ? '' : `?path=${encodeURIComponent(tfvcPath)}`}`;
}

/** The address in its present form and its own transport. Reads to the same address again. */
export function printRepositoryUrl(address: RepositoryAddress): string {
  if (address.transport === 'https') return webUrl(address);
  const { deployment, host, virtualDirectory, organization, project, repository, sshPort, sshSegment } = address;
  if (deployment === 'services') return join('git@ssh.dev.azure.com:v3', organization, project, repository);
  const origin = `ssh://${hostName(host)}${sshPort === undefined ? '' : `:${sshPort}`}`;
  if (repository === null) return join(origin, virtualDirectory, organization, project);
  const shown = isShort(address) ? null : project;
  return join(origin, virtualDirectory, organization, shown, sshSegment ?? '_git', repository);
}

/** Whether both name the same repository, project or organization, whatever the transport and spelling. */
export function sameRepository(a: RepositoryAddress, b: RepositoryAddress): boolean {
  return (
    a.kind === b.kind &&
    sameProject(a, b) &&
    sameOrNull(a.repository, b.repository) &&
    sameOrNull(a.tfvcPath, b.tfvcPath)
  );
}

export function sameProject(a: RepositoryAddress, b: RepositoryAddress): boolean {
  return (
    a.host === b.host &&
    sameOrNull(a.virtualDirectory, b.virtualDirectory) &&
    sameName(a.organization, b.organization) &&
    sameOrNull(a.project, b.project)
  );
}

/**
 * On a Server the short form (`/collection/_git/name` for a repository called like its project) and the long one can
 * each be the surer: without a virtual directory the long one has two readings, and so has the short one behind `tfs`.
 */
function isShort({ deployment, virtualDirectory, project, repository, ambiguous }: RepositoryAddress): boolean {
  if (deployment === 'services' || project !== repository) return false;
  return virtualDirectory === null ? !ambiguous : ambiguous && sameName(virtualDirectory, 'tfs');
}

function sameOrNull(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : sameName(a, b);
}

function join(base: string, ...names: (string | null)[]): string {
  return [base, ...names.filter((name) => name !== null).map(encodeURIComponent)].join('/');
}

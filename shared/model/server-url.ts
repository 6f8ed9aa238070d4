import { type AllowedHost, hostName, hostWithPort, isPort } from './allowed-hosts.ts';
import { checkCollectionName, checkProjectName, sameName } from './azure-names.ts';
import { type PathEnd, readPathEnd, requireName, splitAtMarker, withPath } from './url-path.ts';
import { type Notice, notice, UrlRefusal } from './url-refusals.ts';
import { refuseLaterAt, type UrlText } from './url-text.ts';

/** What a URL of an Azure DevOps Server names. */
export type ServerPlace = PathEnd & {
  host: string;
  plainHttp: boolean;
  virtualDirectory: string | null;
  organization: string;
  project: string | null;
  ambiguous: boolean;
  sshPort?: number;
  sshSegment?: '_ssh';
};

/**
 * `https://host[:port]/[{virtual directory}/]{collection}/{project}/_git/{repository}` and its `ssh://` counterpart.
 * @throws UrlRefusal
 */
export function readServerUrl(text: UrlText, allowedHosts: readonly AllowedHost[], notices: Notice[]): ServerPlace {
  const { host, plainHttp } = requireHost(text, allowedHosts);
  if (text.user !== null)
    notices.push(notice('UrlUserIgnored', 'Leave it out: a user name belongs into the credentials of the connector.'));
  const { names, marker, after } = splitAtMarker(text.path);
  const { virtualDirectory, collection, project: typedProject, ...typed } = locate(text, names, marker, notices);
  const end = readPathEnd(text, marker, after, notices);
  // A path of TFVC begins with the project, which the URL of a whole collection leaves to it.
  const fromPath = typedProject === null ? end.tfvcPath?.split('/')[1] || null : null;
  const project = typedProject ?? end.repository ?? fromPath;
  const ambiguous = fromPath === null ? typed.ambiguous : virtualDirectory === null && !isDefaultCollection(collection);
  if (project === null) notices.push(notice('UrlWithoutProject', 'Add the project behind the collection.'));
  if (virtualDirectory !== null) requireName(text, virtualDirectory, checkVirtualDirectory);
  return {
    ...end,
    ...(project === null ? { kind: 'none', tfvcPath: null } : {}),
    host,
    plainHttp,
    virtualDirectory,
    organization: requireName(text, collection, checkCollectionName),
    project: project === null ? null : requireName(text, project, checkProjectName),
    ambiguous,
    ...(text.scheme === 'ssh' ? sshDetails(text, end.kind === 'repository' ? marker : null) : {}),
  };
}

/** Over https host and port must both be allowed; over SSH the port is another one, so the name decides. */
function requireHost(text: UrlText, allowedHosts: readonly AllowedHost[]): AllowedHost {
  const plainHttp = text.scheme === 'http';
  const typed = hostWithPort(text.host, text.port, plainHttp);
  const ofThisName = allowedHosts.filter(({ host }) => hostName(host) === text.host);
  if (text.scheme !== 'ssh') {
    const found = ofThisName.find((allowed) => allowed.host === typed && allowed.plainHttp === plainHttp);
    if (found === undefined) throw hostRefusal(text, ofThisName);
    return found;
  }
  const [found] = ofThisName;
  if (found === undefined) throw hostRefusal(text, []);
  if (text.port !== null && !isPort(text.port))
    throw new UrlRefusal('UrlPortNotAllowed', 'Use a port from 1 to 65535.');
  return found;
}

function hostRefusal(text: UrlText, ofThisName: readonly AllowedHost[]): UrlRefusal {
  refuseLaterAt(text.scheme, text.rest);
  const candidates = ofThisName.map(({ host, plainHttp }) => `${plainHttp ? 'http' : 'https'}://${host}${text.rest}`);
  if (text.scheme === 'http' && ofThisName.some(({ plainHttp }) => !plainHttp)) {
    const hint = 'Use https, or have the operator of this service list the server with http://.';
    return new UrlRefusal('UrlPlainHttpNotAllowed', hint, { candidates });
  }
  const hint = 'Use a URL on dev.azure.com, or have the operator of this service add the server to ALLOWED_HOSTS.';
  return new UrlRefusal('UrlHostNotAllowed', hint, { candidates });
}

type Location = { virtualDirectory: string | null; collection: string; project: string | null; ambiguous: boolean };

/**
 * `/a/b` may be virtual directory and collection or collection and project; nothing in it tells. Sure are only
 * `DefaultCollection`, a name that no project can have, and `tfs`, where Team Foundation Server was installed, before
 * at least two more names.
 */
function locate(text: UrlText, names: string[], marker: string | null, notices: Notice[]): Location {
  const [first = '', second = ''] = names;
  const classic = sameName(first, 'tfs');
  if (names.length === 0 || (names.length === 1 && classic)) {
    const message = 'The URL names no collection.';
    throw new UrlRefusal('UrlNamesNothing', 'Add collection and project: https://host/collection/project.', {
      message,
    });
  }
  const certain = isDefaultCollection(first) || isDefaultCollection(second);
  const hasDirectory = !isDefaultCollection(first) && (isDefaultCollection(second) || classic || names.length > 2);
  const [collection = '', project = null, team, ...more] = hasDirectory ? names.slice(1) : names;
  if (more.length > 0 || (team !== undefined && marker === null)) {
    const candidates = marker === null ? [withPath(text, [...names.slice(0, -1), '_git', ...names.slice(-1)])] : [];
    const hint = 'A project is collection/project, a repository collection/project/_git/repository.';
    throw new UrlRefusal('UrlPathNotRecognized', hint, { candidates });
  }
  if (team !== undefined) notices.push(notice('UrlTeamIgnored', 'Leave the team out.'));
  const ambiguous = !certain && names.length > 1 && !(classic && names.length > 2);
  return { virtualDirectory: hasDirectory ? first : null, collection, project, ambiguous };
}

function isDefaultCollection(name: string): boolean {
  return sameName(name, 'DefaultCollection');
}

function checkVirtualDirectory(name: string): string | null {
  return /^[a-z0-9-][a-z0-9._-]{0,63}$/i.test(name) && !name.endsWith('.')
    ? null
    : 'A virtual directory consists of ASCII letters, digits, hyphens, underscores and periods.';
}

function sshDetails(text: UrlText, marker: string | null): Pick<ServerPlace, 'sshPort' | 'sshSegment'> {
  const port = Number(text.port ?? 22);
  return { ...(port === 22 ? {} : { sshPort: port }), ...(marker === '_ssh' ? { sshSegment: '_ssh' } : {}) };
}

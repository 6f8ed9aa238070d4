import { tokenShape } from './token-shape.ts';
import { UrlRefusal } from './url-refusals.ts';

/** A URL taken apart, nothing interpreted yet. */
export type UrlText = {
  scheme: 'https' | 'http' | 'ssh';
  user: string | null;
  /** Lower case, ASCII. */
  host: string;
  /** Digits as typed. */
  port: string | null;
  /** Decoded; none is empty, `.` or `..`. */
  path: string[];
  query: string | null;
  fragment: string | null;
  /** Scheme to port and what follows, as typed, for candidates only. */
  origin: string;
  rest: string;
};

const longest = 2048;
/** The longest organization name: what is longer in front of the @ is a token, not the user part of a clone URL. */
const longestUser = 50;

/**
 * Takes a URL apart by hand: `new URL()` repairs silently (tabs, backslashes, dot segments, full-width letters), and
 * what it repairs is what an attacker writes.
 * @throws UrlRefusal
 */
export function splitUrl(typed: string): UrlText {
  if (typed.length > longest) throw new UrlRefusal('UrlTooLong', 'Give the URL of the project or repository alone.');
  const text = typed.trim();
  if (text === '') throw new UrlRefusal('UrlEmpty', 'Give a URL such as https://dev.azure.com/organization/project.');
  refuseCharacters(text);
  const { scheme, authority, rest } = splitScheme(text);
  if (text.includes(' ')) {
    const hint = 'Write a space inside a name as %20.';
    throw new UrlRefusal('UrlContainsSpace', hint, { candidates: [text.replaceAll(' ', '%20')] });
  }
  const { user, host, port } = splitAuthority(scheme, authority, rest);
  if (tokenShape.test(rest)) throw credential([]);
  if (/%(?![0-9a-f]{2})/i.test(rest)) throw malformed();
  const origin = `${scheme}://${authority}`;
  const [beforeFragment, fragment] = cut(rest, '#');
  const [path, query] = cut(beforeFragment, '?');
  if (path.includes('//')) {
    const candidates = [origin + rest.replaceAll(/\/{2,}/g, '/')];
    throw new UrlRefusal('UrlEmptySegment', 'Write one slash between two names.', { candidates });
  }
  return { scheme, user, host, port, path: splitPath(path), query, fragment, origin, rest };
}

function refuseCharacters(text: string): void {
  const hint = 'Copy the URL again, from the address bar or the Clone button of Azure Repos.';
  if (/\p{Cc}/u.test(text) || !text.isWellFormed()) throw new UrlRefusal('UrlCharacterNotAllowed', hint);
  if (text.includes('\\'))
    throw new UrlRefusal('UrlCharacterNotAllowed', hint, { candidates: [text.replaceAll('\\', '/')] });
  if (text.startsWith('$/')) {
    const web = 'Give the URL of its page: https://dev.azure.com/organization/project/_versionControl?path=$/...';
    throw new UrlRefusal('UrlIsTfvcPath', web);
  }
}

function splitScheme(text: string): Pick<UrlText, 'scheme' | 'rest'> & { authority: string } {
  const withScheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text);
  const scheme = withScheme?.[1]?.toLowerCase();
  const afterScheme = text.slice(withScheme?.[0].length ?? 0);
  const end = afterScheme.search(/[/?#]/);
  const authority = end === -1 ? afterScheme : afterScheme.slice(0, end);
  if (scheme === 'https' || scheme === 'http' || scheme === 'ssh')
    return { scheme, authority, rest: afterScheme.slice(authority.length) };
  const at = authority.indexOf('@');
  const colon = authority.indexOf(':');
  // The form that scp and git know: user@host:path.
  if (scheme === undefined && at !== -1 && colon > at)
    return { scheme: 'ssh', authority: text.slice(0, colon), rest: `/${text.slice(colon + 1).replace(/^\//, '')}` };
  const bare = withScheme ? afterScheme : text.replace(/^(?:https?:|ssh:|git:\/)\/*/i, '');
  if (at !== -1 && bare.slice(0, bare.indexOf('@')).includes(':'))
    throw credential([bare.slice(bare.indexOf('@') + 1)]);
  const hint = 'Use https://, or for SSH the form git@ssh.dev.azure.com:v3/organization/project/repository.';
  throw new UrlRefusal('UrlSchemeNotSupported', hint, {
    candidates: [`https://${bare}`, `ssh://${bare}`, `git@${bare}`],
  });
}

function splitAuthority(
  scheme: UrlText['scheme'],
  authority: string,
  rest: string,
): Pick<UrlText, 'user' | 'host' | 'port'> {
  const at = authority.lastIndexOf('@');
  const user = at === -1 ? null : authority.slice(0, at);
  const withoutUser = `${scheme}://${authority.slice(at + 1)}${rest}`;
  if (user !== null && (user.includes(':') || user.length > longestUser)) throw credential([withoutUser]);
  const parts = /^(\[[0-9a-f:.]*\]|[a-z0-9._-]*)(?::(.*))?$/i.exec(authority.slice(at + 1));
  const host = parts?.[1]?.toLowerCase();
  const port = parts?.[2] ?? null;
  if (host === undefined || (user !== null && !/^(?:[\p{L}\p{M}\p{N}._][\p{L}\p{M}\p{N}._-]*)?$/u.test(user))) {
    refuseLaterAt(scheme, rest);
    const hint = 'Leave the user name out and write the host in plain letters.';
    throw new UrlRefusal('UrlAuthorityMalformed', hint, { candidates: [withoutUser] });
  }
  if (port !== null && !/^\d+$/.test(port)) {
    refuseLaterAt(scheme, rest);
    const hint = 'Leave the port out. The SSH form with a colon has no scheme: git@ssh.dev.azure.com:v3/...';
    throw new UrlRefusal('UrlPortNotAllowed', hint, {
      candidates: [`${user ?? 'git'}@${host}:${port}${rest}`, `${scheme}://${host}${rest}`],
    });
  }
  return { user, host, port };
}

/** A password may contain a slash; then its @ is found only behind what looked like the host. */
export function refuseLaterAt(scheme: UrlText['scheme'], rest: string): void {
  const at = rest.lastIndexOf('@');
  if (at !== -1) throw credential([`${scheme}://${rest.slice(at + 1)}`]);
}

function credential(candidates: string[]): UrlRefusal {
  const hint = 'Take it out of the URL and store it as a secret. If it was sent or saved anywhere, revoke it.';
  return new UrlRefusal('UrlContainsCredential', hint, { candidates });
}

function cut(text: string, mark: string): [before: string, after: string | null] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

function splitPath(path: string): string[] {
  const segments = path.split('/').filter(Boolean).map(decode);
  if (segments.some((segment) => segment === '.' || segment === '..'))
    throw new UrlRefusal('UrlDotSegment', 'Write the path out.');
  return segments;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw malformed();
  }
}

function malformed(): UrlRefusal {
  return new UrlRefusal('UrlEncodingMalformed', 'Copy the URL again from Azure Repos; a space is %20.');
}

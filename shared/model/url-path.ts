import { checkRepositoryName } from './azure-names.ts';
import { type Notice, notice, UrlRefusal } from './url-refusals.ts';
import type { UrlText } from './url-text.ts';

/** What the end of a path names, behind organization, project and team. */
export type PathEnd = {
  kind: 'repository' | 'tfvc' | 'none';
  repository: string | null;
  tfvcPath: string | null;
};

/**
 * No name in Azure DevOps starts with an underscore, so the first segment that does ends the names and says what
 * follows: `_git`, `_versionControl`, or a page such as `_build`.
 */
export function splitAtMarker(path: readonly string[]): { names: string[]; marker: string | null; after: string[] } {
  const at = path.findIndex((segment) => segment.startsWith('_'));
  if (at === -1) return { names: [...path], marker: null, after: [] };
  return { names: path.slice(0, at), marker: path[at]?.toLowerCase() ?? null, after: path.slice(at + 1) };
}

/** @throws UrlRefusal */
export function readPathEnd(text: UrlText, marker: string | null, after: string[], notices: Notice[]): PathEnd {
  const nothing: PathEnd = { kind: 'none', repository: null, tfvcPath: null };
  if (marker === null) return nothing;
  if (marker === '_git' || (marker === '_ssh' && text.scheme === 'ssh')) {
    const [repository, ...page] = withoutView(after, notices);
    if (page.length > 0) notices.push(notice('UrlPageIgnored', 'Leave out what follows the name of the repository.'));
    if (repository === undefined) {
      notices.push(notice('UrlGitSegmentIgnored', 'Leave out _git, or add the name of a repository behind it.'));
      return nothing;
    }
    return { ...nothing, kind: 'repository', repository: requireName(text, repository, checkRepositoryName) };
  }
  if (marker === '_versioncontrol' && text.scheme !== 'ssh')
    return { ...nothing, kind: 'tfvc', tfvcPath: readTfvcPath(text) };
  if (marker === '_apis' || text.scheme === 'ssh') {
    const candidates = [withPath(text, splitAtMarker(text.path).names)];
    const hint = 'Use the URL from the Clone button of Azure Repos, or that of the project in the browser.';
    throw new UrlRefusal('UrlPathNotRecognized', hint, { candidates });
  }
  notices.push(notice('UrlPageIgnored', 'Leave out what follows the name of the project.'));
  return nothing;
}

/** `_full` and `_optimized` choose which refs git is offered; they are not part of a repository's name. */
export function withoutView(names: string[], notices: Notice[]): string[] {
  const view = names[0]?.toLowerCase();
  if (view !== '_full' && view !== '_optimized') return names;
  notices.push(notice('UrlViewIgnored', 'Leave the view out.'));
  return names.slice(1);
}

/**
 * The name itself, if Azure DevOps allows it.
 * @throws UrlRefusal
 */
export function requireName(text: UrlText, name: string, check: (name: string) => string | null): string {
  const fault = check(name);
  if (fault === null) return name;
  if (/%[0-9a-f]{2}/i.test(name)) {
    const candidates = [text.origin + text.rest.replaceAll(/%25(?=[0-9a-f]{2})/gi, '%')];
    throw new UrlRefusal('UrlDoubleEncoded', 'Encode each name once: a space is %20, not %2520.', { candidates });
  }
  const hint = 'Compare the name with the one that Azure DevOps shows, and encode it once (a space is %20).';
  throw new UrlRefusal('UrlNameInvalid', hint, { message: fault });
}

/** The URL with another path, for a candidate. */
export function withPath({ origin }: UrlText, path: readonly string[]): string {
  return [origin, ...path.map(encodeURIComponent)].join('/');
}

function readTfvcPath({ query, fragment }: UrlText): string | null {
  const path = new URLSearchParams(query ?? '').get('path') ?? new URLSearchParams(fragment ?? '').get('path');
  if (path === null) return null;
  const trimmed = path.length > 2 ? path.replace(/\/$/, '') : path;
  const steps = trimmed === '$/' ? [] : trimmed.slice(2).split('/');
  const misstep = steps.some((step) => step === '' || step === '.' || step === '..');
  if (!/^\$\/[^&<>'"]*$/.test(trimmed) || /\p{Cc}/u.test(trimmed) || misstep || trimmed.length > 399) {
    const message = 'The path of the URL is not a TFVC path of at most 399 characters that starts with $/.';
    throw new UrlRefusal('UrlNameInvalid', 'Open the folder in the browser and copy its address again.', { message });
  }
  return trimmed;
}

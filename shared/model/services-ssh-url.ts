import { checkOrganizationName, checkProjectName, checkRepositoryName, sameName } from './azure-names.ts';
import type { ServicesHost } from './services-host.ts';
import { namesNothing, readProjectPath, type ServicesPlace, withoutProject } from './services-path.ts';
import { requireName, withoutView } from './url-path.ts';
import { type Notice, notice, UrlRefusal } from './url-refusals.ts';
import type { UrlText } from './url-text.ts';

/**
 * Every SSH form that Azure Repos has had, from `git@ssh.dev.azure.com:v3/{organization}/{project}/{repository}` back
 * to `ssh://{organization}@{organization}.visualstudio.com:22/{project}/_git/{repository}`.
 * @throws UrlRefusal
 */
export function readServicesSsh(text: UrlText, at: ServicesHost, notices: Notice[]): ServicesPlace {
  const isV3 = text.path[0]?.toLowerCase() === 'v3';
  switch (at.form) {
    case 'https': {
      const hint = 'For SSH use git@ssh.dev.azure.com:v3/organization/project/repository.';
      throw new UrlRefusal('UrlSchemeNotServed', hint, { candidates: [current(text.rest)] });
    }
    case 'ssh': {
      if (text.path.length === 0) throw namesNothing();
      if (!isV3) {
        const hint = 'Put v3/ before the organization.';
        throw new UrlRefusal('UrlSshVersionMissing', hint, { candidates: [current(`/v3${text.rest}`)] });
      }
      if (text.user !== 'git') throw wrongUser('Everybody is git@ on ssh.dev.azure.com; the key says who it is.', text);
      return readV3(text, text.path[1], notices);
    }
    case 'legacy ssh': {
      const organization = isV3 ? text.path[1] : (text.user ?? undefined);
      if (organization !== undefined && !sameName(text.user ?? '', organization))
        throw wrongUser('On vs-ssh.visualstudio.com the user is the organization.', text);
      return isV3 ? readV3(text, organization, notices) : readRetired(text, organization, notices);
    }
    case 'legacy ssh of one organization': {
      const { organization } = at;
      if (!isV3) return readRetired(text, organization, notices);
      notices.push(retired());
      const collection = text.path[1] ?? '';
      if (sameName(collection, 'DefaultCollection')) return readDefaultCollection(text, organization, notices);
      if (sameName(collection, organization)) return readV3(text, organization, notices);
      throw new UrlRefusal('UrlPathNotRecognized', 'Host and path name different organizations.');
    }
    case 'legacy':
      return readRetired(text, at.organization, notices);
  }
}

/** `v3/{organization}[/{project}[/{repository}]]` */
function readV3(text: UrlText, organization: string | undefined, notices: Notice[]): ServicesPlace {
  if (organization === undefined) throw namesNothing();
  requireName(text, organization, checkOrganizationName);
  return { organization, ...readV3Names(text, text.path.slice(2), notices) };
}

function readV3Names(text: UrlText, names: string[], notices: Notice[]): Omit<ServicesPlace, 'organization'> {
  const [project, ...end] = names;
  if (project === undefined) {
    notices.push(withoutProject());
    return { kind: 'none', project: null, repository: null, tfvcPath: null };
  }
  requireName(text, project, checkProjectName);
  const [repository, ...more] = withoutView(withoutGit(end, notices), notices);
  if (more.length > 0) {
    const hint = 'An SSH URL ends with the name of the repository: v3/organization/project/repository.';
    const candidates = [`${text.origin}/${text.rest.split('/').slice(1, 5).join('/')}`];
    throw new UrlRefusal('UrlPathNotRecognized', hint, { candidates });
  }
  if (repository === undefined) return { kind: 'none', project, repository: null, tfvcPath: null };
  requireName(text, repository, checkRepositoryName);
  return { kind: 'repository', project, repository, tfvcPath: null };
}

function withoutGit(names: string[], notices: Notice[]): string[] {
  if (names[0]?.toLowerCase() !== '_git') return names;
  notices.push(notice('UrlGitSegmentIgnored', 'Leave out _git: the SSH form has none.'));
  return names.slice(1);
}

/** `v3/DefaultCollection/[{project}/]{repository}`, as service hooks still write it. */
function readDefaultCollection(text: UrlText, organization: string, notices: Notice[]): ServicesPlace {
  const names = text.path.slice(2);
  return { organization, ...readV3Names(text, names.length === 1 ? [...names, ...names] : names, notices) };
}

/** `[DefaultCollection/][{project}/]_ssh/{repository}`, of the time when the user or the host was the organization. */
function readRetired(text: UrlText, organization: string | undefined, notices: Notice[]): ServicesPlace {
  if (organization === undefined) throw wrongUser('On vs-ssh.visualstudio.com the user is the organization.', text);
  if (text.user !== null && text.user !== 'git' && !sameName(text.user, organization))
    throw wrongUser('On this host the user is the organization.', text);
  requireName(text, organization, checkOrganizationName);
  notices.push(retired());
  return { organization, ...readProjectPath(text, text.path, notices) };
}

function retired(): Notice {
  return notice('UrlFormRetired', 'Use git@ssh.dev.azure.com:v3/organization/project/repository.');
}

function wrongUser(hint: string, text: UrlText): UrlRefusal {
  return new UrlRefusal('UrlSshUserWrong', hint, { candidates: [current(text.rest)] });
}

function current(rest: string): string {
  return `git@ssh.dev.azure.com:${rest}`;
}

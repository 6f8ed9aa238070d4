import { checkProjectName, sameName } from './azure-names.ts';
import { type PathEnd, readPathEnd, requireName, splitAtMarker, withPath } from './url-path.ts';
import { type Notice, notice, UrlRefusal } from './url-refusals.ts';
import type { UrlText } from './url-text.ts';

/** What a URL of Azure DevOps Services names, whatever its form. */
export type ServicesPlace = { organization: string; project: string | null } & PathEnd;

/**
 * `[DefaultCollection/][project[/team]][/_git/repository]` and its kin, behind the organization.
 * @throws UrlRefusal
 */
export function readProjectPath(text: UrlText, path: string[], notices: Notice[]): Omit<ServicesPlace, 'organization'> {
  // An organization was once an account with this one collection; no project can have that name.
  const { names, marker, after } = splitAtMarker(sameName(path[0] ?? '', 'DefaultCollection') ? path.slice(1) : path);
  const [typedProject, team, ...more] = names;
  if (more.length > 0 || (team !== undefined && marker === null)) {
    const candidates =
      marker === null ? [withPath(text, [...text.path.slice(0, -1), '_git', ...text.path.slice(-1)])] : [];
    const hint = 'A project is organization/project, a repository organization/project/_git/repository.';
    throw new UrlRefusal('UrlPathNotRecognized', hint, { candidates });
  }
  if (team !== undefined) notices.push(notice('UrlTeamIgnored', 'Leave the team out.'));
  const end = readPathEnd(text, marker, after, notices);
  // https://dev.azure.com/organization/_git/name is short for a repository that is called like its project.
  const project = typedProject ?? end.repository ?? end.tfvcPath?.split('/')[1] ?? '';
  if (project !== '') return { ...end, project: requireName(text, project, checkProjectName) };
  notices.push(withoutProject());
  return { ...end, kind: 'none', tfvcPath: null, project: null };
}

export function withoutProject(): Notice {
  return notice('UrlWithoutProject', 'Add the project: https://dev.azure.com/organization/project.');
}

export function namesNothing(): UrlRefusal {
  const hint = 'Add the organization and the project: https://dev.azure.com/organization/project.';
  return new UrlRefusal('UrlNamesNothing', hint);
}

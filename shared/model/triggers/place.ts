import { sameName } from '../azure-names.ts';
import type { GitEvent } from '../git-event.ts';

/** What a trigger watches: a repository, or with `repository: null` every one of a project. */
export type Place = {
  organization: string;
  project: string;
  projectId: string | null;
  repository: { id: string | null; name: string } | null;
};

/**
 * Whether an event took place there. Ids decide where both sides have one, since names can be given to others; names,
 * without regard to case, where not. An event without an organization matches by ids alone.
 */
export function isAt({ organization, project, projectId, repository }: Place, event: GitEvent): boolean {
  const there = event.repository;
  const sameProjectName =
    event.organization !== null &&
    there.projectName !== null &&
    sameName(event.organization, organization) &&
    sameName(there.projectName, project);
  if (repository === null) {
    return projectId !== null && there.projectId !== null ? sameId(projectId, there.projectId) : sameProjectName;
  }
  if (repository.id !== null && there.id !== null) return sameId(repository.id, there.id);
  return sameProjectName && there.name !== null && sameName(there.name, repository.name);
}

function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

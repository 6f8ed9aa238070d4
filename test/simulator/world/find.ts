import { findSentinel } from '../sentinels.ts';
import { findSshSentinel } from '../ssh/sentinels.ts';
import { guidOf } from './guid.ts';
import type { Organization, Project, Repository } from './places.ts';

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
const byNameOrId =
  (nameOrId: string) =>
  ({ name, id }: { name: string; id: string }) =>
    same(name, nameOrId) || same(id, nameOrId);

/** A name that is a sentinel is an organization too: a copy of fabrikam. */
export function findOrganization(organizations: readonly Organization[], name: string): Organization | undefined {
  const known = organizations.find((organization) => same(organization.name, name));
  if (known || !findSentinel(name)) return known;
  const fabrikam = organizations.find((organization) => organization.name === 'fabrikam');
  return fabrikam && { ...fabrikam, id: guidOf('organization', name), name, misbehaviour: null };
}

/** And a project, and a repository: made when it is first asked for. */
export function findProject(organization: Organization, nameOrId: string): Project | undefined {
  const known = organization.projects.find(byNameOrId(nameOrId));
  const model = organization.projects.find((project) => project.versionControl.git);
  if (known || !model || !findSentinel(nameOrId)) return known;
  const id = guidOf('project', organization.name, nameOrId);
  const project = { ...model, id, name: nameOrId, listed: false, misbehaviour: null };
  organization.projects.push(project);
  return project;
}

export function findRepository(project: Project, nameOrId: string): Repository | undefined {
  const known = project.repositories.find(byNameOrId(nameOrId));
  const model = project.repositories.find(({ name }) => name === 'web');
  if (known || !model || !(findSentinel(nameOrId) ?? findSshSentinel(nameOrId))) return known;
  const id = guidOf('repository', project.id, nameOrId);
  const differences = { isDisabled: false, listed: false, misbehaviour: null };
  const repository = { ...model, id, name: nameOrId, ...differences };
  project.repositories.push(repository);
  return repository;
}

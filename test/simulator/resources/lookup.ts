import type { Answer, SignedIn } from '../exchange.ts';
import { projectMissing, repositoryMissing } from '../refusals.ts';
import type { Project, Repository } from '../world/places.ts';

export type Found<T> = { found: T } | { answer: Answer };
export type InProject = { project: Project; repository: Repository };
/** Who looks for what, at any door. */
export type Seeker = Pick<SignedIn, 'world' | 'organization' | 'caller' | 'names'>;

/** The projects that the caller may read. */
export function visibleProjects({ organization, caller }: Seeker): Project[] {
  return caller?.sees === 'every project' ? organization.projects : [];
}

export function findProject(exchange: Seeker, nameOrId: string): Found<Project> {
  const project = exchange.world.findProject(exchange.organization, nameOrId);
  const visible = project !== undefined && visibleProjects(exchange).includes(project);
  return visible ? { found: project } : { answer: projectMissing(nameOrId) };
}

/** A repository by name or id, in its project or, by id alone, anywhere. A disabled one is as good as missing. */
export function findRepository(exchange: Seeker): Found<InProject> {
  const { names, world } = exchange;
  const wanted = names.repository ?? '';
  let projects = visibleProjects(exchange);
  if (names.project !== undefined) {
    const project = findProject(exchange, names.project);
    if ('answer' in project) return project;
    projects = [project.found];
  }
  for (const project of projects) {
    const repository = world.findRepository(project, wanted);
    if (repository && !repository.isDisabled) return { found: { project, repository } };
  }
  return { answer: repositoryMissing(wanted) };
}

import type { Outcome, SignedIn } from '../exchange.ts';
import type { Project, Repository } from '../world/places.ts';
import { listOf } from './list.ts';
import { findProject, findRepository, visibleProjects } from './lookup.ts';
import type { InProject } from './lookup.ts';
import { projectReference } from './projects.ts';

/** `GET [{project}/]_apis/git/repositories`: the only place where a disabled repository still shows. */
export function listRepositories(exchange: SignedIn): Outcome {
  let projects = visibleProjects(exchange).filter(({ listed }) => listed);
  if (exchange.names.project !== undefined) {
    const project = findProject(exchange, exchange.names.project);
    if ('answer' in project) return project;
    projects = [project.found];
  }
  const rows = projects.flatMap((project) =>
    project.repositories
      .filter(({ listed }) => listed)
      .map((repository) => describeRepository(exchange, { project, repository })),
  );
  return { json: listOf(rows) };
}

/** `GET [{project}/]_apis/git/repositories/{nameOrId}` */
export function getRepository(exchange: SignedIn): Outcome {
  const place = findRepository(exchange);
  return 'answer' in place ? place : { json: describeRepository(exchange, place.found) };
}

export function describeRepository(exchange: SignedIn, { project, repository }: InProject) {
  const { id, name, defaultBranch, isDisabled, isInMaintenance } = repository;
  const webUrl = webUrlOf(exchange, project, repository);
  return {
    id,
    name,
    url: `${exchange.address.root}/${project.id}/_apis/git/repositories/${id}`,
    project: projectReference(exchange, project),
    ...(defaultBranch === null ? {} : { defaultBranch }),
    size: defaultBranch === null ? 0 : 3141,
    remoteUrl: remoteUrlOf(exchange, webUrl),
    sshUrl: `git@ssh.dev.azure.com:v3/${[exchange.organization.name, project.name, name].map(encodeURIComponent).join('/')}`,
    webUrl,
    isDisabled,
    isInMaintenance,
  };
}

function webUrlOf({ address }: SignedIn, project: Project, repository: Repository): string {
  return `${address.root}/${encodeURIComponent(project.name)}/_git/${encodeURIComponent(repository.name)}`;
}

/** On dev.azure.com the user part is the organization, so that credential helpers can tell organizations apart. */
function remoteUrlOf({ address, organization }: SignedIn, webUrl: string): string {
  if (address.form !== 'dev.azure.com') return webUrl;
  return webUrl.replace('://', `://${encodeURIComponent(organization.name)}@`);
}

import type { Outcome, SignedIn } from '../exchange.ts';
import type { Project } from '../world/places.ts';
import { listOf, pageOf } from './list.ts';
import { findProject, visibleProjects } from './lookup.ts';

const defaultTop = 100;

/** `GET _apis/projects` */
export function listProjects(exchange: SignedIn): Outcome {
  const projects = visibleProjects(exchange).filter(({ listed }) => listed);
  const { page, next } = pageOf(projects, exchange.address.query, defaultTop);
  return { json: listOf(page.map((project) => projectReference(exchange, project))), next };
}

/** `GET _apis/projects/{idOrName}?includeCapabilities=true`: the capabilities tell Git from TFVC, in strings. */
export function getProject(exchange: SignedIn): Outcome {
  const project = findProject(exchange, exchange.names.project ?? '');
  if ('answer' in project) return project;
  const reference = projectReference(exchange, project.found);
  if (exchange.address.query.get('includeCapabilities') !== 'true') return { json: reference };
  const { git, tfvc } = project.found.versionControl;
  const versioncontrol = {
    sourceControlType: git ? 'Git' : 'Tfvc',
    gitEnabled: git ? 'True' : 'False',
    tfvcEnabled: tfvc ? 'True' : 'False',
  };
  return { json: { ...reference, capabilities: { versioncontrol } } };
}

export function projectReference({ address }: SignedIn, { id, name, visibility }: Project) {
  return {
    id,
    name,
    url: `${address.root}/_apis/projects/${id}`,
    state: 'wellFormed',
    revision: 11,
    visibility,
    lastUpdateTime: '2026-03-14T09:26:53.5897932Z',
  };
}

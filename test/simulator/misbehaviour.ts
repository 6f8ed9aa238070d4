import type { Door, Exchange } from './exchange.ts';
import { findSentinel } from './sentinels.ts';
import type { Sentinel } from './sentinel.ts';
import type { Misbehaviour, Repository } from './world/places.ts';

/** The sentinel that rules this exchange: of the organization, else of the project, else of the repository. */
export function misbehaviourAt({ address, names, door, world }: Exchange): Sentinel | null {
  const organization = world.findOrganization(address.organization);
  const project =
    organization && names.project !== undefined ? world.findProject(organization, names.project) : undefined;
  const projects = project ? [project] : (organization?.projects ?? []);
  const wanted = names.repository;
  let repository: Repository | undefined;
  for (const one of projects) repository ??= wanted === undefined ? undefined : world.findRepository(one, wanted);
  for (const place of [organization, project, repository]) {
    if (!place) continue;
    const sentinel = told(place.misbehaviour, door) ?? findSentinel(place.name, door);
    if (sentinel) return sentinel;
  }
  return null;
}

function told(misbehaviour: Misbehaviour | null, door: Door): Sentinel | null {
  if (!misbehaviour || misbehaviour.timesLeft <= 0) return null;
  if (misbehaviour.door !== 'both' && misbehaviour.door !== door) return null;
  const sentinel = findSentinel(misbehaviour.sentinel, door);
  if (sentinel) misbehaviour.timesLeft -= 1;
  return sentinel;
}

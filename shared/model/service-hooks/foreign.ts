import { sameName } from '../azure-names.ts';
import type { GitEvent } from '../git-event.ts';
import type { RepositoryAddress } from '../repository-address.ts';

/** What a connector and the subscription for it are about. */
export type Watched = {
  address: RepositoryAddress;
  /** All repositories of the project; the one in the address is only tried. */
  wholeProject: boolean;
  /** Inputs of the subscription, such as `projectId` and `repository`, both ids; the empty text is any. */
  inputs: Readonly<Record<string, string>>;
};

/**
 * Whether an event says that it took place somewhere else than what is watched. Ids decide where both sides have one,
 * since a repository may be called otherwise by now. What a payload leaves out speaks against nothing: a subscription may
 * ask for little, and who sent it has shown the password.
 */
export function isForeign(event: GitEvent, { address, wholeProject, inputs }: Watched): boolean {
  const { organization, repository } = event;
  if (organization !== null && !sameName(organization, address.organization)) return true;
  if (differs([inputs['projectId'], repository.projectId], [address.project, repository.projectName])) return true;
  const name = wholeProject ? null : address.repository;
  const wasCalledSo = name !== null && namesOf(event).some((one) => sameName(one, name));
  return differs([inputs['repository'], repository.id], [wasCalledSo ? null : name, repository.name]);
}

/**
 * An event at the place of its connector. On Services a payload names the organization; that of a Server has no name in
 * it that could be trusted, and the connector knows.
 */
export function atConnector<Event extends GitEvent>(
  event: Event,
  { deployment, organization }: RepositoryAddress,
): Event {
  return { ...event, organization: deployment === 'server' ? organization : (event.organization ?? organization) };
}

/** Whether an event is about the repository that the connector tries with git, by its name of now or of before. */
export function concernsRepository(event: GitEvent, { address, wholeProject, inputs }: Watched): boolean {
  const { repository } = address;
  if (repository === null) return false;
  const { id } = event.repository;
  if (!wholeProject && inputs['repository'] && id !== null) return sameId(inputs['repository'], id);
  return namesOf(event).some((one) => sameName(one, repository));
}

/** Of the repository, now and before. */
function namesOf(event: GitEvent): string[] {
  return [event.repository.name, event.kind === 'repository' ? event.oldName : null].filter((name) => name !== null);
}

type Pair = [wanted: string | null | undefined, found: string | null];

function differs([wantedId, id]: Pair, [wantedName, name]: Pair): boolean {
  if (wantedId && id !== null) return !sameId(wantedId, id);
  return Boolean(wantedName) && name !== null && !sameName(wantedName ?? '', name);
}

function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

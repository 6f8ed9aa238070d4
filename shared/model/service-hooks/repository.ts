import type { EventRepository, Occurrence, RepositoryEvent } from '../git-event.ts';
import { at, personAt, repositoryAt, textAt } from './fields.ts';

const actions: ReadonlyMap<string, RepositoryEvent['action']> = new Map([
  ['git.repo.created', 'created'],
  ['git.repo.deleted', 'deleted'],
  ['git.repo.undeleted', 'undeleted'],
  ['git.repo.renamed', 'renamed'],
  ['git.repo.forked', 'forked'],
]);

/** What happened to a repository as such. Null for an event type that tells of something else. */
export function toRepositoryEvent(
  eventType: string,
  resource: unknown,
  occurrence: Occurrence,
): RepositoryEvent | null {
  const disabled = at(resource, 'disabled');
  const switched = eventType === 'git.repo.statuschanged' ? (disabled === true ? 'disabled' : 'enabled') : undefined;
  const action = actions.get(eventType) ?? switched;
  if (action === undefined) return null;
  const repository = repositoryOf(resource);
  return {
    ...occurrence,
    repository: { ...repository, name: repository.name ?? textAt(resource, 'newName') },
    sender: personAt(resource, 'initiatedBy') ?? occurrence.sender,
    kind: 'repository',
    action,
    oldName: textAt(resource, 'oldName'),
  };
}

/** A deleted repository is no object any more, only its id, its name and its project. */
function repositoryOf(resource: unknown): EventRepository {
  if (at(resource, 'repository') !== undefined) return repositoryAt(resource, 'repository');
  return {
    id: textAt(resource, 'repositoryId'),
    name: textAt(resource, 'repositoryName'),
    projectId: textAt(resource, 'project', 'id'),
    projectName: textAt(resource, 'project', 'name'),
  };
}

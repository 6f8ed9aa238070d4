import type { Outcome, SignedIn } from '../exchange.ts';
import { listOf, pageOf } from './list.ts';
import { findRepository } from './lookup.ts';

/**
 * `GET …/repositories/{nameOrId}/refs?filter=heads/main`: the filter is a prefix, so `heads/main2` matches too. Paged
 * only when the caller names a `$top`.
 */
export async function listRefs(exchange: SignedIn): Promise<Outcome> {
  const place = findRepository(exchange);
  if ('answer' in place) return place;
  const { address, organization } = exchange;
  const { project, repository } = place.found;
  const prefix = `refs/${address.query.get('filter') ?? ''}`;
  const refs = await exchange.git.refs(repository.folder);
  const { page, next } = pageOf(
    refs.filter(({ name }) => name.startsWith(prefix)),
    address.query,
    Infinity,
  );
  const value = page.map(({ name, objectId }) => ({
    name,
    objectId,
    creator: creatorIn(organization.name),
    url: `${address.root}/${project.id}/_apis/git/repositories/${repository.id}/refs?filter=${encodeURIComponent(name.slice('refs/'.length))}`,
  }));
  return { json: listOf(value), next };
}

function creatorIn(organization: string) {
  return { displayName: 'Ana Bowman', uniqueName: `ana.bowman@${organization}.example` };
}

import { readChanges } from '../code/changes.ts';
import { readCommits, resolveCommit } from '../code/history.ts';
import { describeCommit, urlOf } from '../code/shapes.ts';
import type { Outcome, SignedIn } from '../exchange.ts';
import { commitMissing } from '../refusals.ts';
import { countChanges, describeChange } from './change-shapes.ts';
import { listOf } from './list.ts';
import { findSite } from './site.ts';
import { commitOf, readVersion } from './version.ts';

const defaultTop = 100;

/**
 * `GET …/commits?searchCriteria.itemVersion.version=&compareVersion.version=&itemPath=&$top=&$skip=`: the newest first;
 * with a version to compare with, those that it has and the item's has not.
 */
export async function listCommits(exchange: SignedIn): Promise<Outcome> {
  const place = findSite(exchange);
  if ('answer' in place) return place;
  const { query, root } = exchange.address;
  const { repository } = place.site;
  const version = (name: string) =>
    readVersion(query, `searchCriteria.${name}.version`, `searchCriteria.${name}.versionType`);
  const branch = repository.defaultBranch?.replace('refs/heads/', '') ?? '';
  const wanted = version('itemVersion') ?? { kind: 'Branch', version: branch };
  const item = repository.defaultBranch === null ? null : await commitOf(exchange, repository, wanted);
  if (item === null) return { json: listOf([]) };
  if ('answer' in item) return item;
  const compared = version('compareVersion');
  const other = compared === null ? null : await commitOf(exchange, repository, compared);
  if (other !== null && 'answer' in other) return other;
  const number = (name: string) => Number(query.get(name) ?? query.get(`searchCriteria.${name}`) ?? Number.NaN);
  const path = query.get('searchCriteria.itemPath')?.replace(/^\//, '') ?? '';
  const commits = await readCommits(exchange.git, repository.folder, {
    of: [(other ?? item).commit],
    without: other === null ? [] : [item.commit],
    skip: number('$skip') || 0,
    most: number('$top') || defaultTop,
    ...(path === '' ? {} : { path }),
  });
  const value = commits.map((commit) => describeCommit(root, place.site, commit));
  return { json: listOf(value) };
}

/** `GET …/commits/{commit}` */
export async function getCommit(exchange: SignedIn): Promise<Outcome> {
  const place = await findCommit(exchange);
  if ('answer' in place) return place;
  const { site, commit } = place;
  const { root } = exchange.address;
  const { treeId, parents } = commit;
  return { json: { treeId, parents, ...describeCommit(root, site, commit), remoteUrl: urlOf(root, site) } };
}

/** `GET …/commits/{commit}/changes?top=&skip=`: against its first parent. */
export async function listCommitChanges(exchange: SignedIn): Promise<Outcome> {
  const place = await findCommit(exchange);
  if ('answer' in place) return place;
  const { site, commit } = place;
  const { query, root } = exchange.address;
  const { git } = exchange;
  const changes = await readChanges(git, site.repository.folder, commit.parents[0] ?? null, commit.commitId);
  const skip = Number(query.get('skip') ?? 0);
  const page = changes.slice(skip, skip + Number(query.get('top') ?? defaultTop));
  const described = page.map((change) => describeChange(root, site, change, commit.commitId));
  return { json: { changeCounts: countChanges(changes), changes: described } };
}

async function findCommit(exchange: SignedIn) {
  const place = findSite(exchange);
  if ('answer' in place) return place;
  const { folder } = place.site.repository;
  const wanted = exchange.names.commit ?? '';
  const id = await resolveCommit(exchange.git, folder, wanted.toLowerCase());
  const [commit] = id === null ? [] : await readCommits(exchange.git, folder, { of: [id], most: 1 });
  return commit ? { ...place, commit } : { answer: commitMissing(wanted) };
}

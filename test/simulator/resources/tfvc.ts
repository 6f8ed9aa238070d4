import type { Outcome, SignedIn } from '../exchange.ts';
import { tfvcItemMissing } from '../refusals.ts';
import { serviceError } from '../service-error.ts';
import type { Changeset, Project } from '../world/places.ts';
import { listOf, pageOf } from './list.ts';
import { findProject, visibleProjects } from './lookup.ts';

type Item = { path: string; isFolder: boolean; version: number; changeDate: string };

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
const within = (path: string, folder: string) => path.toLowerCase().startsWith(`${folder.toLowerCase()}/`);

/** `GET {project}/_apis/tfvc/items?scopePath=$/Project/folder&recursionLevel=…`: the item itself comes first. */
export function listItems(exchange: SignedIn): Outcome {
  const place = findProject(exchange, exchange.names.project ?? '');
  if ('answer' in place) return place;
  const { query, root } = exchange.address;
  const wanted = query.get('scopePath') ?? query.get('path') ?? rootOf(place.found);
  const items = place.found.versionControl.tfvc ? itemsOf(place.found) : [];
  const item = items.find(({ path }) => same(path, wanted));
  if (item === undefined) return { answer: tfvcItemMissing(wanted) };
  const level = (query.get('recursionLevel') ?? 'none').toLowerCase();
  const below = items.filter(({ path }) => within(path, item.path));
  const shown =
    level === 'none' || level === '0'
      ? []
      : below.filter(({ path }) => level === 'full' || level === '120' || !within(path, childOf(path, item.path)));
  const rows = [item, ...shown].map(({ isFolder, ...row }) => ({
    ...row,
    ...(isFolder ? { isFolder } : {}),
    url: `${root}/_apis/tfvc/items/${row.path}`,
  }));
  return { json: listOf(rows) };
}

/** `GET {project}/_apis/tfvc/changesets?searchCriteria.itemPath=$/Project/folder&$top=1`: the newest first. */
export function listChangesets(exchange: SignedIn): Outcome {
  const place = findProject(exchange, exchange.names.project ?? '');
  if ('answer' in place) return place;
  const { query, root } = exchange.address;
  const path = query.get('searchCriteria.itemPath') ?? rootOf(place.found);
  const changed = place.found.changesets.filter(({ paths }) =>
    paths.some((one) => same(one, path) || within(one, path)),
  );
  const author = { displayName: 'Ana Bowman', uniqueName: 'ana.bowman@fabrikam.example' };
  const { page } = pageOf(changed.toReversed(), query, 100);
  const value = page.map(({ id, createdDate, comment }) => ({
    changesetId: id,
    url: `${root}/_apis/tfvc/changesets/${id}`,
    author,
    checkedInBy: author,
    createdDate,
    comment,
  }));
  return { json: listOf(value) };
}

/** `GET _apis/tfvc/changesets/{id}/changes?$top=&$skip=`: a changeset is the collection's, not a project's. */
export function listChangesetChanges(exchange: SignedIn): Outcome {
  const { query, root } = exchange.address;
  const wanted = exchange.names.changeset ?? '';
  const all = visibleProjects(exchange).flatMap(({ changesets }) => changesets);
  const found = all.find(({ id }) => String(id) === wanted);
  if (!found) {
    const message = `TF14019: The changeset ${wanted} does not exist.`;
    return {
      answer: serviceError(
        404,
        'Microsoft.TeamFoundation.VersionControl.Server',
        'ChangesetNotFoundException',
        message,
      ),
    };
  }
  const { page } = pageOf(found.paths, query, 100);
  const value = page.map((path) => ({
    item: { version: found.id, path, url: `${root}/_apis/tfvc/items/${path}` },
    changeType: 'add',
  }));
  return { json: listOf(value) };
}

function rootOf({ name }: Project): string {
  return `$/${name}`;
}

/** Every file that was ever checked in, and the folders above it. The root is there from the start. */
function itemsOf(project: Project): Item[] {
  const root = { path: rootOf(project), isFolder: true, version: 1, changeDate: '2024-02-29T08:00:00Z' };
  const items = new Map<string, Item>([[root.path, root]]);
  for (const changeset of project.changesets) {
    for (const path of changeset.paths) addItem(items, path, changeset);
  }
  return [...items.values()];
}

function addItem(items: Map<string, Item>, path: string, { id, createdDate }: Changeset): void {
  const names = path.split('/');
  for (let depth = 3; depth <= names.length; depth++) {
    const one = names.slice(0, depth).join('/');
    items.set(one, { path: one, isFolder: depth < names.length, version: id, changeDate: createdDate });
  }
}

/** The item directly in the folder under which the path is. */
function childOf(path: string, folder: string): string {
  return path
    .split('/')
    .slice(0, folder.split('/').length + 1)
    .join('/');
}

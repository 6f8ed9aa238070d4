import { z } from 'zod';
import type { Answered, Refusal } from '../model/reasons/refusal.ts';
import type { Ask, Caller } from './ask.ts';
import { listOf } from './list-of.ts';
import type { Locations, Resource } from './locations.ts';

export type TfvcProof = {
  /** As the server spells it. */
  path: string;
  folder: boolean;
  /** The latest change at or below the path; null where nothing was ever checked in. */
  changeset: { id: number; createdDate: string | null } | null;
};

/** https://github.com/microsoft/azure-devops-node-api, TfvcApi.getItems and getChangesets */
const items: Resource = {
  area: 'tfvc',
  id: 'ba9fc436-9a38-4578-89d6-e4f3241f5040',
  version: '7.2-preview.1',
  onServices: ({ project = '' }) => [project, '_apis', 'tfvc', 'items'],
};
const changesets: Resource = {
  area: 'tfvc',
  id: '0bc8f0a4-6bfb-42a9-ba84-139da7b99c49',
  version: '7.2-preview.3',
  onServices: ({ project = '' }) => [project, '_apis', 'tfvc', 'changesets'],
};

const foundItems = listOf(z.object({ path: z.string(), isFolder: z.boolean().optional() }));
const foundChangesets = listOf(z.object({ changesetId: z.number(), createdDate: z.string().nullish() }));

/**
 * Reads one item of TFVC, and the latest changeset as the proof that history can be read. The item alone is asked for,
 * not what is in it, so that the answer stays small however large the folder is.
 * https://learn.microsoft.com/rest/api/azure/devops/tfvc/items/list
 */
export async function askTfvc(
  ask: Ask,
  { locate }: Locations,
  caller: Caller,
  project: string,
  path: string,
): Promise<Answered<TfvcProof>> {
  const itemsAt = await locate(caller, items, { project });
  if (!itemsAt.ok) return itemsAt;
  const query = { scopePath: path, recursionLevel: 'None' };
  const found = await ask(caller, { url: withQuery(itemsAt.value, query), shape: foundItems });
  if (!found.ok) return { ...found, ...pathMissing(found, path) };
  const [first] = found.value.value;
  // A folder is in its own list, the empty root of a project too; some list of nothing is no proof of anything.
  if (first === undefined) return { ...found, ok: false, ...pathNotFound(path) };
  const item = found.value.value.find((one) => same(one.path, path));
  if (item === undefined) {
    return { ...found, ok: false, reason: 'AnswerMismatch', blanks: { asked: path, answered: first.path } };
  }
  const changesetsAt = await locate(caller, changesets, { project });
  if (!changesetsAt.ok) return changesetsAt;
  const newest = { 'searchCriteria.itemPath': path, $top: '1' };
  const changes = await ask(caller, { url: withQuery(changesetsAt.value, newest), shape: foundChangesets });
  const proof = { path: item.path, folder: item.isFolder ?? false, changeset: null };
  if (!changes.ok) {
    // Where nothing was checked in there is no history to be asked about, and no answer to that is on record.
    const refusal = pathMissing(changes, path);
    return refusal.reason === 'TfvcPathNotFound' ? { ...found, value: proof } : { ...changes, ...refusal };
  }
  const [latest] = changes.value.value;
  const changeset = latest === undefined ? null : { id: latest.changesetId, createdDate: latest.createdDate ?? null };
  return { ...changes, value: { ...proof, changeset } };
}

/** Refusals that Azure DevOps writes itself, with status 404 and another name than those of projects. */
function pathMissing(refusal: Refusal, path: string): Pick<Refusal, 'reason' | 'blanks'> {
  const { reason, blanks, evidence } = refusal;
  const missing = evidence['status'] === 404 && (reason === 'UnexpectedAnswer' || reason === 'ItemNotFound');
  return missing ? pathNotFound(path) : { reason, blanks };
}

function pathNotFound(path: string): Pick<Refusal, 'reason' | 'blanks'> {
  return { reason: 'TfvcPathNotFound', blanks: { path } };
}

function withQuery(base: URL, query: Record<string, string>): URL {
  const url = new URL(base);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

function same(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}

import { z } from 'zod';
import type { Answered } from '../model/reasons/refusal.ts';
import type { Ask, Caller } from './ask.ts';
import { gitResource } from './git-resource.ts';
import { listOf } from './list-of.ts';
import type { Locations, Names, Resource } from './locations.ts';
import { readLong } from './read-long.ts';
import { askRepository } from './repositories.ts';

/** Between which two states files have changed. A push without `base` made a branch: what it has beyond the default one. */
export type ChangeRange =
  | { kind: 'commits'; base: string | null; target: string }
  | { kind: 'pullRequest'; id: number }
  | { kind: 'changeset'; id: number };

type Place = { project: string; repository: string };

/** Paths without the leading slash, old names of renamed files included; `whole`: whether these are all. */
export type ChangedFiles = { files: string[]; whole: boolean };

const page = 1_000;
/** Twenty thousand changes: whoever changes more has changed everything. */
const mostPages = 20;

/** https://github.com/microsoft/azure-devops-node-api, GitApi.getCommitDiffs, getPullRequestIterations and …Changes */
export const diffs = gitResource('615588d5-c0c7-4b88-88f8-e625306446e8', '7.2-preview.1', () => ['diffs', 'commits']);
const iterations = gitResource('d43911ee-6958-46b0-a42b-8445b8a0d004', '7.2-preview.2', ({ pullRequestId = '' }) => [
  'pullRequests',
  pullRequestId,
  'iterations',
]);
const iterationChanges = gitResource(
  '4216bdcf-b6b1-4d59-8b82-c34cc183fc8b',
  '7.2-preview.1',
  ({ pullRequestId = '', iterationId = '' }) => ['pullRequests', pullRequestId, 'iterations', iterationId, 'changes'],
);

/** TfvcApi.getChangesetChanges */
const changesetChanges: Resource = {
  area: 'tfvc',
  id: 'f32b86f2-15b9-4fe6-81b1-6f8938617ee5',
  version: '7.2-preview.1',
  onServices: ({ id = '' }) => ['_apis', 'tfvc', 'changesets', id, 'changes'],
};

const change = z.object({
  item: z
    .object({ path: z.string().nullish(), isFolder: z.boolean().nullish(), gitObjectType: z.string().nullish() })
    .nullish(),
  originalPath: z.string().nullish(),
  sourceServerItem: z.string().nullish(),
});
type Change = z.infer<typeof change>;

const changes = listOf(change);
/** The list inside an answer that has it under another name, or not at all. */
const inner = z
  .array(z.unknown())
  .nullish()
  .transform((value) => ({ value: value ?? [] }))
  .pipe(changes);

/** A page: its changes, and whether there may be more. */
type Page = { changes: Change[]; more: boolean };

const diffPage = z
  .object({ changes: inner, allChangesIncluded: z.boolean().nullish() })
  .transform(({ changes, allChangesIncluded }): Page => ({
    changes: changes.value,
    more: allChangesIncluded !== true,
  }));

const iterationPage = z
  .object({ changeEntries: inner, nextSkip: z.number().nullish() })
  .transform(({ changeEntries, nextSkip }): Page => ({ changes: changeEntries.value, more: (nextSkip ?? 0) > 0 }));

const listPage = changes.transform(({ value }): Page => ({ changes: value, more: true }));

/** Asks page after page which files have changed. */
export async function askChangedFiles(
  ask: Ask,
  locations: Locations,
  caller: Caller,
  place: Place,
  range: ChangeRange,
): Promise<Answered<ChangedFiles>> {
  const names = { project: place.project, repositoryId: place.repository };
  switch (range.kind) {
    case 'commits': {
      const at = await locations.locate(caller, diffs, names);
      if (!at.ok) return at;
      const versions = await versionsOf(ask, locations, caller, place, range);
      if (!versions.ok) return versions;
      for (const [name, value] of Object.entries(versions.value)) at.value.searchParams.set(name, value);
      return pages(ask, caller, at.value, diffPage);
    }
    case 'pullRequest': {
      const pullRequestId = String(range.id);
      const newest = await newestIteration(ask, locations, caller, { ...names, pullRequestId });
      if (!newest.ok) return newest;
      const at = await locations.locate(caller, iterationChanges, {
        ...names,
        pullRequestId,
        iterationId: String(newest.value),
      });
      if (!at.ok) return at;
      // Beside the common ancestor with the target, so everything that the pull request would bring.
      at.value.searchParams.set('$compareTo', '0');
      return pages(ask, caller, at.value, iterationPage);
    }
    case 'changeset': {
      const at = await locations.locate(caller, changesetChanges, { id: String(range.id) });
      return at.ok ? pages(ask, caller, at.value, listPage) : at;
    }
  }
}

async function pages(ask: Ask, caller: Caller, url: URL, shape: z.ZodType<Page>): Promise<Answered<ChangedFiles>> {
  const files = new Set<string>();
  let skip = 0;
  for (let read = 1; ; read++) {
    url.searchParams.set('$top', String(page));
    url.searchParams.set('$skip', String(skip));
    const answered = await ask(caller, { url, shape, read: readLong });
    if (!answered.ok) return answered;
    const { changes, more } = answered.value;
    const before = files.size;
    for (const changed of changes) for (const path of pathsOf(changed)) files.add(path);
    // A page that brings nothing new is the same one again: some server does not page.
    const over = !more || changes.length === 0 || (skip > 0 && files.size === before && pathsOf(changes[0]).length > 0);
    if (over || read === mostPages) return { ...answered, value: { files: [...files], whole: over } };
    skip += changes.length;
  }
}

function pathsOf(changed: Change | undefined): string[] {
  const { item, originalPath, sourceServerItem } = changed ?? {};
  if (item?.isFolder === true || item?.gitObjectType === 'tree') return [];
  const paths = [item?.path, originalPath, sourceServerItem].filter((path) => typeof path === 'string');
  return paths.map((path) => path.replace(/^\//, ''));
}

type Versions = Answered<Record<string, string>>;

/** Of a branch that was made only what came after it left the default branch counts. */
async function versionsOf(
  ask: Ask,
  locations: Locations,
  caller: Caller,
  { project, repository }: Place,
  { base, target }: Extract<ChangeRange, { kind: 'commits' }>,
): Promise<Versions> {
  const of = (baseVersion: string, baseVersionType: string, diffCommonCommit: boolean): Record<string, string> => ({
    baseVersion,
    baseVersionType,
    targetVersion: target,
    targetVersionType: 'commit',
    diffCommonCommit: String(diffCommonCommit),
  });
  if (base !== null) return { ok: true, value: of(base, 'commit', false), evidence: {}, retryAfterSeconds: null };
  const known = await askRepository(ask, locations, caller, project, repository);
  if (!known.ok) return known;
  const { defaultBranch } = known.value;
  return { ...known, value: defaultBranch === null ? of(target, 'commit', false) : of(defaultBranch, 'branch', true) };
}

const iterationList = listOf(z.object({ id: z.number() }));

async function newestIteration(
  ask: Ask,
  locations: Locations,
  caller: Caller,
  names: Names,
): Promise<Answered<number>> {
  const at = await locations.locate(caller, iterations, names);
  if (!at.ok) return at;
  const answered = await ask(caller, { url: at.value, shape: iterationList, read: readLong });
  if (!answered.ok) return answered;
  return { ...answered, value: Math.max(1, ...answered.value.value.map(({ id }) => id)) };
}

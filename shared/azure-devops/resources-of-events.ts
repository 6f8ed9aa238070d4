import { z } from 'zod';
import type { Answered } from '../model/reasons/refusal.ts';
import type { Ask, Caller } from './ask.ts';
import { diffs } from './changes.ts';
import { gitResource } from './git-resource.ts';
import type { Locations, Resource } from './locations.ts';
import { readLong } from './read-long.ts';

/** As Azure DevOps gives it: read by those who read payloads, who expect nothing of it. */
export type EventResource = Readonly<Record<string, unknown>>;

/** https://github.com/microsoft/azure-devops-node-api, GitApi.getPush and getPullRequestById */
const pushes = gitResource('ea98d07b-3c87-4971-8ede-a613694ffb55', '7.2-preview.3', ({ pushId = '' }) => [
  'pushes',
  pushId,
]);
const pullRequests: Resource = {
  area: 'git',
  id: '01a46dea-7d46-4d40-bc84-319e7c260d99',
  version: '7.2-preview.2',
  onServices: ({ project = '', pullRequestId = '' }) => [project, '_apis', 'git', 'pullRequests', pullRequestId],
};

const resource = z.record(z.string(), z.unknown());
/** As many as a payload may have. */
const mostCommits = 100;

/** A push, its refs and its newest commits. */
export async function askPush(
  ask: Ask,
  { locate }: Locations,
  caller: Caller,
  place: { project: string; repository: string },
  id: number,
): Promise<Answered<EventResource>> {
  const names = { project: place.project, repositoryId: place.repository, pushId: String(id) };
  const at = await locate(caller, pushes, names);
  if (!at.ok) return at;
  at.value.searchParams.set('includeCommits', String(mostCommits));
  at.value.searchParams.set('includeRefUpdates', 'true');
  return ask(caller, { url: at.value, shape: resource, read: readLong });
}

/** A pull request by its id, which no other of the organization has. */
export async function askPullRequest(
  ask: Ask,
  { locate }: Locations,
  caller: Caller,
  project: string,
  id: number,
): Promise<Answered<EventResource>> {
  const at = await locate(caller, pullRequests, { project, pullRequestId: String(id) });
  return at.ok ? ask(caller, { url: at.value, shape: resource, read: readLong }) : at;
}

const apart = z.object({ behindCount: z.number() });

/** Whether the old commit of a ref has anything that the new one has not. */
export async function askForced(
  ask: Ask,
  { locate }: Locations,
  caller: Caller,
  place: { project: string; repository: string },
  { oldCommit, newCommit }: { oldCommit: string; newCommit: string },
): Promise<Answered<boolean>> {
  const at = await locate(caller, diffs, { project: place.project, repositoryId: place.repository });
  if (!at.ok) return at;
  const query = {
    baseVersion: oldCommit,
    baseVersionType: 'commit',
    targetVersion: newCommit,
    targetVersionType: 'commit',
    // What differs does not matter.
    $top: '1',
  };
  for (const [name, value] of Object.entries(query)) at.value.searchParams.set(name, value);
  const answered = await ask(caller, { url: at.value, shape: apart, read: readLong });
  return answered.ok ? { ...answered, value: answered.value.behindCount > 0 } : answered;
}

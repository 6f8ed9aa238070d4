import { z } from 'zod';
import type { StatusTarget, WantedStatus } from '../model/commit-status.ts';
import type { Answered } from '../model/reasons/refusal.ts';
import type { Ask, Caller } from './ask.ts';
import { gitResource } from './git-resource.ts';
import type { Locations } from './locations.ts';
import { readLong } from './read-long.ts';

/** What a status is set on. */
export type StatusPlace = { project: string; repository: string; target: StatusTarget };

/** A status as it is set: the newest of one genre and name counts. */
export type NewStatus = WantedStatus & { genre: string | null; name: string };

/** `state`: as the server spells it. */
export type KnownStatus = Omit<NewStatus, 'state'> & { id: number; state: string };

/** https://github.com/microsoft/azure-devops-node-api, GitApi.createCommitStatus and createPullRequest[Iteration]Status */
const version = '7.2-preview.2';
const ofCommit = gitResource('428dd4fb-fda5-4722-af02-9313b80305da', version, ({ commitId = '' }) => [
  'commits',
  commitId,
  'statuses',
]);
const ofPullRequest = gitResource('b5f6bb4f-8d1e-4d79-8d11-4c9172c99c35', version, ({ pullRequestId = '' }) => [
  'pullRequests',
  pullRequestId,
  'statuses',
]);
const ofIteration = gitResource(
  '75cf11c5-979f-4038-a76e-058a06adf2bf',
  version,
  ({ pullRequestId = '', iterationId = '' }) => ['pullRequests', pullRequestId, 'iterations', iterationId, 'statuses'],
);

const created = z.object({ id: z.number() });

/** Sets a status. A commit answers 201, a pull request 200. */
export async function setStatus(
  ask: Ask,
  locations: Locations,
  caller: Caller,
  place: StatusPlace,
  { state, description, targetUrl, genre, name }: NewStatus,
): Promise<Answered<number>> {
  const at = await locate(locations, caller, place);
  if (!at.ok) return at;
  const context = { name, ...(genre === null ? {} : { genre }) };
  const body = JSON.stringify({
    state,
    context,
    ...(description === null ? {} : { description }),
    ...(targetUrl === null ? {} : { targetUrl }),
  });
  const answered = await ask(caller, { url: at.value, method: 'POST', body, shape: created, accepts: [201] });
  return answered.ok ? { ...answered, value: answered.value.id } : notFound(answered, place);
}

const list = z.object({
  value: z.array(
    z.object({
      id: z.number(),
      // Older servers leave out what has not been set.
      state: z.string().nullish(),
      description: z.string().nullish(),
      targetUrl: z.string().nullish(),
      context: z.object({ name: z.string().nullish(), genre: z.string().nullish() }).nullish(),
    }),
  ),
});

/** The newest status under a genre and name; null when there is none. */
export async function newestStatus(
  ask: Ask,
  locations: Locations,
  caller: Caller,
  place: StatusPlace,
  { genre, name }: Pick<NewStatus, 'genre' | 'name'>,
): Promise<Answered<KnownStatus | null>> {
  const at = await locate(locations, caller, place);
  if (!at.ok) return at;
  if ('commit' in place.target) at.value.searchParams.set('top', '1000');
  const answered = await ask(caller, { url: at.value, shape: list, read: readLong });
  if (!answered.ok) return notFound(answered, place);
  const [newest] = answered.value.value
    .filter(({ context }) => context?.name === name && (context.genre ?? '') === (genre ?? ''))
    .toSorted((one, other) => other.id - one.id);
  if (newest === undefined) return { ...answered, value: null };
  const { id, state, description, targetUrl } = newest;
  const value = {
    id,
    genre,
    name,
    state: state ?? 'notSet',
    description: description ?? null,
    targetUrl: targetUrl ?? null,
  };
  return { ...answered, value };
}

function locate(locations: Locations, caller: Caller, { project, repository, target }: StatusPlace) {
  const names = { project, repositoryId: repository };
  if ('commit' in target) return locations.locate(caller, ofCommit, { ...names, commitId: target.commit });
  const { pullRequest, iteration } = target;
  const pullRequestId = String(pullRequest);
  if (iteration === undefined) return locations.locate(caller, ofPullRequest, { ...names, pullRequestId });
  return locations.locate(caller, ofIteration, { ...names, pullRequestId, iterationId: String(iteration) });
}

/** A 404 that says neither repository nor project is missing is about what the status was to be set on. */
function notFound(refused: Extract<Answered<never>, { ok: false }>, { target, repository }: StatusPlace) {
  if (refused.reason !== 'UnexpectedAnswer' || refused.evidence['status'] !== 404) return refused;
  if ('commit' in target) {
    const blanks = { ...refused.blanks, repository, commit: target.commit };
    return { ...refused, reason: 'CommitNotFound', blanks } as const;
  }
  const { pullRequest, iteration } = target;
  const named = `pull request ${pullRequest}${iteration === undefined ? '' : ` with an iteration ${iteration}`}`;
  return {
    ...refused,
    reason: 'PullRequestNotFound',
    blanks: { ...refused.blanks, repository, pullRequest: named },
  } as const;
}

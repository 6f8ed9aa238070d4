import type { Context } from '../context.ts';
import type { EventSketch } from '../model/delivery.ts';
import type { Refusal } from '../model/reasons/refusal.ts';
import {
  type FoundEvent,
  foundPullRequest,
  foundPush,
  type ListedPush,
  toldOfPullRequest,
  toldOfPush,
  touches,
} from '../model/webhooks/found-event.ts';
import type { FoundPlace, Hooks, Seen } from '../model/webhooks/hooks.ts';
import { listPullRequests, listPushes } from './list-activity.ts';
import type { Reached } from './reach-organization.ts';

type Repository = { id: string; name: string };

/** An event that nobody told of, and the repository that it took place in. */
export type Missed = { repository: Repository; event: FoundEvent };

export type Looked = {
  ok: true;
  missed: Missed[];
  seen: Seen;
  /** Pushes that were missing at the last look too. */
  lost: { repository: string; pushId: number }[];
};

/**
 * `watch`: pushes alone, and those that may still be on their way are waited for until the next look. `recover`: whatever
 * has not arrived. `poll`: everything, since nothing is sent.
 */
export type Mode = 'watch' | 'recover' | 'poll';

export type Look = {
  hooks: Pick<Hooks, 'wish' | 'seen'>;
  place: FoundPlace;
  reached: Reached;
  mode: Mode;
  /** What has arrived, asked for when something is in question. */
  told: () => Promise<readonly EventSketch[]>;
};

/** Of a project without names: each costs a request. */
const mostRepositories = 50;

/** Clocks differ, and whoever looks twice at the same minutes finds the same events by the same names. */
const overlapMs = 5 * 60_000;

/** Finds what has happened since the last look. The first look finds nothing: it is where counting begins. */
export async function lookForEvents(context: Context, look: Look): Promise<Looked | ({ ok: false } & Refusal)> {
  const { hooks, place, reached } = look;
  const began = context.clock.now();
  const repositories = await repositoriesOf(context, place, reached);
  if (!repositories.ok) return repositories;
  const pushes: Record<string, number> = {};
  const awaited: Record<string, number> = {};
  const missed: Missed[] = [];
  const lost: Looked['lost'] = [];
  for (const repository of repositories.value) {
    const found = await lookAtRepository(context, look, repository);
    // One that was disabled or deleted has nothing new to tell, and must not keep the others from being looked at.
    if (!found.ok && found.reason === 'RepositoryNotFound') continue;
    if (!found.ok) return found;
    pushes[repository.id] = found.pushed;
    if (found.awaited !== null) awaited[repository.id] = found.awaited;
    missed.push(...found.events.map((event) => ({ repository, event })));
    lost.push(...found.lost.map((pushId) => ({ repository: repository.name, pushId })));
  }
  const since = look.mode === 'watch' ? hooks.seen?.pullRequestsSince : undefined;
  const pullRequestsSince = since ?? new Date(began.getTime() - overlapMs).toISOString();
  return { ok: true, missed, lost, seen: { pushes, awaited, pullRequestsSince } };
}

type Answer<T> = { ok: true; value: T } | ({ ok: false } & Refusal);

async function repositoriesOf(
  context: Context,
  { repositories, projectId }: FoundPlace,
  { ask }: Reached,
): Promise<Answer<Repository[]>> {
  if (repositories !== null) return { ok: true, value: repositories };
  const answered = await ask((caller) => context.azureDevOps.activity.repositories(caller, projectId));
  if (!answered.ok) return answered;
  return { ok: true, value: answered.value.slice(0, mostRepositories).map(({ id, name }) => ({ id, name })) };
}

type FoundThere = { ok: true; events: FoundEvent[]; pushed: number; awaited: number | null; lost: number[] };

async function lookAtRepository(
  context: Context,
  look: Look,
  repository: Repository,
): Promise<FoundThere | ({ ok: false } & Refusal)> {
  const { hooks, place, reached, mode } = look;
  const { wish, seen } = hooks;
  const at = { project: place.projectId, repository: repository.id };
  const since = seen?.pushes[repository.id];
  const listed = await listPushes(context, reached.ask, at, since ?? null);
  if (!listed.ok) return listed;
  const newest = Math.max(since ?? 0, ...listed.value.map(({ pushId }) => pushId));
  if (since === undefined) return { ok: true, events: [], pushed: newest, awaited: null, lost: [] };
  const wanted = wish.events.includes('push') ? listed.value.filter((push) => touches(push, wish.branches)) : [];
  const told = mode === 'poll' || (wanted.length === 0 && mode === 'watch') ? [] : await look.told();
  const missing = wanted.filter((push) => !toldOfPush(push, told));
  const within = { project: { id: place.projectId, name: place.projectName }, repository };
  if (mode === 'watch') return { ok: true, events: [], ...judgeMissing(missing, newest, seen?.awaited[repository.id]) };
  const pullRequests = wish.events.includes('pullRequest')
    ? await lookAtPullRequests(context, look, { repository, pushes: listed.value, told })
    : { ok: true as const, value: [] };
  if (!pullRequests.ok) return pullRequests;
  const events = [...missing.map((push) => foundPush(push, within)), ...pullRequests.value];
  events.sort((a, b) => a.at.localeCompare(b.at));
  return { ok: true, events, pushed: newest, awaited: null, lost: [] };
}

/** What is missing stays in sight: the count goes on only up to it. */
function judgeMissing(missing: readonly ListedPush[], newest: number, awaited: number | undefined) {
  const ids = missing.map(({ pushId }) => pushId);
  if (ids.length === 0) return { pushed: newest, awaited: null, lost: [] };
  const lost = ids.filter((id) => awaited !== undefined && id <= awaited);
  return { pushed: Math.min(...ids) - 1, awaited: Math.max(...ids), lost };
}

async function lookAtPullRequests(
  context: Context,
  { hooks, place, reached }: Look,
  { repository, pushes, told }: { repository: Repository; pushes: ListedPush[]; told: readonly EventSketch[] },
): Promise<Answer<FoundEvent[]>> {
  const { wish, seen } = hooks;
  const since = seen?.pullRequestsSince ?? context.clock.now().toISOString();
  const pushedAt = new Map(
    pushes.toReversed().flatMap(({ refUpdates, date }) => refUpdates.map(({ name }) => [name, date])),
  );
  const at = { project: place.projectId, repository: repository.id };
  const listed = await listPullRequests(context, reached.ask, at, { since, anyPushed: pushedAt.size > 0 });
  if (!listed.ok) return listed;
  const within = { project: { id: place.projectId, name: place.projectName }, repository };
  const events = listed.value
    .filter(
      ({ targetRefName }) =>
        wish.branches.length === 0 || wish.branches.some((one) => targetRefName === `refs/heads/${one}`),
    )
    .flatMap((pullRequest) => {
      const { status, creationDate, closedDate, sourceRefName } = pullRequest;
      const found: FoundEvent[] = [];
      const add = (change: 'created' | 'updated' | 'completed' | 'abandoned', when: string) => {
        if (!toldOfPullRequest(pullRequest, change, told))
          found.push(foundPullRequest(pullRequest, change, within, when));
      };
      const pushed = pushedAt.get(sourceRefName ?? '');
      if (creationDate > since) add('created', creationDate);
      // A push before it was created is part of its creation.
      if (status === 'active' && pushed !== undefined && pushed > creationDate) add('updated', pushed);
      const isClosed = status === 'completed' || status === 'abandoned';
      if (isClosed && closedDate && closedDate > since) add(status, closedDate);
      return found;
    });
  return { ok: true, value: events };
}

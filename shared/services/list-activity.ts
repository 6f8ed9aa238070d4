import type { Context } from '../context.ts';
import type { Refusal } from '../model/reasons/refusal.ts';
import type { ListedPullRequest, ListedPush } from '../model/webhooks/found-event.ts';
import type { Ask } from './renewing-ask.ts';

type Filter = Parameters<Context['azureDevOps']['activity']['pullRequests']>[2];
type Place = { project: string; repository: string };
type Listed<T> = { ok: true; value: T[] } | ({ ok: false } & Refusal);

const page = 100;
/** Two thousand pushes since the last look; what is older stays unfound. */
const mostPages = 20;

/** The pushes after one, the newest first; null: the newest alone. */
export async function listPushes(
  { azureDevOps }: Context,
  ask: Ask,
  place: Place,
  after: number | null,
): Promise<Listed<ListedPush>> {
  const list = (skip: number) =>
    ask((caller) => azureDevOps.activity.pushes(caller, place, { top: after === null ? 1 : page, skip }));
  if (after === null) return await list(0);
  return await untilOld(list, ({ pushId }) => pushId > after);
}

/**
 * The pull requests of which something may have to be told: created or closed since, and open ones whose source may have
 * been pushed to.
 */
export async function listPullRequests(
  { azureDevOps }: Context,
  ask: Ask,
  place: Place,
  { since, anyPushed }: { since: string; anyPushed: boolean },
): Promise<Listed<ListedPullRequest>> {
  const list = (filter: Filter, skip: number) =>
    ask((caller) => azureDevOps.activity.pullRequests(caller, place, filter, { top: page, skip }));
  const [created, closed, open] = await Promise.all([
    untilOld(
      (skip) => list({ status: 'all' }, skip),
      ({ creationDate }) => creationDate > since,
    ),
    list({ closedSince: since }, 0),
    anyPushed
      ? untilOld(
          (skip) => list({ status: 'active' }, skip),
          () => true,
        )
      : nothing,
  ]);
  for (const answer of [created, closed, open]) if (!answer.ok) return answer;
  const all = [created, closed, open].flatMap((answer) => (answer.ok ? answer.value : []));
  return { ok: true, value: [...new Map(all.map((one) => [one.pullRequestId, one])).values()] };
}

const nothing = { ok: true as const, value: [] };

/** Page after page of a list, the newest first, as long as its elements are new. */
async function untilOld<T>(
  ask: (skip: number) => Promise<Listed<T>>,
  isNew: (element: T) => boolean,
): Promise<Listed<T>> {
  const all: T[] = [];
  for (let read = 0; read < mostPages; read++) {
    const answered = await ask(read * page);
    if (!answered.ok) return answered;
    const fresh = answered.value.filter(isNew);
    all.push(...fresh);
    if (fresh.length < answered.value.length || answered.value.length < page) break;
  }
  return { ok: true, value: all };
}

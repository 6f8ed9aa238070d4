import type { Context } from '../context.ts';
import type { Refusal } from '../model/reasons/refusal.ts';
import type { ListedPullRequest, ListedPush } from '../model/webhooks/found-event.ts';

type Caller = Parameters<Context['azureDevOps']['identity']>[0];
type Place = { project: string; repository: string };
type Listed<T> = { ok: true; value: T[] } | ({ ok: false } & Refusal);

const page = 100;
/** Two thousand pushes since the last look; what is older stays unfound. */
const mostPages = 20;

/** The pushes after one, the newest first; null: the newest alone. */
export async function listPushes(
  { azureDevOps }: Context,
  caller: Caller,
  place: Place,
  after: number | null,
): Promise<Listed<ListedPush>> {
  const ask = (skip: number) => azureDevOps.activity.pushes(caller, place, { top: after === null ? 1 : page, skip });
  if (after === null) return await ask(0);
  return await untilOld(ask, ({ pushId }) => pushId > after);
}

/**
 * The pull requests of which something may have to be told: created or closed since, and open ones whose source may have
 * been pushed to.
 */
export async function listPullRequests(
  { azureDevOps }: Context,
  caller: Caller,
  place: Place,
  { since, anyPushed }: { since: string; anyPushed: boolean },
): Promise<Listed<ListedPullRequest>> {
  const ask = azureDevOps.activity.pullRequests;
  const [created, closed, open] = await Promise.all([
    untilOld(
      (skip) => ask(caller, place, { status: 'all' }, { top: page, skip }),
      ({ creationDate }) => creationDate > since,
    ),
    ask(caller, place, { closedSince: since }, { top: page, skip: 0 }),
    anyPushed
      ? untilOld(
          (skip) => ask(caller, place, { status: 'active' }, { top: page, skip }),
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

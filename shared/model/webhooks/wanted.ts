import type { RepositoryAddress } from '../repository-address.ts';
import type { WantedSubscription } from './subscription.ts';
import type { HookEventKind, StoredWish } from './wish.ts';

/** Where a connector's events come from, by the identifiers that outlive every renaming. */
export type Place = {
  projectId: string;
  projectName: string;
  /** Null: all of the project, also those to come. */
  repositories: { id: string; name: string }[] | null;
};

/** https://learn.microsoft.com/azure/devops/service-hooks/events; the version is that of the payload we read. */
const eventTypes: Record<HookEventKind, readonly (readonly [type: string, version: string])[]> = {
  push: [['git.push', '1.0']],
  pullRequest: [
    ['git.pullrequest.created', '1.0'],
    ['git.pullrequest.updated', '1.0'],
    ['git.pullrequest.merged', '1.0'],
  ],
  // Version 1.0 does not name the pull request.
  comment: [['ms.vss-code.git-pullrequest-comment-event', '2.0']],
  repository: [
    ['git.repo.renamed', '1.0-preview.1'],
    ['git.repo.deleted', '1.0-preview.1'],
    ['git.repo.statuschanged', '1.0-preview.1'],
  ],
  checkIn: [['tfvc.checkin', '1.0']],
};

/** One subscription for each type of event, repository and branch: a filter of Azure DevOps holds one value. */
export function wantedSubscriptions(
  { events, branches, delivery }: StoredWish,
  { projectId, repositories }: Place,
  { tfvcPath, project }: Pick<RepositoryAddress, 'tfvcPath' | 'project'>,
): WantedSubscription[] {
  if (delivery === 'poll') return [];
  return events.flatMap((event) =>
    eventTypes[event].flatMap(([eventType, resourceVersion]): WantedSubscription[] => {
      if (event === 'checkIn') {
        const path = tfvcPath ?? `$/${project ?? ''}`;
        return [{ eventType, resourceVersion, publisherInputs: { projectId, path } }];
      }
      const of = repositories === null ? [''] : repositories.map(({ id }) => id);
      const on = event === 'repository' || branches.length === 0 ? [null] : branches;
      return of.flatMap((repository) =>
        on.map((branch) => {
          const publisherInputs = { projectId, repository, ...(branch === null ? {} : { branch }) };
          return { eventType, resourceVersion, publisherInputs };
        }),
      );
    }),
  );
}

/** How many that will be, before anybody is asked for identifiers. */
export function countSubscriptions(wish: StoredWish): number {
  const repositories = Array.from({ length: Math.max(1, wish.repositories.length) }, (_, index) => ({
    id: String(index),
    name: '',
  }));
  const place = { projectId: '', projectName: '', repositories };
  return wantedSubscriptions(wish, place, { tfvcPath: null, project: null }).length;
}

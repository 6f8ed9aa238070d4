import { identityReference, repositoryReference } from '../code/shapes.ts';
import type { Site } from '../world/site.ts';
import type { Identity } from '../world/tokens.ts';
import type { HookEvent } from './event.ts';
import { sevenDigits } from './event.ts';

type Happened =
  | { kind: 'created' }
  | { kind: 'deleted' }
  | { kind: 'renamed'; oldName: string }
  | { kind: 'statuschanged'; disabled: boolean };

/** What happens to a repository as such. A deleted one is no repository any more, only its id and name. */
export function repositoryEvent(happened: Happened, site: Site, by: Identity, root: string): HookEvent {
  const { repository } = site;
  const described = repositoryReference(root, site);
  const who = identityReference(root, by);
  const sentence = `${by.displayName} changed the repository ${repository.name} (${happened.kind}).`;
  return {
    eventType: `git.repo.${happened.kind}`,
    ...site,
    by,
    traits: {},
    sentence,
    details: sentence,
    resource: { ...resourceOf(happened, described), initiatedBy: who, utcTimestamp: sevenDigits(Date.now()) },
    minimal: { repositoryId: repository.id, url: described.url },
  };
}

function resourceOf(happened: Happened, repository: ReturnType<typeof repositoryReference>): object {
  switch (happened.kind) {
    case 'created':
      return { repository };
    case 'deleted':
      return {
        repositoryId: repository.id,
        repositoryName: repository.name,
        project: repository.project,
        isHardDelete: false,
      };
    case 'renamed':
      return { oldName: happened.oldName, newName: repository.name, repository };
    case 'statuschanged':
      return { disabled: happened.disabled, repository };
  }
}

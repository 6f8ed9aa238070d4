import { identityReference } from '../code/shapes.ts';
import type { Changeset, Organization, Project } from '../world/places.ts';
import type { Identity } from '../world/tokens.ts';
import type { HookEvent } from './event.ts';

/** A changeset of TFVC. Which files it changed the payload does not say. */
export function checkInEvent(
  { organization, project }: { organization: Organization; project: Project },
  { id, comment, createdDate, paths }: Changeset,
  by: Identity,
  root: string,
): HookEvent {
  const author = identityReference(root, by);
  const sentence = `${by.displayName} checked in changeset ${id}: ${comment}`;
  const url = `${root}/_apis/tfvc/changesets/${id}`;
  return {
    eventType: 'tfvc.checkin',
    organization,
    project,
    repository: null,
    by,
    traits: { paths },
    sentence,
    details: sentence,
    resource: { changesetId: id, url, author, checkedInBy: author, createdDate, comment },
    minimal: { changesetId: id, url },
  };
}

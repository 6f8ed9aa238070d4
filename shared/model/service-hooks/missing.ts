import type { EventPullRequest, GitEvent } from '../git-event.ts';
import { at, numberAt, textAt } from './fields.ts';
import { pullRequestOf } from './pull-request.ts';

/** What a payload leaves out and the API knows. */
export type Missing = 'changedFiles' | 'forced' | 'pullRequest' | 'commits';

/** A resource that a subscription with `resourceDetailsToSend: minimal` sends only the id of. */
export type Shortened = { kind: 'push'; id: number; repository: string | null } | { kind: 'pullRequest'; id: number };

/** Null: the payload is whole, or what it lacks cannot be asked for. */
export function shortenedIn(payload: unknown): Shortened | null {
  const resource = at(payload, 'resource');
  const eventType = textAt(payload, 'eventType') ?? '';
  switch (eventType) {
    case 'git.push': {
      const id = numberAt(resource, 'pushId');
      if (id === null || at(resource, 'refUpdates') !== undefined) return null;
      return { kind: 'push', id, repository: textAt(resource, 'repository', 'id') ?? repositoryInUrl(resource) };
    }
    case 'git.pullrequest.created':
    case 'git.pullrequest.updated':
    case 'git.pullrequest.merged': {
      const id = numberAt(resource, 'pullRequestId');
      return id === null || textAt(resource, 'status') !== null ? null : { kind: 'pullRequest', id };
    }
    default:
      return null;
  }
}

/** Only the id is taken out of it; nothing is ever fetched from there. */
function repositoryInUrl(resource: unknown): string | null {
  return (
    /\/repositories\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\//i.exec(textAt(resource, 'url') ?? '')?.[1] ?? null
  );
}

/** The payload with the resource that the API gave. What that leaves out is not there. */
export function withResource(payload: unknown, resource: Readonly<Record<string, unknown>>): unknown {
  const whole = { labels: [], isDraft: false, ...resource };
  return { ...(typeof payload === 'object' ? payload : {}), resource: whole };
}

/** The event with what the API says of its pull request; what the payload said, it said of that moment, and it stays. */
export function withPullRequest<Event extends GitEvent>(event: Event, resource: unknown): Event {
  if ((event.kind !== 'pullRequest' && event.kind !== 'comment') || event.pullRequest === null) return event;
  const known = { ...pullRequestOf(resource) };
  const said = Object.entries(event.pullRequest).filter(([, value]) => value !== null);
  const pullRequest: EventPullRequest = {
    ...known,
    draft: known.draft ?? false,
    labels: known.labels ?? [],
    ...Object.fromEntries(said),
  };
  return { ...event, pullRequest };
}

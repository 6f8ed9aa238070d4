import type { GitEvent, Ignored, Occurrence } from '../git-event.ts';
import { toCommentEvent } from './comment.ts';
import { at, numberAt, personAt, repositoryAt, textAt } from './fields.ts';
import { toPullRequestEvent } from './pull-request.ts';
import { toPushEvents } from './push.ts';
import { toRepositoryEvent } from './repository.ts';

export type Understood = { events: GitEvent[]; ignored: null } | { events: []; ignored: Ignored };

/**
 * What a body of Azure DevOps service hooks says has happened. Total: takes any JSON value, never throws.
 * https://learn.microsoft.com/azure/devops/service-hooks/events
 */
export function toGitEvents(body: unknown): Understood {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return ignore('NotJson');
  const eventType = textAt(body, 'eventType');
  if (eventType === null) return ignore('NoEventType');
  const resource = at(body, 'resource');
  if (typeof resource !== 'object' || resource === null) return ignore('NoResource');
  const occurrence = occurrenceOf(body, resource);
  switch (eventType) {
    case 'git.push': {
      const events = toPushEvents(resource, occurrence);
      return events.length === 0 ? ignore('NoRefUpdates') : { events, ignored: null };
    }
    case 'git.pullrequest.created':
    case 'git.pullrequest.updated':
    case 'git.pullrequest.merged': {
      const said = eventType.slice('git.pullrequest.'.length) as 'created' | 'updated' | 'merged';
      return one(toPullRequestEvent(said, resource, textAt(body, 'message', 'text') ?? '', occurrence));
    }
    case 'ms.vss-code.git-pullrequest-comment-event': {
      const event = toCommentEvent(resource, occurrence);
      return event === null ? ignore('OldResourceVersion') : one(event);
    }
    case 'tfvc.checkin':
      return one({
        ...occurrence,
        sender: personAt(resource, 'checkedInBy') ?? occurrence.sender,
        kind: 'checkIn',
        changesetId: numberAt(resource, 'changesetId'),
        comment: textAt(resource, 'comment'),
      });
    default: {
      const event = toRepositoryEvent(eventType, resource, occurrence);
      return event === null ? ignore('UnknownEventType') : one(event);
    }
  }
}

function occurrenceOf(body: unknown, resource: unknown): Occurrence {
  const repository = repositoryAt(resource, 'repository');
  return {
    createdAt: textAt(body, 'createdDate'),
    organization: organizationOf(body, resource),
    repository: {
      ...repository,
      projectId: repository.projectId ?? textAt(body, 'resourceContainers', 'project', 'id'),
    },
    sender: personAt(resource, 'pushedBy'),
  };
}

/** Only a name is taken from these URLs; nothing is ever fetched from them. */
function organizationOf(body: unknown, resource: unknown): string | null {
  const urls = [
    textAt(body, 'resourceContainers', 'account', 'baseUrl'),
    textAt(body, 'resourceContainers', 'collection', 'baseUrl'),
    textAt(resource, 'repository', 'remoteUrl'),
    textAt(resource, 'repository', 'url'),
    textAt(resource, 'url'),
  ];
  for (const url of urls) {
    const parsed = url === null ? null : URL.parse(url);
    if (parsed === null) continue;
    const old = /^([^.]+)\.visualstudio\.com$/.exec(parsed.hostname)?.[1];
    if (old !== undefined) return old;
    const first = parsed.pathname.split('/')[1];
    if (parsed.hostname === 'dev.azure.com' && first !== undefined && first !== '') return decoded(first);
  }
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function one(event: GitEvent): Understood {
  return { events: [event], ignored: null };
}

function ignore(ignored: Ignored): Understood {
  return { events: [], ignored };
}

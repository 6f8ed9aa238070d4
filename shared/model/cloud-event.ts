import { happened } from './triggers/match.ts';
import type { GitEvent } from './git-event.ts';

/** What a receiver is told, in the form of CloudEvents 1.0. */
export type Told = {
  id: string;
  /** Where the trigger is found at this service. */
  source: string;
  event: GitEvent;
  data: Record<string, unknown>;
};

export const cloudEventType = 'application/cloudevents+json; charset=utf-8';

/** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md */
export function toCloudEvent({ id, source, event, data }: Told): string {
  const [, action] = happened(event);
  const time = event.createdAt !== null && !Number.isNaN(Date.parse(event.createdAt)) ? event.createdAt : null;
  return JSON.stringify({
    specversion: '1.0',
    id,
    source,
    type: ['azure-repos-connector', event.kind, action?.toLowerCase()].filter(Boolean).join('.'),
    ...(subjectOf(event) === null ? {} : { subject: subjectOf(event) }),
    ...(time === null ? {} : { time }),
    datacontenttype: 'application/json',
    data: { ...data, event },
  });
}

function subjectOf(event: GitEvent): string | null {
  const { projectName, name } = event.repository;
  const place = [projectName, name].filter((part) => part !== null).join('/');
  const what = whatOf(event);
  return place === '' && what === null ? null : [place, what].filter(Boolean).join(' ');
}

function whatOf(event: GitEvent): string | null {
  switch (event.kind) {
    case 'push':
      return event.ref;
    case 'pullRequest':
    case 'comment':
      return event.pullRequest?.id === null || event.pullRequest === null
        ? null
        : `pull request ${event.pullRequest.id}`;
    case 'checkIn':
      return event.changesetId === null ? null : `changeset ${event.changesetId}`;
    case 'repository':
      return null;
  }
}

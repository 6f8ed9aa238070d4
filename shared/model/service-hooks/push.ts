import type { EventCommit, Occurrence, PushEvent } from '../git-event.ts';
import { at, commitAt, listAt, numberAt, textAt } from './fields.ts';

/** One event per ref. https://learn.microsoft.com/azure/devops/service-hooks/events#git.push */
export function toPushEvents(resource: unknown, occurrence: Occurrence): PushEvent[] {
  const pushId = numberAt(resource, 'pushId');
  const commits = commitsOf(resource);
  return listAt(resource, 'refUpdates').flatMap((update): PushEvent[] => {
    const ref = textAt(update, 'name');
    if (ref === null) return [];
    const oldCommit = commitAt(update, 'oldObjectId');
    const newCommit = commitAt(update, 'newObjectId');
    const [refType, name] = typeOf(ref);
    const change = newCommit === null ? 'deleted' : oldCommit === null ? 'created' : 'moved';
    const forced = change === 'moved' ? (refType === 'tag' ? true : null) : false;
    // The list belongs to the push as a whole; with several refs nobody can say to which of them.
    const commit = { oldCommit, newCommit, commits };
    return [{ ...occurrence, kind: 'push', pushId, ref, refType, name, change, forced, ...commit }];
  });
}

function typeOf(ref: string): [PushEvent['refType'], string] {
  if (ref.startsWith('refs/heads/')) return ['branch', ref.slice(11)];
  if (ref.startsWith('refs/tags/')) return ['tag', ref.slice(10)];
  return ['other', ref];
}

export function commitsOf(resource: unknown): EventCommit[] | null {
  if (!Array.isArray(at(resource, 'commits'))) return null;
  return listAt(resource, 'commits').flatMap((commit) => {
    const id = textAt(commit, 'commitId');
    const message = textAt(commit, 'comment') ?? '';
    return id === null ? [] : [{ id, message, author: textAt(commit, 'author', 'email') }];
  });
}

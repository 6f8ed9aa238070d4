import type { EventPullRequest, GitEvent } from '../git-event.ts';
import { at } from '../service-hooks/fields.ts';
import type { Missing } from '../service-hooks/missing.ts';

/** What a condition is about, as the event has it. */
export type Subject =
  | { kind: 'text'; value: string | null }
  /** Several values, of which one must be as a condition wants, or none as it does not want. */
  | { kind: 'list'; values: readonly string[] }
  /** The condition says nothing about this kind of event, and is passed over. */
  | { kind: 'not concerned' }
  /** Only Azure DevOps knows; nobody has asked yet. */
  | { kind: 'needs api'; what: Missing }
  | { kind: 'unknown key' };

/** One arrival: its headers by name in lower case, its body, and what was asked of the API meanwhile. */
export type Arrival = {
  headers: Readonly<Record<string, string>>;
  payload: unknown;
  changedFiles: readonly string[] | null;
};

/** The names that a condition may have beside paths into payload and headers. */
export const subjectNames = [
  'sourceBranch',
  'targetBranch',
  'tag',
  'changedFiles',
  'author',
  'sender',
  'draft',
  'labels',
  'forced',
  'title',
  'comment',
] as const;
type SubjectName = (typeof subjectNames)[number];

/** Finds what a condition is about in an event. */
export type Reader = (event: GitEvent, arrival: Arrival) => Subject;

/** @param key such as `targetBranch`, `<+trigger.payload.resource.status>` or `<+trigger.header['X-Name']>` */
export function readerOf(key: string): Reader {
  const path = pathIn(key);
  if (path !== null) {
    const commits = path[0] === 'resource' && path[1] === 'commits';
    return (event, { payload }) =>
      commits && lacksCommits(event) && at(payload, 'resource', 'commits') === undefined
        ? needs('commits')
        : inPayload(path, payload);
  }
  const header = headerIn(key);
  if (header !== null) return headerReader(header);
  const name = subjectNames.find((known) => known === key);
  return name === undefined ? () => ({ kind: 'unknown key' }) : (event, arrival) => named(name, event, arrival);
}

/** Whether a key is one that can be looked up; a misspelt one would never match, and nobody would know why. */
export function isKnownKey(key: string): boolean {
  return pathIn(key) !== null || headerIn(key) !== null || subjectNames.some((known) => known === key);
}

/** Of a header condition: the bare name of a header, or Harness's expression for one. */
export function headerReader(name: string): Reader {
  const wanted = (headerIn(name) ?? name).toLowerCase();
  return (_, { headers }) => text(Object.hasOwn(headers, wanted) ? (headers[wanted] ?? null) : null);
}

function named(name: SubjectName, event: GitEvent, { changedFiles }: Arrival): Subject {
  switch (name) {
    case 'sourceBranch':
      return ofPullRequest(event, ({ sourceRef }) => textOr(branch(sourceRef)));
    case 'targetBranch':
      if (event.kind === 'push') return text(event.refType === 'branch' ? event.name : null);
      return ofPullRequest(event, ({ targetRef }) => textOr(branch(targetRef)));
    case 'tag':
      return event.kind === 'push' ? text(event.refType === 'tag' ? event.name : null) : notConcerned;
    case 'changedFiles':
      return changedFiles === null ? needs('changedFiles') : { kind: 'list', values: changedFiles };
    case 'author':
      return authorOf(event);
    case 'sender':
      return text(nameOf(event.sender));
    case 'draft':
      return ofPullRequest(event, ({ draft }) => textOr(draft === null ? null : String(draft)));
    case 'labels':
      return ofPullRequest(event, ({ labels }) => (labels === null ? null : { kind: 'list', values: labels }));
    case 'forced':
      if (event.kind !== 'push') return notConcerned;
      return event.forced === null ? needs('forced') : text(String(event.forced));
    case 'title':
      return ofPullRequest(event, ({ title }) => textOr(title));
    case 'comment':
      if (event.kind === 'comment') return text(event.text);
      return event.kind === 'checkIn' ? text(event.comment) : notConcerned;
  }
}

const notConcerned: Subject = { kind: 'not concerned' };

/** What `read` does not find, the API knows. */
function ofPullRequest(event: GitEvent, read: (pullRequest: EventPullRequest) => Subject | null): Subject {
  const pullRequest = pullRequestOf(event);
  if (pullRequest === null) return notConcerned;
  return read(pullRequest) ?? (pullRequest.id === null ? text(null) : needs('pullRequest'));
}

/** Whoever did something to a pull request need not be who opened it. */
function authorOf(event: GitEvent): Subject {
  const pullRequest = pullRequestOf(event);
  if (pullRequest?.author === null && pullRequest.id !== null) return needs('pullRequest');
  return text(nameOf(pullRequest?.author ?? event.sender));
}

function lacksCommits(event: GitEvent): boolean {
  return event.kind === 'push' && event.commits === null && event.pushId !== null && event.newCommit !== null;
}

function needs(what: Missing): Subject {
  return { kind: 'needs api', what };
}

function textOr(value: string | null): Subject | null {
  return value === null ? null : text(value);
}

function text(value: string | null): Subject {
  return { kind: 'text', value };
}

function pullRequestOf(event: GitEvent): EventPullRequest | null {
  return event.kind === 'pullRequest' || event.kind === 'comment' ? event.pullRequest : null;
}

function branch(ref: string | null): string | null {
  return ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : ref;
}

function nameOf(person: GitEvent['sender']): string | null {
  return person === null ? null : (person.uniqueName ?? person.displayName ?? person.id);
}

function inPayload(path: readonly string[], payload: unknown): Subject {
  const found = at(payload, ...path);
  if (Array.isArray(found)) return { kind: 'list', values: found.map(asText).filter((value) => value !== null) };
  return { kind: 'text', value: asText(found) };
}

function asText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** `<+trigger.payload.a.b[0]['c d']>` is the path a, b, 0, c d. */
function pathIn(key: string): string[] | null {
  const path = /^<\+(?:trigger|eventPayload)(?:\.payload)?((?:\.[\w$-]+|\[\d+\]|\[(?:'[^']*'|"[^"]*")\])+)>$/.exec(key);
  if (path === null || headerIn(key) !== null) return null;
  const steps = path[1]?.matchAll(/\.([\w$-]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/g) ?? [];
  return [...steps].map(([, name, index, single, double]) => name ?? index ?? single ?? double ?? '');
}

function headerIn(key: string): string | null {
  const header = /^<\+trigger\.header\[(?:'([^']+)'|"([^"]+)")\]>$/.exec(key);
  return header === null ? null : (header[1] ?? header[2] ?? null);
}

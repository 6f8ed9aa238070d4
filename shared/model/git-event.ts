/** What one arrival from Azure DevOps says has happened, in words that do not depend on the kind of its payload. */
export type GitEvent = PushEvent | PullRequestEvent | CommentEvent | RepositoryEvent | CheckInEvent;

/** What every event carries. A field that a payload left out is null: triggers that need it ask the API. */
export type Occurrence = {
  /** The service's own time, as it wrote it: up to seven digits of a second. */
  createdAt: string | null;
  /** Names of the organization, as far as the URLs of the payload say; never used to send anything anywhere. */
  organization: string | null;
  repository: EventRepository;
  /** Who acted, which is not always who began: the author of a pull request may not be who completed it. */
  sender: EventPerson | null;
};

export type EventRepository = {
  id: string | null;
  name: string | null;
  projectId: string | null;
  projectName: string | null;
};

export type EventPerson = { id: string | null; displayName: string | null; uniqueName: string | null };

/** One ref that a push touched; a push of three refs is three events. */
export type PushEvent = Occurrence & {
  kind: 'push';
  pushId: number | null;
  /** In full, such as refs/heads/main. */
  ref: string;
  refType: 'branch' | 'tag' | 'other';
  /** Without refs/heads/ or refs/tags/. */
  name: string;
  change: 'created' | 'moved' | 'deleted';
  /** Whether commits that the ref had are not in it any more; null: only the API can tell. A tag cannot move otherwise. */
  forced: boolean | null;
  oldCommit: string | null;
  /** Null for a deletion. */
  newCommit: string | null;
  /** Newest first, as many as the service put in; null when it put in none. Never the whole list for certain. */
  commits: EventCommit[] | null;
};

export type EventCommit = { id: string; message: string; author: string | null };

export type PullRequestEvent = Occurrence & {
  kind: 'pullRequest';
  action: 'created' | 'updated' | 'completed' | 'abandoned' | 'mergeAttempted';
  /** Of an update, as far as the payload says. */
  changed: 'sourceBranch' | 'reviewers' | 'vote' | 'status' | 'draft' | 'unknown' | null;
  pullRequest: EventPullRequest;
};

export type EventPullRequest = {
  id: number | null;
  title: string | null;
  description: string | null;
  status: string | null;
  /** How the last merge attempt went: succeeded, conflicts, rejectedByPolicy, … */
  mergeStatus: string | null;
  draft: boolean | null;
  labels: string[] | null;
  author: EventPerson | null;
  sourceRef: string | null;
  targetRef: string | null;
  sourceCommit: string | null;
  targetCommit: string | null;
  /** The commit that merges source into target; what a build of the pull request would build. */
  mergeCommit: string | null;
  /** The repository that the source branch is in, when it is a fork. */
  forkedFrom: EventRepository | null;
};

export type CommentEvent = Occurrence & {
  kind: 'comment';
  action: 'created' | 'edited' | 'deleted';
  /** Azure DevOps itself wrote it, such as "voted 10". */
  system: boolean;
  text: string;
  commentId: number | null;
  pullRequest: EventPullRequest | null;
};

export type RepositoryEvent = Occurrence & {
  kind: 'repository';
  action: 'created' | 'deleted' | 'undeleted' | 'renamed' | 'disabled' | 'enabled' | 'forked';
  oldName: string | null;
};

/** A changeset of TFVC. */
export type CheckInEvent = Occurrence & { kind: 'checkIn'; changesetId: number | null; comment: string | null };

/** Why an arrival means nothing here. It is answered well all the same: a refusal would cost the subscription its events. */
export type Ignored =
  | 'NotJson'
  | 'NoEventType'
  | 'UnknownEventType'
  | 'NoRefUpdates'
  | 'NoResource'
  | 'OldResourceVersion';

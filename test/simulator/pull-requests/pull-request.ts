import type { Site } from '../world/site.ts';
import type { Identity } from '../world/tokens.ts';
import type { Status } from '../statuses/status.ts';

export type Reviewer = { identity: Identity; vote: Vote; isRequired: boolean };

/** Approved, approved with suggestions, no vote, waiting for the author, rejected. */
export type Vote = 10 | 5 | 0 | -5 | -10;

export type Iteration = {
  id: number;
  author: Identity;
  createdDate: string;
  sourceCommit: string;
  targetCommit: string;
  /** Null when the branches have nothing in common. */
  commonCommit: string | null;
  reason: 'create' | 'push' | 'forcePush';
};

export type Comment = {
  id: number;
  parentCommentId: number;
  author: Identity;
  content: string;
  publishedDate: string;
  lastUpdatedDate: string;
  commentType: 'text' | 'system';
  isDeleted: boolean;
};

export type Thread = {
  id: number;
  publishedDate: string;
  lastUpdatedDate: string;
  status: string;
  comments: Comment[];
};

export type Label = { id: string; name: string; active: boolean };

export type MergeStatus = 'succeeded' | 'conflicts';

export type PullRequest = {
  /** Counts through all repositories. */
  pullRequestId: number;
  site: Site;
  status: 'active' | 'abandoned' | 'completed';
  createdBy: Identity;
  creationDate: string;
  closedBy: Identity | null;
  closedDate: string | null;
  title: string;
  description: string;
  sourceRefName: string;
  targetRefName: string;
  isDraft: boolean;
  mergeStatus: MergeStatus;
  mergeId: string;
  sourceCommit: string;
  targetCommit: string;
  /** Of the last attempt that went well. */
  mergeCommit: string | null;
  reviewers: Reviewer[];
  labels: Label[];
  iterations: Iteration[];
  threads: Thread[];
  statuses: Status[];
};

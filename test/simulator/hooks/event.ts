import type { Organization, Project, Repository } from '../world/places.ts';
import type { Identity } from '../world/tokens.ts';

/** What a subscription may be limited by. */
export type Traits = {
  /** In full; of a pull request its target. */
  refs?: readonly string[];
  /** Id of who created the pull request. */
  author?: string;
  /** Ids. */
  reviewers?: readonly string[];
  notificationType?: NotificationType;
  mergeResult?: string;
  /** Of TFVC, from the root. */
  paths?: readonly string[];
};

export type NotificationType =
  | 'PushNotification'
  | 'ReviewersUpdateNotification'
  | 'StatusUpdateNotification'
  | 'ReviewerVoteNotification';

/** Something that happened, in the form in which subscriptions hear of it. */
export type HookEvent = {
  eventType: string;
  organization: Organization;
  project: Project;
  repository: Repository | null;
  by: Identity;
  traits: Traits;
  /** The sentence of `message`, and that of `detailedMessage`. */
  sentence: string;
  details: string;
  /** As of the newest resource version. */
  resource: object;
  /** As of version 1.0, where that differs. */
  olderResource?: object;
  /** Where it happened, when that is not the subscriber's organization. */
  containers?: Record<string, { id: string }>;
  /** What is left of it with `resourceDetailsToSend: minimal`. */
  minimal: object;
};

export type PublishedEvent = HookEvent & { id: string; createdDate: string };

/** The resource versions of each event type of the publisher `tfs`, the newest first. */
export const eventTypes: Readonly<Record<string, readonly string[]>> = {
  'git.push': ['1.0', '1.0-preview.1'],
  'git.pullrequest.created': ['1.0', '1.0-preview.1'],
  'git.pullrequest.updated': ['1.0', '1.0-preview.1'],
  'git.pullrequest.merged': ['1.0', '1.0-preview.1'],
  'ms.vss-code.git-pullrequest-comment-event': ['2.0', '1.0'],
  'git.repo.created': ['1.0-preview.1'],
  'git.repo.deleted': ['1.0-preview.1'],
  'git.repo.undeleted': ['1.0-preview.1'],
  'git.repo.forked': ['1.0-preview.1'],
  'git.repo.renamed': ['1.0-preview.1'],
  'git.repo.statuschanged': ['1.0-preview.1'],
  'tfvc.checkin': ['1.0', '1.0-preview.1'],
};

/** Azure DevOps writes seven digits of a second. */
export function sevenDigits(milliseconds: number): string {
  const fraction = String(Math.floor((milliseconds % 1) * 10_000)).padStart(4, '0');
  return new Date(milliseconds).toISOString().replace('Z', `${fraction}Z`);
}

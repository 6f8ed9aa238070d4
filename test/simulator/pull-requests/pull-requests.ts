import { randomUUID } from 'node:crypto';
import type { Code } from '../code/code.ts';
import { commonCommit, noObject, resolveCommit } from '../code/history.ts';
import type { Push } from '../code/push.ts';
import type { Git } from '../git/git.ts';
import { sevenDigits } from '../hooks/event.ts';
import type { NotificationType } from '../hooks/event.ts';
import type { Hooks } from '../hooks/hooks.ts';
import { guidOf } from '../world/guid.ts';
import type { Site, Surroundings } from '../world/site.ts';
import type { Identity } from '../world/tokens.ts';
import { pullRequestEvent } from './events.ts';
import { attemptMerge } from './merge.ts';
import type { Iteration, PullRequest, Vote } from './pull-request.ts';
import { Threads } from './threads.ts';

export type NewPullRequest = {
  sourceRefName: string;
  targetRefName: string;
  title: string;
  description?: string;
  isDraft?: boolean;
  labels?: readonly string[];
};

type Means = Surroundings & { git: Git; hooks: Hooks; code: Code };

/** The dots stand for the pull request. */
const votes: Record<Vote, string> = {
  10: 'approved …',
  5: 'approved … with suggestions',
  0: 'reset their vote on …',
  [-5]: 'is waiting for the author of …',
  [-10]: 'rejected …',
};

/** Pull requests of all repositories. Whatever happens to one makes the events that Azure DevOps makes of it. */
export class PullRequests {
  /** Oldest first. */
  readonly all: PullRequest[] = [];
  readonly threads: Threads;
  readonly #means: Means;

  constructor(means: Means) {
    this.#means = means;
    this.threads = new Threads(means);
  }

  in({ repository }: Pick<Site, 'repository'>): PullRequest[] {
    return this.all.filter(({ site }) => site.repository.id === repository.id);
  }

  /**
   * Opens one in `organization/project/repository`. Throws where a branch is not there.
   * @param as the name of a token, whose owner opens it
   */
  async open(place: string, wish: NewPullRequest, as = 'alive'): Promise<PullRequest> {
    const { site, ownerOf } = this.#means;
    const opened = await this.create(site(place), ownerOf(as), wish);
    if (opened === null) throw new Error(`${place} lacks ${wish.sourceRefName} or ${wish.targetRefName}`);
    return opened;
  }

  /** Null when one of the branches is not there. */
  async create(site: Site, by: Identity, wish: NewPullRequest): Promise<PullRequest | null> {
    const { git } = this.#means;
    const { folder } = site.repository;
    const sourceCommit = await resolveCommit(git, folder, wish.sourceRefName);
    const targetCommit = await resolveCommit(git, folder, wish.targetRefName);
    if (sourceCommit === null || targetCommit === null) return null;
    const pullRequest: PullRequest = {
      pullRequestId: this.all.length + 1,
      site,
      status: 'active',
      createdBy: by,
      creationDate: this.#now(),
      closedBy: null,
      closedDate: null,
      title: wish.title,
      description: wish.description ?? '',
      sourceRefName: wish.sourceRefName,
      targetRefName: wish.targetRefName,
      isDraft: wish.isDraft ?? false,
      mergeStatus: 'succeeded',
      mergeId: randomUUID(),
      sourceCommit,
      targetCommit,
      mergeCommit: null,
      reviewers: [],
      labels: (wish.labels ?? []).map(newLabel),
      iterations: [],
      threads: [],
      statuses: [],
    };
    this.all.push(pullRequest);
    await this.#iterate(pullRequest, by, 'create');
    await this.#merge(pullRequest, by);
    this.#tell('created', pullRequest, {
      by,
      sentence: `${by.displayName} created pull request ${nameOf(pullRequest)}`,
    });
    this.#tellMerge(pullRequest, by);
    return pullRequest;
  }

  /** An open pull request whose source was pushed to has one iteration more, and is merged anew. */
  async pushed({ site, refUpdates, pushedBy }: Push): Promise<void> {
    const { git } = this.#means;
    for (const { name, newObjectId, oldObjectId } of refUpdates) {
      const open = this.in(site).filter((one) => one.status === 'active' && one.sourceRefName === name);
      for (const pullRequest of newObjectId === noObject ? [] : open) {
        const common = await commonCommit(git, site.repository.folder, oldObjectId, newObjectId);
        pullRequest.sourceCommit = newObjectId;
        await this.#iterate(pullRequest, pushedBy, common === oldObjectId ? 'push' : 'forcePush');
        await this.#merge(pullRequest, pushedBy);
        this.#update(pullRequest, pushedBy, 'PushNotification', 'updated the source branch of …');
        this.#tellMerge(pullRequest, pushedBy);
      }
    }
  }

  /** Moves the target to the merge commit. False: it is in conflict, or not open. */
  async complete(pullRequest: PullRequest, by: Identity, { deleteSourceBranch = false } = {}): Promise<boolean> {
    const { git, code } = this.#means;
    const { site, targetRefName, sourceRefName } = pullRequest;
    if (pullRequest.status !== 'active') return false;
    pullRequest.targetCommit = (await resolveCommit(git, site.repository.folder, targetRefName)) ?? noObject;
    await this.#merge(pullRequest, by);
    if (pullRequest.mergeStatus !== 'succeeded') return false;
    this.#close(pullRequest, by, 'completed');
    await code.moveRefs(site, by, {
      [targetRefName]: pullRequest.mergeCommit,
      ...(deleteSourceBranch ? { [sourceRefName]: null } : {}),
    });
    this.#tellMerge(pullRequest, by);
    this.#update(pullRequest, by, 'StatusUpdateNotification', 'marked … as completed');
    this.threads.open(pullRequest, by, `${by.displayName} updated the pull request status to Completed`, 'system');
    return true;
  }

  abandon(pullRequest: PullRequest, by: Identity): void {
    this.#close(pullRequest, by, 'abandoned');
    this.#update(pullRequest, by, 'StatusUpdateNotification', 'abandoned …');
    this.threads.open(pullRequest, by, `${by.displayName} updated the pull request status to Abandoned`, 'system');
  }

  reactivate(pullRequest: PullRequest, by: Identity): void {
    Object.assign(pullRequest, { status: 'active', closedBy: null, closedDate: null });
    this.#update(pullRequest, by, 'StatusUpdateNotification', 'reactivated …');
  }

  setDraft(pullRequest: PullRequest, by: Identity, isDraft: boolean): void {
    if (pullRequest.isDraft === isDraft) return;
    pullRequest.isDraft = isDraft;
    this.#update(pullRequest, by, 'StatusUpdateNotification', isDraft ? 'marked … as a draft' : 'published …');
  }

  /** Votes; who is no reviewer yet becomes one first. */
  vote(pullRequest: PullRequest, by: Identity, vote: Vote): void {
    const reviewer = pullRequest.reviewers.find(({ identity }) => identity.id === by.id);
    if (reviewer) reviewer.vote = vote;
    else pullRequest.reviewers.push({ identity: by, vote, isRequired: false });
    this.#update(pullRequest, by, 'ReviewerVoteNotification', votes[vote]);
    this.threads.open(pullRequest, by, `${by.displayName} voted ${vote}`, 'system');
  }

  addReviewer(pullRequest: PullRequest, by: Identity, identity: Identity, isRequired = false): void {
    pullRequest.reviewers.push({ identity, vote: 0, isRequired });
    this.#update(pullRequest, by, 'ReviewersUpdateNotification', 'changed the reviewer list of …');
  }

  removeReviewer(pullRequest: PullRequest, by: Identity, id: string): void {
    pullRequest.reviewers = pullRequest.reviewers.filter(({ identity }) => identity.id !== id);
    this.#update(pullRequest, by, 'ReviewersUpdateNotification', 'changed the reviewer list of …');
  }

  /** No event tells of labels. */
  setLabels(pullRequest: PullRequest, names: readonly string[]): void {
    pullRequest.labels = names.map(newLabel);
  }

  #close(pullRequest: PullRequest, by: Identity, status: 'completed' | 'abandoned'): void {
    Object.assign(pullRequest, { status, closedBy: by, closedDate: this.#now() });
  }

  async #iterate(pullRequest: PullRequest, author: Identity, reason: Iteration['reason']): Promise<void> {
    const { iterations, site, sourceCommit, targetCommit } = pullRequest;
    iterations.push({
      id: iterations.length + 1,
      author,
      createdDate: this.#now(),
      sourceCommit,
      targetCommit,
      commonCommit: await commonCommit(this.#means.git, site.repository.folder, targetCommit, sourceCommit),
      reason,
    });
  }

  async #merge(pullRequest: PullRequest, by: Identity): Promise<void> {
    pullRequest.mergeCommit = await attemptMerge(this.#means.git, pullRequest, by);
    pullRequest.mergeStatus = pullRequest.mergeCommit === null ? 'conflicts' : 'succeeded';
  }

  #update(pullRequest: PullRequest, by: Identity, notificationType: NotificationType, did: string): void {
    const sentence = `${by.displayName} ${did.replace('…', `pull request ${nameOf(pullRequest)}`)}`;
    this.#tell('updated', pullRequest, { by, sentence, notificationType });
  }

  #tellMerge(pullRequest: PullRequest, by: Identity): void {
    const sentence = `${by.displayName} has created a merge commit of pull request ${nameOf(pullRequest)}`;
    this.#tell('merged', pullRequest, { by, sentence });
  }

  #tell(kind: 'created' | 'updated' | 'merged', ...[pullRequest, what]: [PullRequest, Told]): void {
    const { hooks, rootOf } = this.#means;
    hooks.publish(pullRequestEvent(kind, pullRequest, what, rootOf(pullRequest.site.organization)));
  }

  #now(): string {
    return sevenDigits(this.#means.hooks.clock.now());
  }
}

type Told = Parameters<typeof pullRequestEvent>[2];

function nameOf({ pullRequestId, title, site }: PullRequest): string {
  return `${pullRequestId} (${title}) in ${site.repository.name}`;
}

export function newLabel(name: string) {
  return { id: guidOf('label', name), name, active: true };
}

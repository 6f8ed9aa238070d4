import { sevenDigits } from '../hooks/event.ts';
import type { Hooks } from '../hooks/hooks.ts';
import type { Surroundings } from '../world/site.ts';
import type { Identity } from '../world/tokens.ts';
import { commentEvent } from './events.ts';
import type { Comment, PullRequest, Thread } from './pull-request.ts';

type Means = Pick<Surroundings, 'rootOf'> & { hooks: Hooks };

/** What people, and Azure DevOps itself, say on pull requests. Each comment makes its event. */
export class Threads {
  readonly #means: Means;
  #threads = 0;

  constructor(means: Means) {
    this.#means = means;
  }

  open(pullRequest: PullRequest, by: Identity, content: string, commentType: Comment['commentType'] = 'text'): Thread {
    const now = this.#now();
    const thread: Thread = {
      id: (this.#threads += 1),
      publishedDate: now,
      lastUpdatedDate: now,
      status: commentType === 'system' ? 'unknown' : 'active',
      comments: [],
    };
    pullRequest.threads.push(thread);
    this.reply(pullRequest, thread, by, content, commentType);
    return thread;
  }

  reply(
    pullRequest: PullRequest,
    thread: Thread,
    by: Identity,
    content: string,
    commentType: Comment['commentType'] = 'text',
  ): Comment {
    const now = this.#now();
    const comment: Comment = {
      id: thread.comments.length + 1,
      parentCommentId: thread.comments.length === 0 ? 0 : 1,
      author: by,
      content,
      publishedDate: now,
      lastUpdatedDate: now,
      commentType,
      isDeleted: false,
    };
    thread.comments.push(comment);
    this.#tell(pullRequest, thread, comment, by);
    return comment;
  }

  edit(pullRequest: PullRequest, thread: Thread, comment: Comment, by: Identity, content: string): void {
    Object.assign(comment, { content, lastUpdatedDate: this.#now() });
    this.#tell(pullRequest, thread, comment, by);
  }

  remove(pullRequest: PullRequest, thread: Thread, comment: Comment, by: Identity): void {
    Object.assign(comment, { isDeleted: true, lastUpdatedDate: this.#now() });
    this.#tell(pullRequest, thread, comment, by);
  }

  #tell(pullRequest: PullRequest, thread: Thread, comment: Comment, by: Identity): void {
    const { hooks, rootOf } = this.#means;
    hooks.publish(commentEvent(pullRequest, thread, comment, by, rootOf(pullRequest.site.organization)));
  }

  #now(): string {
    return sevenDigits(this.#means.hooks.clock.now());
  }
}

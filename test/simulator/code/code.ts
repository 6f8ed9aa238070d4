import type { Git, Ref } from '../git/git.ts';
import type { Hooks } from '../hooks/hooks.ts';
import { sevenDigits } from '../hooks/event.ts';
import type { Site, Surroundings } from '../world/site.ts';
import type { Identity } from '../world/tokens.ts';
import { noObject, readCommits, resolveCommit } from './history.ts';
import { pushEvent } from './push-event.ts';
import type { Push, RefUpdate } from './push.ts';
import { printCommit } from './print-commit.ts';
import type { NewCommit } from './print-commit.ts';

/** How many commits a push remembers, and tells of. */
export const mostCommits = 20;

type Means = Surroundings & { git: Git; hooks: Hooks };

/** The pushes to all repositories. Whatever changes refs goes through here, so that it is a push and makes its event. */
export class Code {
  /** Oldest first. */
  readonly pushes: Push[] = [];
  /** Told of every push, after its event is out. */
  onPush: (push: Push) => Promise<void> = async () => {};
  readonly #means: Means;
  /** The last change of refs under way, by folder: two at once could not be told apart. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(means: Means) {
    this.#means = means;
  }

  /**
   * Commits to a branch and pushes that.
   * @param place `organization/project/repository`
   * @param as the name of a token, whose owner pushes
   */
  async commit(place: string, commit: NewCommit = {}, as = 'alive'): Promise<Push> {
    const { git, ownerOf } = this.#means;
    const site = this.#means.site(place);
    const { folder } = site.repository;
    const branch = `refs/heads/${commit.branch ?? 'main'}`;
    const start = commit.from === undefined ? branch : commit.from;
    const parent = start === null ? null : await resolveCommit(git, folder, start);
    const input = printCommit(commit, branch, parent, ownerOf(as));
    const args = ['-C', folder, 'fast-import', '--quiet', '--force', '--date-format=raw'];
    return this.#mustPush(site, ownerOf(as), () => git.run(args, input));
  }

  /** Sets refs (full names) to objects, or deletes them with null: one push. */
  async setRefs(place: string, refs: Record<string, string | null>, as = 'alive'): Promise<Push> {
    return this.moveRefs(this.#means.site(place), this.#means.ownerOf(as), refs);
  }

  async moveRefs(site: Site, by: Identity, refs: Record<string, string | null>): Promise<Push> {
    const lines = Object.entries(refs).map(([name, id]) =>
      id === null ? `delete ${name}\n` : `update ${name} ${id}\n`,
    );
    return this.#mustPush(site, by, () =>
      this.#means.git.run(['-C', site.repository.folder, 'update-ref', '--stdin'], lines.join('')),
    );
  }

  /** Does what may change refs; if it did, that was a push. */
  async changing<T>(site: Site, by: Identity, act: () => Promise<T>): Promise<{ result: T; push: Push | null }> {
    const { folder } = site.repository;
    const turn = (this.#turns.get(folder) ?? Promise.resolve()).then(() => this.#change(site, by, act));
    const settled = turn.catch(() => {});
    this.#turns.set(folder, settled);
    const { result, push } = await turn;
    if (push !== null) {
      this.#means.hooks.publish(pushEvent(push, this.#means.rootOf(site.organization)));
      await this.onPush(push);
    }
    return { result, push };
  }

  async #mustPush(site: Site, by: Identity, act: () => Promise<unknown>): Promise<Push> {
    const { push } = await this.changing(site, by, act);
    if (push === null) throw new Error(`Nothing changed in ${site.repository.name}`);
    return push;
  }

  async #change<T>(site: Site, by: Identity, act: () => Promise<T>): Promise<{ result: T; push: Push | null }> {
    const { git, hooks } = this.#means;
    const { folder } = site.repository;
    const before = await git.refs(folder);
    const result = await act();
    const refUpdates = differences(before, await git.refs(folder));
    if (refUpdates.length === 0) return { result, push: null };
    const of = refUpdates.map(({ newObjectId }) => newObjectId).filter((id) => id !== noObject);
    const without = before.map(({ objectId }) => objectId);
    const commits = await readCommits(git, folder, { of, without, most: mostCommits });
    const date = sevenDigits(hooks.clock.now());
    const push = { pushId: this.pushes.length + 1, site, pushedBy: by, date, refUpdates, commits };
    this.pushes.push(push);
    return { result, push };
  }
}

/** Those of the server itself, such as the merge commit of a pull request, are nobody's push. */
function differences(before: readonly Ref[], after: readonly Ref[]): RefUpdate[] {
  const old = new Map(before.map(({ name, objectId }) => [name, objectId]));
  const now = new Map(after.map(({ name, objectId }) => [name, objectId]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => !name.startsWith('refs/pull/') && old.get(name) !== now.get(name))
    .map((name) => ({
      name,
      oldObjectId: old.get(name) ?? noObject,
      newObjectId: now.get(name) ?? noObject,
    }));
}

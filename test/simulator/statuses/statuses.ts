import type { Repository } from '../world/places.ts';
import type { Status } from './status.ts';

/** The statuses of commits; those of a pull request are with it. A newer one of the same name leaves the older in place. */
export class Statuses {
  readonly #ofCommits = new Map<string, Status[]>();
  #made = 0;

  nextId(): number {
    return (this.#made += 1);
  }

  of({ id }: Repository, commit: string): Status[] {
    const key = `${id} ${commit}`;
    const statuses = this.#ofCommits.get(key) ?? [];
    this.#ofCommits.set(key, statuses);
    return statuses;
  }
}

import type { Site } from '../world/site.ts';
import type { Identity } from '../world/tokens.ts';
import type { Commit } from './history.ts';

/** Of a creation the old object is 40 zeros, of a deletion the new one. */
export type RefUpdate = { name: string; oldObjectId: string; newObjectId: string };

export type Push = {
  /** Counts through all repositories. */
  pushId: number;
  site: Site;
  pushedBy: Identity;
  date: string;
  refUpdates: RefUpdate[];
  /** Newest first, and not all of a long push. */
  commits: Commit[];
};

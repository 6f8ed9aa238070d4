import type { Organization, Project, Repository } from './places.ts';
import type { Identity } from './tokens.ts';

/** A repository and where it is. */
export type Site = { organization: Organization; project: Project; repository: Repository };

/** What the parts of the world that have rules of their own know of the rest of it. */
export type Surroundings = {
  /** `organization/project/repository`. Throws where there is none. */
  site: (place: string) => Site;
  /** The owner of a token. */
  ownerOf: (token: string) => Identity;
  /** The public URL of an organization or collection, as payloads name it; without trailing slash. */
  rootOf: (organization: Organization) => string;
};

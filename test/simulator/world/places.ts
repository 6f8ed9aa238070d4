import type { Door } from '../exchange.ts';

/** An ordinary place made to behave like one whose name is a sentinel. */
export type Misbehaviour = { sentinel: string; door: Door | 'both'; timesLeft: number };

type Place = { id: string; name: string; misbehaviour: Misbehaviour | null };

export type Repository = Place & {
  /** The bare repository on disk: a test may commit to it with git. */
  folder: string;
  defaultBranch: string | null;
  isDisabled: boolean;
  isInMaintenance: boolean;
  /** Whether git may ask for a commit that no ref points at. */
  allowsAnyCommit: boolean;
  /** A repository that exists because somebody typed a sentinel is reachable, and in no list. */
  listed: boolean;
};

/** A check-in to TFVC, with the whole paths of the files. */
export type Changeset = { id: number; createdDate: string; comment: string; paths: readonly string[] };

export type Project = Place & {
  versionControl: { git: boolean; tfvc: boolean };
  /** Oldest first. */
  changesets: Changeset[];
  visibility: 'private' | 'public';
  repositories: Repository[];
  listed: boolean;
};

export type Organization = Place & {
  deployment: 'hosted' | 'onPremises';
  state: 'alive' | 'stopped';
  /** The highest REST version: `7.2` means preview above 7.1 on Services; a Server has released all it has. */
  api: { latest: string; released: string };
  blocksGlobalTokens: boolean;
  /** The policy "SSH authentication". */
  admitsSsh: boolean;
  /** An organization with public projects tells an anonymous caller who it is. */
  admitsAnonymous: boolean;
  /** Accounts of its members. */
  members: Set<string>;
  tenant: string;
  /** Whose tokens open it: its own name, or that of the organization which a sentinel copies. */
  tokensOf: string;
  projects: Project[];
};

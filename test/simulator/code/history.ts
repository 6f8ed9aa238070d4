import type { Git } from '../git/git.ts';

export const noObject = '0'.repeat(40);

export type Signature = { name: string; email: string; date: string };

export type Commit = {
  commitId: string;
  treeId: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  comment: string;
};

export type Range = {
  /** Objects whose history is asked for, and whose history is left out. */
  of: readonly string[];
  without?: readonly string[];
  path?: string;
  skip?: number;
  most?: number;
};

const format = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x1f');

/** The commit that a full ref or an object id leads to; null when there is none. */
export async function resolveCommit(git: Git, folder: string, revision: string): Promise<string | null> {
  if (!/^(refs\/.+|[0-9a-f]{40})$/.test(revision)) return null;
  const printed = await git
    .run(['-C', folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
    .catch(() => '');
  return printed.trim() || null;
}

/** Newest first. Objects that are no commits are followed to theirs, or left out. */
export async function readCommits(git: Git, folder: string, range: Range): Promise<Commit[]> {
  const { of, without = [], path, skip = 0, most = 100 } = range;
  if (of.length === 0) return [];
  const printed = await git.run([
    '-C',
    folder,
    'log',
    `--format=%x1e${format}`,
    `--skip=${skip}`,
    `--max-count=${most}`,
    ...of,
    ...without.map((objectId) => `^${objectId}`),
    '--',
    ...(path === undefined ? [] : [`:(top,literal)${path}`]),
  ]);
  return printed.split('\x1e').slice(1).map(toCommit);
}

/** How many commits each has that the other has not. */
export async function countApart(git: Git, folder: string, base: string, target: string) {
  const printed = await git.run(['-C', folder, 'rev-list', '--left-right', '--count', `${base}...${target}`]);
  const [behind = 0, ahead = 0] = printed.trim().split(/\s+/).map(Number);
  return { ahead, behind };
}

/** Null when they have nothing in common. */
export async function commonCommit(git: Git, folder: string, one: string, other: string): Promise<string | null> {
  const printed = await git.run(['-C', folder, 'merge-base', one, other]).catch(() => '');
  return printed.trim() || null;
}

function toCommit(record: string): Commit {
  const fields = record.split('\x1f');
  const [commitId = '', treeId = '', parents = '', name = '', email = '', date = ''] = fields;
  const [committer = '', committerEmail = '', committed = '', comment = ''] = fields.slice(6);
  return {
    commitId,
    treeId,
    parents: parents.split(' ').filter((id) => id !== ''),
    author: { name, email, date: new Date(date).toISOString() },
    committer: { name: committer, email: committerEmail, date: new Date(committed).toISOString() },
    comment: comment.trim(),
  };
}

import type { Identity } from '../world/tokens.ts';

export type NewCommit = {
  /** `main` unless said otherwise; made when it is not there. */
  branch?: string;
  message?: string;
  /** Contents by path without a leading slash; null deletes the file. */
  files?: Record<string, string | null>;
  /** A full ref or an object id to begin from, or null for nothing, in place of the branch itself: a force-push. */
  from?: string | null;
};

let made = 0;

/** The input of `git fast-import`. Two commits that say the same are two commits. */
export function printCommit(commit: NewCommit, branch: string, parent: string | null, by: Identity): string {
  made += 1;
  const { message = `Change ${made}`, files = { [`change-${made}.txt`]: `${made}\n` } } = commit;
  const who = `${by.displayName} <${by.account}> ${Math.floor(Date.now() / 1000)} +0000`;
  const lines = [`reset ${branch}`, `commit ${branch}`, `author ${who}`, `committer ${who}`, data(`${message}\n`)];
  // The branch was reset to nothing, so what it begins from must be said.
  if (parent !== null) lines.push(`from ${parent}`);
  for (const [path, content] of Object.entries(files)) {
    if (content === null) lines.push(`D ${JSON.stringify(path)}`);
    else lines.push(`M 100644 inline ${JSON.stringify(path)}`, data(content));
  }
  return `${lines.join('\n')}\n`;
}

function data(content: string): string {
  return `data ${Buffer.byteLength(content)}\n${content}`;
}

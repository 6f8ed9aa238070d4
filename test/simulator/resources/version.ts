import { resolveCommit } from '../code/history.ts';
import type { Answer, SignedIn } from '../exchange.ts';
import { serviceError } from '../service-error.ts';
import type { Repository } from '../world/places.ts';

type Version = { kind: 'Branch' | 'Tag' | 'Commit'; version: string };

/** A version descriptor of the query; null when it has none. The official client writes the type as a number. */
export function readVersion(query: URLSearchParams, version: string, type: string): Version | null {
  const named = query.get(version);
  if (named === null || named === '') return null;
  const kind = (query.get(type) ?? 'branch').toLowerCase();
  if (kind === '2' || kind === 'commit') return { kind: 'Commit', version: named.toLowerCase() };
  return { kind: kind === '1' || kind === 'tag' ? 'Tag' : 'Branch', version: named };
}

/** The commit it leads to, or why it leads nowhere. */
export async function commitOf(
  { git }: SignedIn,
  { folder, name }: Repository,
  { kind, version }: Version,
): Promise<{ commit: string } | { answer: Answer }> {
  const full = { Branch: `refs/heads/${version}`, Tag: `refs/tags/${version}`, Commit: version }[kind];
  const commit = await resolveCommit(git, folder, full);
  return commit === null ? { answer: unresolvable(`<${kind}: ${version} >`, name) } : { commit };
}

function unresolvable(descriptor: string, repository: string): Answer {
  const message = `TF401175:The version descriptor ${descriptor} could not be resolved to a version in the repository ${repository}`;
  return serviceError(404, 'Microsoft.TeamFoundation.Git.Server', 'GitUnresolvableToCommitException', message);
}

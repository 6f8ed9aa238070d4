import type { Change } from '../code/changes.ts';
import { urlOf } from '../code/shapes.ts';
import type { Site } from '../world/site.ts';

export function describeChange(root: string, site: Site, change: Change, commitId: string) {
  const { path, objectId, originalObjectId, isFolder, changeType, originalPath } = change;
  const version = `versionType=Commit&version=${commitId}`;
  return {
    item: {
      objectId: objectId ?? originalObjectId,
      ...(originalObjectId === null ? {} : { originalObjectId }),
      gitObjectType: isFolder ? 'tree' : 'blob',
      commitId,
      path,
      ...(isFolder ? { isFolder } : {}),
      url: `${urlOf(root, site)}/items${encodeURI(path)}?${version}`,
    },
    changeType,
    ...(originalPath === null ? {} : { sourceServerItem: originalPath }),
  };
}

/** How many of each kind, under names with a capital. */
export function countChanges(changes: readonly Change[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { changeType } of changes) {
    const name = changeType.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

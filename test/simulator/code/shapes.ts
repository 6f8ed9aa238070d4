import type { Site } from '../world/site.ts';
import type { Identity } from '../world/tokens.ts';
import type { Commit } from './history.ts';
import type { Push } from './push.ts';

type Place = Pick<Site, 'project' | 'repository'>;

export function urlOf(root: string, { project, repository }: Place): string {
  return `${root}/${project.id}/_apis/git/repositories/${repository.id}`;
}

export function identityReference(root: string, { id, displayName, account }: Identity) {
  return {
    displayName,
    id,
    uniqueName: account,
    url: `${root.replace('https://', 'https://vssps.')}/_apis/Identities/${id}`,
    imageUrl: `${root}/_api/_common/identityImage?id=${id}`,
  };
}

/** A repository where it is only mentioned. `visibility` and `lastUpdateTime` are those of recorded payloads. */
export function repositoryReference(root: string, place: Place) {
  const { project, repository } = place;
  const { defaultBranch } = repository;
  return {
    id: repository.id,
    name: repository.name,
    url: urlOf(root, place),
    project: {
      id: project.id,
      name: project.name,
      url: `${root}/_apis/projects/${project.id}`,
      state: 'wellFormed',
      visibility: 'unchanged',
      lastUpdateTime: '0001-01-01T00:00:00',
    },
    ...(defaultBranch === null ? {} : { defaultBranch }),
    remoteUrl: `${root}/${encodeURIComponent(project.name)}/_git/${encodeURIComponent(repository.name)}`,
  };
}

export function describeCommit(root: string, place: Place, { commitId, author, committer, comment }: Commit) {
  return { commitId, author, committer, comment, url: `${urlOf(root, place)}/commits/${commitId}` };
}

export function describePush(root: string, { site, pushId, pushedBy, date }: Push) {
  return {
    repository: repositoryReference(root, site),
    pushedBy: identityReference(root, pushedBy),
    pushId,
    date,
    url: `${urlOf(root, site)}/pushes/${pushId}`,
  };
}

export function describeRefUpdates({ site, refUpdates }: Push) {
  return refUpdates.map((update) => Object.assign({ repositoryId: site.repository.id }, update));
}

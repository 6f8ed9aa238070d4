import type { EntityKey } from '../model/scope.ts';
import type { StoredSecret } from '../storage/secrets.ts';

/** A secret as answered: everything but its value. */
export function showSecret({
  identifier,
  org,
  project,
  kind,
  holds,
  vaultName,
  fingerprint,
  revision,
  expiresAt,
  deployment,
  aliveIn,
  createdAt,
  lastModifiedAt,
}: StoredSecret) {
  return {
    identifier,
    ...(org === null ? {} : { orgIdentifier: org }),
    ...(project === null ? {} : { projectIdentifier: project }),
    kind,
    holds,
    isSet: vaultName !== null,
    fingerprint,
    revision,
    expiresAt,
    deployment,
    aliveIn,
    createdAt,
    lastModifiedAt,
  };
}

export function showUser({ identifier, org, project }: EntityKey) {
  return {
    identifier,
    ...(org === null ? {} : { orgIdentifier: org }),
    ...(project === null ? {} : { projectIdentifier: project }),
  };
}

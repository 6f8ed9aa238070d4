import { newestOf } from './vault.ts';
import type { Secret, Version } from './vault.ts';

const day = 24 * 60 * 60;
const recoverableDays = 90;

/** A secret as the vault answers it. @param base the vault's own address, as the caller wrote it */
export function toBundle(base: string, secret: Secret, version: Version, parts: { value: boolean }) {
  return {
    ...(parts.value && { value: version.value }),
    ...toItem(`${base}/secrets/${secret.name}/${version.version}`, version),
  };
}

export function toListed(base: string, secret: Secret) {
  return toItem(`${base}/secrets/${secret.name}`, newestOf(secret));
}

export function toListedVersion(base: string, secret: Secret, version: Version) {
  return toItem(`${base}/secrets/${secret.name}/${version.version}`, version);
}

export function toDeletedBundle(base: string, secret: Secret & { deletedAt: number }) {
  return { ...toBundle(base, secret, newestOf(secret), { value: false }), ...toDeletion(base, secret) };
}

export function toListedDeletion(base: string, secret: Secret & { deletedAt: number }) {
  return { ...toListed(base, secret), ...toDeletion(base, secret) };
}

function toItem(id: string, version: Version) {
  return {
    id,
    contentType: version.contentType,
    attributes: {
      enabled: version.enabled,
      nbf: version.notBefore,
      exp: version.expires,
      created: version.created,
      updated: version.updated,
      recoveryLevel: 'Recoverable+Purgeable',
      recoverableDays,
    },
    tags: version.tags,
  };
}

function toDeletion(base: string, secret: Secret & { deletedAt: number }) {
  return {
    recoveryId: `${base}/deletedsecrets/${secret.name}`,
    deletedDate: secret.deletedAt,
    scheduledPurgeDate: secret.deletedAt + recoverableDays * day,
  };
}

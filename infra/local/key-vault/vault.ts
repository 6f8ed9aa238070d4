import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Refusal, badParameter, notFound } from './refusal.ts';

/** Times are seconds since 1970. */
const Version = z.object({
  version: z.string(),
  value: z.string(),
  contentType: z.string().optional(),
  tags: z.record(z.string(), z.string()).optional(),
  enabled: z.boolean(),
  notBefore: z.number().optional(),
  expires: z.number().optional(),
  created: z.number(),
  updated: z.number(),
});
export type Version = z.infer<typeof Version>;

/** `versions`: oldest first, never empty. `deletedAt`: in soft deletion since. */
export const Secret = z.object({
  name: z.string(),
  versions: z.tuple([Version], Version),
  deletedAt: z.number().optional(),
});
export type Secret = z.infer<typeof Secret>;

/** By name in lower case, because the vault does not distinguish case. Never changed in place. */
export type Vault = ReadonlyMap<string, Secret>;

/** What a version may be changed in; what is absent stays. */
export type Details = Partial<Pick<Version, 'contentType' | 'tags' | 'enabled' | 'notBefore' | 'expires'>>;

export function nameIn(path: string): string {
  if (/^[0-9a-zA-Z-]{1,127}$/.test(path)) return path;
  throw badParameter(`The request URI contains an invalid name: ${path}`);
}

/** @throws Refusal 404; a secret in soft deletion is not found */
export function liveSecret(vault: Vault, name: string): Secret {
  const secret = vault.get(name.toLowerCase());
  if (secret === undefined || secret.deletedAt !== undefined) throw notFound(name);
  return secret;
}

/** @throws Refusal 404 */
export function deletedSecret(vault: Vault, name: string): Secret & { deletedAt: number } {
  const secret = vault.get(name.toLowerCase());
  if (secret?.deletedAt === undefined) {
    throw new Refusal(404, 'SecretNotFound', `Deleted Secret not found: ${name}`);
  }
  return { ...secret, deletedAt: secret.deletedAt };
}

export function newestOf(secret: Secret): Version {
  return secret.versions.at(-1) ?? secret.versions[0];
}

/** @param version absent or empty: the newest. @throws Refusal 404 */
export function versionOf(secret: Secret, version: string | undefined): Version {
  if (version === undefined || version === '') return newestOf(secret);
  const found = secret.versions.find((candidate) => candidate.version === version);
  if (found === undefined) throw notFound(`${secret.name}/${version}`);
  return found;
}

/** A new secret, or a new version of an old one. @throws Refusal 409 while the name is in soft deletion */
export function setSecret(vault: Vault, name: string, value: string, details: Details, now: number): Vault {
  const before = vault.get(name.toLowerCase());
  if (before?.deletedAt !== undefined) {
    throw new Refusal(
      409,
      'Conflict',
      `Secret ${name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.`,
      'ObjectIsDeletedButRecoverable',
    );
  }
  const version = { enabled: true, ...details, version: newVersionId(), value, created: now, updated: now };
  return put(vault, before ? { ...before, versions: [...before.versions, version] } : { name, versions: [version] });
}

export function updateVersion(vault: Vault, name: string, version: string, details: Details, now: number): Vault {
  const secret = liveSecret(vault, name);
  const old = versionOf(secret, version);
  const [first, ...rest] = secret.versions;
  const change = (candidate: Version) => (candidate === old ? { ...old, ...details, updated: now } : candidate);
  return put(vault, { ...secret, versions: [change(first), ...rest.map(change)] });
}

export function deleteSecret(vault: Vault, name: string, now: number): Vault {
  return put(vault, { ...liveSecret(vault, name), deletedAt: now });
}

export function recoverSecret(vault: Vault, name: string): Vault {
  const { deletedAt: _, ...secret } = deletedSecret(vault, name);
  return put(vault, secret);
}

export function purgeSecret(vault: Vault, name: string): Vault {
  const remaining = new Map(vault);
  remaining.delete(deletedSecret(vault, name).name.toLowerCase());
  return remaining;
}

function put(vault: Vault, secret: Secret): Vault {
  return new Map(vault).set(secret.name.toLowerCase(), secret);
}

function newVersionId(): string {
  return randomBytes(16).toString('hex');
}

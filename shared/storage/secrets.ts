import { z } from 'zod';
import { type Secret, type SecretKind, usualFor } from '../model/secret.ts';
import { jsonText, rowVersion, version } from './row-format.ts';
import { entityOf } from './row-keys.ts';
import type { Row, Values } from './tables.ts';

export type StoredSecret = Secret & { rowKey: string; etag: string };

const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);

const Stored = z.object({
  v: version,
  kind: z.enum(['EncryptedText', 'SSHKey']),
  holds: z.enum(['text', 'privateKey']).optional(),
  vaultName: text,
  revision: z.number(),
  fingerprint: text,
  digest: text,
  expiresAt: text,
  deployment: text,
  aliveIn: jsonText(z.array(z.string())).optional(),
  createdAt: z.string(),
  lastModifiedAt: z.string(),
});

export function fromSecretRow({ rowKey, etag, values }: Row): StoredSecret {
  const { v: _v, holds, aliveIn, ...stored } = Stored.parse(values);
  return {
    rowKey,
    etag,
    ...entityOf(rowKey),
    ...stored,
    holds: holds ?? usualFor(stored.kind),
    aliveIn: aliveIn ?? [],
  };
}

/** What stands in the row beside its key. */
export type SecretRow = Omit<Secret, 'identifier' | 'org' | 'project'>;

export function toSecretRow(secret: SecretRow): Values {
  const { kind, holds, revision, createdAt, lastModifiedAt } = secret;
  const { vaultName, fingerprint, digest, expiresAt, deployment, aliveIn } = secret;
  return {
    v: rowVersion,
    kind,
    holds,
    revision,
    createdAt,
    lastModifiedAt,
    ...(vaultName === null ? {} : { vaultName }),
    ...(fingerprint === null ? {} : { fingerprint }),
    ...(digest === null ? {} : { digest }),
    ...(expiresAt === null ? {} : { expiresAt }),
    ...(deployment === null ? {} : { deployment }),
    ...(aliveIn.length === 0 ? {} : { aliveIn: JSON.stringify(aliveIn) }),
  };
}

/** A secret that is referred to before anybody has given its value. */
export function emptySlot(kind: SecretKind, deployment: string | null, now: string): SecretRow {
  return {
    kind,
    holds: usualFor(kind),
    vaultName: null,
    revision: 0,
    fingerprint: null,
    digest: null,
    expiresAt: null,
    deployment,
    aliveIn: [],
    createdAt: now,
    lastModifiedAt: now,
  };
}

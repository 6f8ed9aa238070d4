import { z } from 'zod';
import type { Secret } from '../model/secret.ts';
import { rowVersion, version } from './row-format.ts';
import { entityOf } from './row-keys.ts';
import type { Row, Values } from './tables.ts';

export type StoredSecret = Secret & { rowKey: string; etag: string };

const Stored = z.object({
  v: version,
  kind: z.enum(['EncryptedText', 'SSHKey']),
  vaultName: z.string(),
  revision: z.number(),
  fingerprint: z.string(),
  digest: z.string(),
  createdAt: z.string(),
  lastModifiedAt: z.string(),
});

export function fromSecretRow({ rowKey, etag, values }: Row): StoredSecret {
  const { v: _v, ...stored } = Stored.parse(values);
  return { rowKey, etag, ...entityOf(rowKey), ...stored };
}

/** What stands in the row beside its key. */
export type SecretRow = Omit<Secret, 'identifier' | 'org' | 'project'>;

export function toSecretRow({
  kind,
  vaultName,
  revision,
  fingerprint,
  digest,
  createdAt,
  lastModifiedAt,
}: SecretRow): Values {
  return { v: rowVersion, kind, vaultName, revision, fingerprint, digest, createdAt, lastModifiedAt };
}

import { z } from 'zod';
import { EntraIdentity } from '../model/entra-identity.ts';
import { jsonText, rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

/** An identity as stored. It holds a reference to its client secret, never a value. */
export type StoredIdentity = {
  rowKey: string;
  etag: string;
  identifier: string;
  uid: string;
  /** Counts definitions, starting at 1. */
  revision: number;
  definition: EntraIdentity;
  createdAt: string;
  lastModifiedAt: string;
};

const Stored = z.object({
  v: version,
  uid: z.string(),
  revision: z.number(),
  definition: jsonText(EntraIdentity),
  createdAt: z.string(),
  lastModifiedAt: z.string(),
});

export function fromIdentityRow({ rowKey, etag, values }: Row): StoredIdentity {
  const { v: _v, ...stored } = Stored.parse(values);
  return { rowKey, etag, identifier: rowKey.slice(rowKey.indexOf('!') + 1), ...stored };
}

export function toIdentityRow(identity: Omit<StoredIdentity, 'rowKey' | 'etag' | 'identifier'>): Values {
  const { uid, revision, definition, createdAt, lastModifiedAt } = identity;
  return { v: rowVersion, uid, revision, definition: JSON.stringify(definition), createdAt, lastModifiedAt };
}

import { z } from 'zod';
import { TriggerDefinition } from '../model/triggers/trigger.ts';
import { jsonText, rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

/** A trigger as stored. It refers to its connector and to the secret of its action. */
export type StoredTrigger = {
  rowKey: string;
  etag: string;
  uid: string;
  /** Counts definitions, starting at 1. */
  revision: number;
  definition: TriggerDefinition;
  createdAt: string;
  lastModifiedAt: string;
};

const Stored = z.object({
  v: version,
  uid: z.string(),
  revision: z.number(),
  definition: jsonText(TriggerDefinition),
  createdAt: z.string(),
  lastModifiedAt: z.string(),
});

export function fromTriggerRow({ rowKey, etag, values }: Row): StoredTrigger {
  const { v: _v, ...stored } = Stored.parse(values);
  return { rowKey, etag, ...stored };
}

export function toTriggerRow(trigger: Omit<StoredTrigger, 'rowKey' | 'etag'>): Values {
  const { uid, revision, definition, createdAt, lastModifiedAt } = trigger;
  return { v: rowVersion, uid, revision, definition: JSON.stringify(definition), createdAt, lastModifiedAt };
}

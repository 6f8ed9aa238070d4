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
  /** Why this service has disabled it; absent unless it has. */
  disabled?: string;
  createdAt: string;
  lastModifiedAt: string;
};

const Stored = z.object({
  v: version,
  uid: z.string(),
  revision: z.number(),
  definition: jsonText(TriggerDefinition),
  disabled: z.string().optional(),
  createdAt: z.string(),
  lastModifiedAt: z.string(),
});

export function fromTriggerRow({ rowKey, etag, values }: Row): StoredTrigger {
  const { v: _v, disabled, ...stored } = Stored.parse(values);
  return { rowKey, etag, ...stored, ...(disabled === undefined ? {} : { disabled }) };
}

export function toTriggerRow(trigger: Omit<StoredTrigger, 'rowKey' | 'etag'>): Values {
  const { uid, revision, definition, disabled, createdAt, lastModifiedAt } = trigger;
  const values = { v: rowVersion, uid, revision, definition: JSON.stringify(definition), createdAt, lastModifiedAt };
  return { ...values, ...(disabled === undefined ? {} : { disabled }) };
}

import { z } from 'zod';
import { ConnectorStatus } from '../model/connector-status.ts';
import { ConnectorDefinition } from '../model/connector.ts';
import type { Reason } from '../model/reasons/reason.ts';
import { jsonText, rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

/** A connector as stored. It holds references to secrets, never vault names. */
export type StoredConnector = {
  rowKey: string;
  etag: string;
  uid: string;
  /** Counts definitions, starting at 1. */
  revision: number;
  /** Counts runs; the newest run has this sequence. */
  runs: number;
  /** The change of a secret that the newest run was started for; null for any other run. */
  runChange: string | null;
  definition: ConnectorDefinition;
  status: ConnectorStatus | null;
  /** Why the run of this sequence has to wait, since when and until when; it counts while that is the newest run. */
  waiting: Waiting | null;
  /** Whether there are subscriptions of its own, or what is left of them. DELETING: it goes when they are gone. */
  webhooks: 'PRESENT' | 'DELETING' | null;
  createdAt: string;
  lastModifiedAt: string;
};

const Waiting = z.object({
  sequence: z.number(),
  /** A row may name one that another version has. */
  reason: z.custom<Reason>((value) => typeof value === 'string'),
  at: z.string(),
  until: z.string(),
});
export type Waiting = z.infer<typeof Waiting>;

const Stored = z.object({
  v: version,
  uid: z.string(),
  revision: z.number(),
  runs: z.number(),
  runChange: z.string().optional(),
  definition: jsonText(ConnectorDefinition),
  status: jsonText(ConnectorStatus).optional(),
  waiting: jsonText(Waiting).optional(),
  webhooks: z.enum(['PRESENT', 'DELETING']).optional(),
  createdAt: z.string(),
  lastModifiedAt: z.string(),
});

export function fromConnectorRow({ rowKey, etag, values }: Row): StoredConnector {
  const { v: _v, runChange, status, waiting, webhooks, ...stored } = Stored.parse(values);
  const present = { runChange: runChange ?? null, status: status ?? null, waiting: waiting ?? null };
  return { rowKey, etag, ...stored, ...present, webhooks: webhooks ?? null };
}

export function toConnectorRow(connector: Omit<StoredConnector, 'rowKey' | 'etag'>): Values {
  const { definition, status, waiting, runChange, webhooks, ...plain } = connector;
  return {
    v: rowVersion,
    ...pick(plain),
    definition: JSON.stringify(definition),
    ...(runChange === null ? {} : { runChange }),
    ...(status === null ? {} : { status: JSON.stringify(status) }),
    ...(waiting === null ? {} : { waiting: JSON.stringify(waiting) }),
    ...(webhooks === null ? {} : { webhooks }),
  };
}

function pick({
  uid,
  revision,
  runs,
  createdAt,
  lastModifiedAt,
}: Omit<StoredConnector, 'rowKey' | 'etag' | 'definition' | 'status' | 'waiting' | 'runChange' | 'webhooks'>) {
  return { uid, revision, runs, createdAt, lastModifiedAt };
}

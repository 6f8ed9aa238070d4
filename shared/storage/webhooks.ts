import { z } from 'zod';
import { jsonText, rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

/** Our end of one subscription. */
export type Webhook = {
  /** Row key of the connector; the uid of the one it was made for is in the row's own key. */
  connector: string;
  eventType: string;
  resourceVersion: string;
  publisherInputs: Record<string, string>;
  /** Null until Azure DevOps has told it. */
  subscriptionId: string | null;
  /** SHA-256 in hex of what the subscription sends as password. While it changes, both are good. */
  passwords: { current: string | null; previous: string | null };
  /** RETIRED: for good; Azure DevOps is told to send nothing more. */
  state: (typeof states)[number];
  createdAt: string;
  retiredAt: string | null;
  /** What was found when somebody last looked; absent until then. */
  seen?: SeenSubscription;
};

const SeenSubscription = z.object({
  at: z.string(),
  /** In the words of Azure DevOps; null: there is no subscription. */
  status: z.string().nullable(),
  /** Name of who changed it last; null while it is enabled. */
  by: z.string().nullable(),
  /** Why it could not be made, kept or deleted as it should be. */
  trouble: z.object({ reason: z.string(), message: z.string(), hint: z.string().nullable() }).nullable(),
  /** The last sendings of one that is not enabled, the newest first. */
  notifications: z.array(
    z.object({
      id: z.number(),
      status: z.string(),
      result: z.string(),
      createdDate: z.string().nullable(),
      response: z.string().nullable(),
      attempts: z.number().nullable(),
    }),
  ),
});
export type SeenSubscription = z.infer<typeof SeenSubscription>;

export type StoredWebhook = Webhook & { rowKey: string; etag: string };

const states = ['CREATING', 'ACTIVE', 'RETIRED'] as const;

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable();

const Stored = z.object({
  v: version,
  connector: z.string(),
  eventType: z.string(),
  resourceVersion: z.string(),
  publisherInputs: jsonText(z.record(z.string(), z.string())),
  subscriptionId: z.string().optional(),
  passwords: jsonText(z.object({ current: digest, previous: digest })),
  state: z.enum(states),
  createdAt: z.string(),
  retiredAt: z.string().optional(),
  seen: jsonText(SeenSubscription).optional(),
});

export function fromWebhookRow({ rowKey, etag, values }: Row): StoredWebhook {
  const { v: _v, subscriptionId, retiredAt, seen, ...stored } = Stored.parse(values);
  const known = { subscriptionId: subscriptionId ?? null, retiredAt: retiredAt ?? null };
  return { rowKey, etag, ...stored, ...known, ...(seen === undefined ? {} : { seen }) };
}

export function toWebhookRow(webhook: Webhook): Values {
  const { connector, eventType, resourceVersion, publisherInputs, passwords, state, createdAt } = webhook;
  const { subscriptionId, retiredAt, seen } = webhook;
  return {
    v: rowVersion,
    connector,
    eventType,
    resourceVersion,
    publisherInputs: JSON.stringify(publisherInputs),
    passwords: JSON.stringify(passwords),
    state,
    createdAt,
    ...(subscriptionId === null ? {} : { subscriptionId }),
    ...(retiredAt === null ? {} : { retiredAt }),
    ...(seen === undefined ? {} : { seen: JSON.stringify(seen) }),
  };
}

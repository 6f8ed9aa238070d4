import { z } from 'zod';
import { deliveryOrigins } from './delivery.ts';

/**
 * Queue messages. `v` is their version: an older one is still read; a newer one was written by a newer instance during
 * a roll-out and is put back with a delay. `hop` counts how often a message found its change still open.
 */
export const messageVersion = 1;

const envelope = { v: z.number().int().positive(), account: z.string(), hop: z.number().int().nonnegative() };

/** Run row of a connector: `uid` and `sequence` are its key, `connector` the row key of the connector. */
export const RunPointer = z.object({ connector: z.string(), uid: z.string(), sequence: z.number().int().positive() });
export type RunPointer = z.infer<typeof RunPointer>;

export const VerifyMessage = z.object({ ...envelope, change: z.string().nullable(), run: RunPointer });
export type VerifyMessage = z.infer<typeof VerifyMessage>;

/** Whether a run is what a message announced: it is sent before the commit, and another call may take that sequence. */
export function announces({ change }: VerifyMessage, run: { change: string | null }): boolean {
  return change === null || change === run.change;
}

/**
 * `secret` is the row key of the secret that the change created, replaced or deleted. Only a new value in place of
 * another, or in an empty slot, has users who have not seen it.
 */
export const FinishChangeMessage = z.object({
  ...envelope,
  change: z.string(),
  secret: z.string(),
  verifyUsers: z.boolean().default(true),
});
export type FinishChangeMessage = z.infer<typeof FinishChangeMessage>;

/** One try of a firing, named by its row key. A message whose `turn` is over finds nothing to do. */
export const FireMessage = z.object({
  v: z.number().int().positive(),
  account: z.string(),
  firing: z.string(),
  turn: z.number().int().nonnegative(),
});
export type FireMessage = z.infer<typeof FireMessage>;

/** A status, named by its row key: the newest wish in that row is posted, whichever wish the message was sent for. */
export const PublishStatusMessage = z.object({
  v: z.number().int().positive(),
  account: z.string(),
  status: z.string(),
});
export type PublishStatusMessage = z.infer<typeof PublishStatusMessage>;

/**
 * One arrival at a webhook. `id` is its own, the same however often the message comes. The body is a text, or
 * the bytes that came, in a blob where they are many, or was not kept since nothing can be made of it.
 */
export const ProcessWebhookMessage = z.object({
  v: envelope.v,
  account: envelope.account,
  webhookId: z.string(),
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  receivedAt: z.iso.datetime(),
  origin: z.enum(deliveryOrigins).default('subscription'),
  headers: z.record(z.string(), z.string()),
  body: z.discriminatedUnion('in', [
    z.object({ in: z.literal('text'), text: z.string() }),
    z.object({ in: z.literal('base64'), base64: z.string() }),
    z.object({ in: z.literal('blob'), name: z.string() }),
    z.object({ in: z.literal('nothing'), ignored: z.enum(['TooLarge', 'Encoded', 'NotJson']) }),
  ]),
});
export type ProcessWebhookMessage = z.infer<typeof ProcessWebhookMessage>;

const target = z.object({ connector: z.string(), uid: z.string() });

/**
 * What is to be done about the webhooks of a connector. `reconcile`: until there is what is wanted; `revision` of the wish
 * that was announced, 0 for a repair that nobody asked for. `check`: a step of proving the way back. `poll`: asking what
 * has happened. `watch`: looking whether the subscriptions of some connectors of an organization still work.
 */
export const ReconcileWebhooksMessage = z.discriminatedUnion('task', [
  z.object({ ...envelope, task: z.literal('reconcile'), ...target.shape, revision: z.number(), waits: z.number() }),
  z.object({ ...envelope, task: z.literal('check'), ...target.shape, check: z.string() }),
  z.object({ ...envelope, task: z.literal('poll'), ...target.shape }),
  z.object({ ...envelope, task: z.literal('watch'), targets: z.array(target) }),
]);
export type ReconcileWebhooksMessage = z.infer<typeof ReconcileWebhooksMessage>;
export type WebhookTask<Task extends ReconcileWebhooksMessage['task']> = Extract<
  ReconcileWebhooksMessage,
  { task: Task }
>;

export const queueNames = {
  verify: 'verify',
  finishChange: 'finish-change',
  processWebhook: 'process-webhook',
  reconcileWebhooks: 'reconcile-webhooks',
  fire: 'fire',
  publishStatus: 'publish-status',
} as const;
export type QueueName = (typeof queueNames)[keyof typeof queueNames];

/** Seconds of the first wait for a change that is still open, times these; after the last the change is undone. */
export const hopFactors = [1, 2, 4, 8] as const;

import { z } from 'zod';

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

export const queueNames = { verify: 'verify', finishChange: 'finish-change' } as const;
export type QueueName = (typeof queueNames)[keyof typeof queueNames];

/** Seconds of the first wait for a change that is still open, times these; after the last the change is undone. */
export const hopFactors = [1, 2, 4, 8] as const;

import { z } from 'zod';
import { checkNames } from '../verification.ts';
import { pageOf } from './page.ts';
import { ShownWarning } from './problem.ts';
import { actors } from '../reasons/definition.ts';
import { reasonCodes, verdicts } from './verdict.ts';

const dateTime = z.string().meta({ format: 'date-time' });

export const ShownCheck = z
  .object({
    name: z.enum(checkNames),
    required: z.boolean().meta({ description: 'Whether the verdict depends on it.' }),
    outcome: z.enum(['PASSED', 'WARNING', 'FAILED', 'SKIPPED', 'UNKNOWN']),
    reason: reasonCodes.nullable().meta({ description: 'Null when it passed.' }),
    message: z.string().meta({ description: 'What was found.' }),
    hint: z.string().nullable().meta({ description: 'What the person who must act does next.' }),
    actor: z.enum(actors).nullable().meta({ description: 'Who can end the trouble; null when it passed.' }),
    retryable: z.boolean().nullable().meta({ description: 'Whether trying again without a change can help.' }),
    docs: z
      .string()
      .nullable()
      .meta({ description: 'Where the reason is explained, in the documents of this service.' }),
    evidence: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .meta({ description: 'Facts for people and support. Never a secret.' }),
    durationMs: z.number(),
  })
  .meta({ id: 'Check', description: 'One step of a verification.' });

export const ShownVerification = z
  .object({
    id: z.string(),
    status: z.enum(['QUEUED', 'RUNNING', 'COMPLETED']),
    outcome: z
      .enum([...verdicts.filter((verdict) => verdict !== 'PENDING'), 'SUPERSEDED'])
      .nullable()
      .meta({ description: 'Null until it completes. SUPERSEDED: a newer one had already answered.' }),
    reason: reasonCodes.nullable(),
    message: z.string(),
    hint: z.string().nullable(),
    revision: z.int().nullable().meta({ description: 'The revision that was verified; null until it completes.' }),
    createdAt: dateTime,
    startedAt: dateTime.nullable(),
    completedAt: dateTime.nullable(),
    notBefore: dateTime.nullable().meta({ description: 'A known wait: it is not tried again before this time.' }),
    supersededBy: z.string().nullable(),
    checks: z.array(ShownCheck),
  })
  .meta({ id: 'Verification' });

export const VerificationPage = pageOf(ShownVerification).meta({ id: 'VerificationPage' });

export const TrialVerification = ShownVerification.extend({ warnings: z.array(ShownWarning) }).meta({
  id: 'TrialVerification',
  description: 'The verification of a definition that is not saved, and what would be said about storing it.',
});

const Queued = z
  .object({
    count: z.int().meta({ description: 'How many verifications were queued.' }),
    seconds: z.int().meta({ description: 'Until the last of them begins.' }),
    nextLink: z.string().optional().meta({ description: 'To be posted to next; absent when all are queued.' }),
  })
  .meta({ id: 'QueuedVerifications' });

export const TrialOrQueued = z.union([TrialVerification, Queued]);

import { z } from 'zod';
import { firingStates } from '../firing.ts';
import { pageOf } from './page.ts';
import { reasonCodes } from './verdict.ts';

const dateTime = z.string().meta({ format: 'date-time' });

const ShownAttempt = z
  .object({
    at: dateTime,
    durationMs: z.number(),
    status: z.int().nullable().meta({ description: 'Of the answer of the receiver; null when there was none.' }),
    reason: reasonCodes.nullable().meta({ description: 'Null when it was delivered.' }),
    message: z.string(),
  })
  .meta({ id: 'FiringAttempt' });

export const ShownFiring = z
  .object({
    id: z.string().meta({ description: 'The `webhook-id` that the receiver gets, the same at each try.' }),
    state: z.enum(firingStates).meta({
      description:
        'QUEUED: waits for its first or next try. NOT_FIRED: what only Azure DevOps knew did not match. NO_ACTION: the trigger has none.',
    }),
    reason: reasonCodes.nullable(),
    message: z.string().nullable(),
    webhookId: z.string().meta({ description: 'By which the event came.' }),
    test: z.boolean().meta({ description: 'A test notification of Azure DevOps.' }),
    recovered: z.boolean().meta({ description: 'Found by looking for what was missed.' }),
    attempts: z.array(ShownAttempt).meta({ description: 'The last twenty, oldest first.' }),
    notBefore: dateTime.nullable().meta({ description: 'It is not tried again before this time.' }),
    createdAt: dateTime,
    completedAt: dateTime.nullable(),
    event: z
      .looseObject({ kind: z.enum(['push', 'pullRequest', 'comment', 'repository', 'checkIn']) })
      .meta({ description: 'What has happened; of a very long one the beginning.' }),
  })
  .meta({ id: 'Firing', description: 'One trigger used on one event.' });

export const FiringPage = pageOf(ShownFiring).meta({ id: 'FiringPage' });

export const ShownEndpoint = z
  .object({
    status: z.enum(['HEALTHY', 'FAILING', 'DISABLED']).meta({
      description: 'DISABLED: nothing is sent any more, until a replay is answered with 2xx or the trigger changes.',
    }),
    failingSince: dateTime.nullable(),
    failures: z.int(),
    reason: reasonCodes.nullable(),
    disabledAt: dateTime.nullable(),
  })
  .meta({ id: 'TriggerEndpoint', description: 'How the receiver of the trigger has been since its last success.' });

import { z } from 'zod';
import { HooksCheck } from '../webhooks/hooks.ts';
import { hookEvents, WebhookWish } from '../webhooks/wish.ts';
import { reasonCodes } from './verdict.ts';

const dateTime = z.string().meta({ format: 'date-time' });

export { WebhookWish };

const Said = { message: z.string(), hint: z.string().nullable() };

const SentNotification = z
  .object({
    id: z.number(),
    status: z.string(),
    result: z.string(),
    createdDate: z.string().nullable(),
    response: z
      .string()
      .nullable()
      .meta({ description: 'What it met with at this service, in the words of Azure DevOps.' }),
    attempts: z.number().nullable(),
  })
  .meta({ id: 'SentNotification' });

const ShownWebhook = z
  .object({
    webhookId: z.string().meta({ description: 'The end of one subscription, and where its deliveries are listed.' }),
    eventType: z.string().meta({ description: 'As Azure DevOps calls it; `polled` for what is asked for.' }),
    publisherInputs: z.record(z.string(), z.string()),
    subscriptionId: z.string().nullable(),
    state: z.enum(['CREATING', 'ACTIVE', 'RETIRED']),
    subscriptionStatus: z.string().nullable().meta({
      description:
        '`enabled`, `onProbation`, `disabledByUser`, `disabledBySystem`, `disabledByInactiveIdentity`, as seen last.',
    }),
    changedBy: z.string().nullable().meta({ description: 'Who changed a subscription last that is not enabled.' }),
    seenAt: dateTime.nullable(),
    trouble: z.object({ reason: z.string(), ...Said }).nullable(),
    notifications: z
      .array(SentNotification)
      .meta({ description: 'The last ones of a subscription that is not enabled.' }),
    createdAt: dateTime,
    retiredAt: dateTime.nullable(),
  })
  .meta({ id: 'Webhook' });

const leg = dateTime.nullable();

const ShownCheck = HooksCheck.extend({
  reason: reasonCodes.nullable(),
  askedAt: dateTime,
  found: leg,
  sent: leg,
  received: leg,
  authenticated: leg,
  queued: leg,
  processed: leg,
}).meta({
  id: 'WebhookCheck',
  description: 'The way back, leg by leg, each with its time; null where it did not get.',
});

export const ShownWebhooks = z
  .object({
    uid: z.string().meta({ description: 'Of the connector.' }),
    events: z.array(z.enum(hookEvents)),
    repositories: z.array(z.string()),
    branches: z.array(z.string()),
    delivery: z.enum(['subscription', 'poll']),
    pollMinutes: z.number().nullable(),
    revision: z.int().meta({ description: 'Counts the calls that asked for a reconcile.' }),
    status: z.enum(['QUEUED', 'COMPLETED']),
    outcome: z.enum(['SUCCESS', 'PARTIAL', 'FAILURE', 'UNKNOWN']).nullable().meta({
      description: 'PARTIAL: some subscriptions are as they should be. UNKNOWN: that could not be found out.',
    }),
    reason: reasonCodes.nullable(),
    ...Said,
    notBefore: dateTime.nullable(),
    lookedAt: dateTime.nullable(),
    trouble: z
      .object({ reason: reasonCodes, ...Said, at: dateTime, repairedAt: dateTime.nullable() })
      .nullable()
      .meta({ description: 'What keeps or kept events away; once repaired it stays until something is delivered.' }),
    webhooks: z.array(ShownWebhook),
    check: ShownCheck.nullable(),
  })
  .meta({ id: 'Webhooks' });

const LeftSubscription = z.object({
  subscriptionId: z.string(),
  eventType: z.string(),
  reason: z.string().nullable(),
  message: z.string(),
});

export const RemovedWebhooks = z
  .object({
    status: z.enum(['QUEUED', 'COMPLETED']),
    left: z.array(LeftSubscription).meta({
      description:
        'Subscriptions that could not be deleted. What they send is answered 410, at which Azure DevOps disables them.',
    }),
  })
  .meta({ id: 'RemovedWebhooks' });

export const everyPush = { events: ['push', 'pullRequest'], branches: ['main'] };
export const polledEvents = { events: ['push'], delivery: 'poll', pollMinutes: 10 };
export const mistakenEvents = { events: ['push', 'checkIn'], pollMinutes: 10 };

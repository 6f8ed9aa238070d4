import { z } from 'zod';
import { type DeliveryIgnored, deliveryOrigins, ignoredReasons } from '../delivery.ts';
import { pageOf } from './page.ts';

const dateTime = z.string().meta({ format: 'date-time' });

/** What Azure DevOps sends: https://learn.microsoft.com/azure/devops/service-hooks/events */
export const ServiceHookNotification = z
  .looseObject({ eventType: z.string().optional(), resource: z.unknown().optional() })
  .meta({ id: 'ServiceHookNotification', description: 'A notification of Azure DevOps service hooks, of any event.' });

export const pushNotification = {
  subscriptionId: 'f0c23515-bcd1-4e30-9613-56a0a129c732',
  notificationId: 12,
  id: '5f0c2e7d-6b0e-4e5c-9f0a-1f6f3f6f0a11',
  eventType: 'git.push',
  publisherId: 'tfs',
  resource: {
    refUpdates: [{ name: 'refs/heads/main', oldObjectId: '0'.repeat(40), newObjectId: '33b55f7c'.repeat(5) }],
    repository: { id: '278d5cd2-584d-4b63-824a-2ba458937249', name: 'web', project: { name: 'Fiber' } },
    pushId: 14,
  },
  resourceVersion: '1.0',
  createdDate: '2026-12-23T05:47:12.0015512Z',
};

const EventSketch = z
  .object({
    kind: z.enum(['push', 'pullRequest', 'comment', 'repository', 'checkIn']),
    action: z.string().nullable(),
    repository: z.string().nullable(),
    ref: z.string().nullable(),
    commit: z.string().nullable(),
    pullRequest: z.number().nullable(),
  })
  .meta({ id: 'EventSketch', description: 'An event in a few words. A push of three refs is three events.' });

const reasons = Object.keys(ignoredReasons) as [DeliveryIgnored, ...DeliveryIgnored[]];

export const ShownDelivery = z
  .object({
    id: z.string(),
    state: z.enum(['RECEIVED', 'PROCESSED']),
    receivedAt: dateTime,
    processedAt: dateTime.nullable(),
    origin: z.enum(deliveryOrigins).meta({
      description: 'Sent by the subscription, or found by us: `recovered` after an outage, `polled` instead of it.',
    }),
    test: z.boolean().meta({ description: 'Nothing has happened: somebody tried the subscription.' }),
    subscriptionId: z.string().nullable(),
    notificationId: z.number().nullable(),
    eventType: z.string().nullable(),
    ignored: z
      .object({ reason: z.enum(reasons), message: z.string() })
      .nullable()
      .meta({ description: 'Why nothing was made of it.' }),
    events: z.array(EventSketch).meta({ description: 'As many as there is room for.' }),
    eventCount: z.int(),
    firings: z.array(z.string()).meta({ description: 'What triggers made of it, as many as there is room for.' }),
    firingCount: z.int(),
    notFired: z.array(z.object({ trigger: z.string(), why: z.string() })).meta({
      description:
        'Triggers that did not fire, as many as there is room for. None of both: no trigger uses the connector.',
    }),
    notFiredCount: z.int(),
    verification: z
      .string()
      .nullable()
      .meta({ description: 'The verification that was started for it, since the repository is not what it was.' }),
  })
  .meta({ id: 'Delivery' });

export const DeliveryPage = pageOf(ShownDelivery).meta({ id: 'DeliveryPage' });

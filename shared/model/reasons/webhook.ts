import type { ReasonDefinition } from './definition.ts';

/** The way back: subscriptions to service hooks, and what they send. */
export const webhookReasons = {
  SubscriptionRefused: {
    title: 'Subscription refused',
    actor: 'connector owner',
    retry: false,
    message: 'Azure DevOps did not take the subscription to {eventType} ({answer}).',
    hint: 'Change what the webhooks of the connector ask for, or ask an administrator of {organization} what stands in the way of service hooks.',
  },
  SubscriptionMissing: {
    title: 'Subscription gone',
    actor: 'organization admin',
    retry: false,
    message: 'The subscription to {eventType} is not there any more.',
    hint: 'It is made again by itself, once. If it goes again, look under Project settings, Service hooks, who deletes it.',
  },
  SubscriptionChanged: {
    title: 'Subscription changed',
    actor: 'organization admin',
    retry: false,
    message: 'The subscription to {eventType} was changed by {by}, and does not send what it should.',
    hint: 'It is set right by itself, once. If it is changed again, agree with {by} on what it should send.',
  },
  SubscriptionOnProbation: {
    title: 'Subscription on probation',
    actor: 'service operator',
    retry: false,
    message:
      'Azure DevOps drops the events of {eventType}: a delivery failed ({answer}), and the subscription is on probation.',
    hint: 'It is enabled again by itself, once, and what was dropped is fetched. If it comes back, the operator of this service looks at what stands between Azure DevOps and PUBLIC_URL.',
  },
  SubscriptionDisabled: {
    title: 'Subscription disabled',
    actor: 'organization admin',
    retry: false,
    message: 'The subscription to {eventType} is disabled ({status}); {by} changed it last.',
    hint: 'It is enabled again by itself, once, and what was missed is fetched. If it is disabled again, PUT the webhooks of the connector, with a token whose owner may edit subscriptions.',
  },
  DeliveriesMissing: {
    title: 'Deliveries missing',
    actor: 'service operator',
    retry: false,
    message: 'The push {push} to {repository} never arrived, although its subscription is enabled.',
    hint: 'What was missed is fetched, and the subscription is written anew, once. If it happens again, the operator of this service looks at what stands between Azure DevOps and PUBLIC_URL.',
  },
  TestNotDelivered: {
    title: 'Test notification did not arrive',
    actor: 'service operator',
    retry: false,
    message: 'Azure DevOps sent the test notification, and it was not taken at {publicUrl} ({answer}).',
    hint: 'The operator of this service makes sure that Azure DevOps reaches PUBLIC_URL from the internet, and that nothing before it asks for a sign-in or takes the Authorization header away.',
  },
} as const satisfies Record<string, ReasonDefinition>;

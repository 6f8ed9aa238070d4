import type { ReasonDefinition } from './definition.ts';

/** The receiver of what a trigger sends. */
export const receiverReasons = {
  ReceiverRefused: {
    title: 'Receiver refuses',
    actor: 'connector owner',
    retry: true,
    message: '{host} answered the firing with {status}.',
    hint: 'It is tried again, after five seconds at first and once a day at last. The receiver answers 2xx as soon as it has taken the firing; its own log says why it did not.',
  },
  ReceiverRedirects: {
    title: 'Receiver sends elsewhere',
    actor: 'connector owner',
    retry: true,
    message: '{host} sends the firing on to another place ({status}). It was not followed.',
    hint: 'Put the final URL into the action of the trigger.',
  },
  ReceiverUnreachable: {
    title: 'Receiver not reached',
    actor: 'connector owner',
    retry: true,
    message: '{host} could not be reached: {problem}.',
    hint: 'It is tried again, after five seconds at first and once a day at last. If it stays so, check the URL in the action of the trigger, and that the receiver admits this service.',
  },
  ReceiverGone: {
    title: 'Receiver wants no more',
    actor: 'connector owner',
    retry: false,
    message: '{host} answered 410, by which a receiver says that it wants no more.',
    hint: 'Nothing more is sent to it. When it is there again, replay a firing; once it is answered with 2xx, the trigger sends again.',
  },
  ReceiverNotAllowed: {
    title: 'Receiver not at a public address',
    actor: 'service operator',
    retry: false,
    message: '{host} leads to {address}, an address that this service sends nothing to.',
    hint: 'If the receiver is a trusted one at a private address, the operator of this service adds {host} to WEBHOOK_HOSTS. Link-local and metadata addresses are never admitted.',
  },
  ReceiverDisabled: {
    title: 'Receiver given up',
    actor: 'connector owner',
    retry: false,
    message:
      'Nothing is sent to the receiver since {since}: it had failed for days, or had said that it wants no more.',
    hint: 'Mend the receiver, then replay this firing: once it is answered with 2xx, the trigger sends again. A changed trigger does so at once.',
  },
  SigningSecretUnreadable: {
    title: 'Signing secret cannot be read',
    actor: 'credential owner',
    retry: true,
    message: 'The secret {secret}, with which the trigger signs, {problem}.',
    hint: 'Store it with PUT /api/v1/secrets/...; the firing is tried again.',
  },
  TriggerDeleted: {
    title: 'Trigger deleted',
    actor: 'nobody',
    retry: false,
    message: 'The trigger was deleted before it had done what it was to do.',
    hint: 'Nothing to do.',
  },
} as const satisfies Record<string, ReasonDefinition>;

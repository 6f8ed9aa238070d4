import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import { newInvocationId, type Invocation } from '../invocation.ts';
import type { Log } from '../log.ts';
import type { RpcTypedData } from '../rpc.ts';
import { holdMessage } from './lease.ts';
import type { QueueOptions } from './options.ts';
import { sendCreating } from './send.ts';
import { decodeText } from './text.ts';

export type QueueWork = {
  queue: QueueClient;
  /** Null: this queue's name allows no poison queue. */
  poison: QueueClient | null;
  options: QueueOptions;
  log: Log;
  /** Milliseconds until the next poll after that many polls in a row found nothing. */
  pollDelay: (emptyPolls: number) => number;
  /** Runs the function and binds its outputs; rejects when either failed. */
  run: (invocation: Invocation) => Promise<void>;
};

/**
 * Works on one received message to its end: deleted, visible again, or in the poison queue. Rejects only when storage
 * fails, which leaves the message to its lease.
 * @see https://github.com/Azure/azure-webjobs-sdk, QueueProcessor.cs
 */
export async function processMessage(message: DequeuedMessageItem, work: QueueWork): Promise<void> {
  const { queue, options, log } = work;
  const lease = holdMessage(queue, message, {
    seconds: options.leaseSeconds,
    onError: (error) => log('warning', 'Host.Triggers.Queues', `Lease not renewed: ${String(error)}`),
  });
  const text = decodeText(message.messageText, options.messageEncoding);
  let succeeded = false;
  try {
    if (text !== null && message.dequeueCount <= options.maxDequeueCount) {
      succeeded = await work.run(queueInvocation(queue.name, text, message)).then(
        () => true,
        () => false,
      );
    }
  } finally {
    await lease.stop();
  }

  if (succeeded) return lease.remove();
  const hopeless = text === null || message.dequeueCount >= options.maxDequeueCount;
  if (work.poison === null) {
    // Nowhere to put it: left to its lease, since making it visible would run it again in a fast endless loop.
    return;
  }
  if (!hopeless) return lease.hide(options.visibilityTimeoutSeconds);
  log('warning', 'Host.Triggers.Queues', poisonReason(text, options, work.poison.name));
  await sendCreating(work.poison, message.messageText);
  await lease.remove();
}

function poisonReason(text: string | null, { maxDequeueCount }: QueueOptions, poisonQueue: string): string {
  const reason = text === null ? 'Message is not base64' : `Message has reached MaxDequeueCount of ${maxDequeueCount}`;
  return `${reason}. Moving message to queue '${poisonQueue}'.`;
}

/** A poison queue has none of its own, and a name may have 63 characters. */
export function poisonQueueName(queueName: string): string | null {
  const name = `${queueName}-poison`;
  return queueName.endsWith('-poison') || name.length > 63 ? null : name;
}

type MessageFacts = Pick<
  DequeuedMessageItem,
  'messageId' | 'popReceipt' | 'dequeueCount' | 'insertedOn' | 'expiresOn' | 'nextVisibleOn'
>;

export function queueInvocation(queueName: string, text: string, facts: MessageFacts): Invocation {
  return {
    invocationId: newInvocationId(),
    reason: `New queue message detected on '${queueName}'.`,
    trigger: { string: text },
    triggerMetadata: {
      QueueTrigger: { string: text },
      DequeueCount: { int: facts.dequeueCount },
      ExpirationTime: asJson(facts.expiresOn),
      Id: asJson(facts.messageId),
      InsertionTime: asJson(facts.insertedOn),
      NextVisibleTime: asJson(facts.nextVisibleOn),
      PopReceipt: asJson(facts.popReceipt),
    },
  };
}

function asJson(value: Date | string): RpcTypedData {
  return { json: JSON.stringify(value) };
}

import type { DequeuedMessageItem } from '@azure/storage-queue';
import { shortError } from '../log.ts';
import { createBell, type QueueBells } from './bell.ts';
import { processMessage, type QueueWork } from './message.ts';

export type Listener = {
  /** Stops fetching; resolves when the messages in work are done. */
  stop(): Promise<void>;
};

/** Polls one queue and works on what it finds until stopped; storage that fails is tried again for ever. */
export function listenToQueue(work: QueueWork, bells: QueueBells): Listener {
  const { queue, options, log } = work;
  const bell = createBell();
  const inWork = new Set<Promise<void>>();
  const stopping = new AbortController();
  let queueExists = false;

  /** Null: storage failed. */
  async function receive(): Promise<DequeuedMessageItem[] | null> {
    try {
      if (!queueExists) await queue.createIfNotExists();
      queueExists = true;
      const { receivedMessageItems } = await queue.receiveMessages({
        numberOfMessages: options.batchSize,
        visibilityTimeout: options.leaseSeconds,
      });
      return receivedMessageItems;
    } catch (error) {
      queueExists = false;
      log('error', 'Host.Triggers.Queues', `Queue '${queue.name}' cannot be read: ${shortError(error)}`);
      return null;
    }
  }

  function start(message: DequeuedMessageItem): void {
    const done = processMessage(message, work)
      .catch((error: unknown) => {
        log('error', 'Host.Triggers.Queues', `A message of '${queue.name}' stays leased: ${shortError(error)}`);
      })
      .finally(() => inWork.delete(done));
    inWork.add(done);
  }

  /** What arrived after the stop goes back at once instead of waiting for its lease to end. */
  async function giveBack(messages: DequeuedMessageItem[]): Promise<void> {
    await Promise.allSettled(
      messages.map(({ messageId, popReceipt }) => queue.updateMessage(messageId, popReceipt, undefined, 0)),
    );
  }

  async function poll(): Promise<void> {
    let emptyPolls = 0;
    while (!stopping.signal.aborted) {
      if (inWork.size > options.newBatchThreshold) {
        await Promise.race(inWork);
        continue;
      }
      const messages = await receive();
      if (stopping.signal.aborted) return giveBack(messages ?? []);
      for (const message of messages ?? []) start(message);
      emptyPolls = messages === null || messages.length === 0 ? emptyPolls + 1 : 0;
      if (emptyPolls > 0) await bell.wait(work.pollDelay(emptyPolls));
    }
  }

  bells.add(queue.name, bell);
  const polling = poll();
  return {
    async stop() {
      stopping.abort();
      bell.ring();
      await polling;
      await Promise.all(inWork);
    },
  };
}

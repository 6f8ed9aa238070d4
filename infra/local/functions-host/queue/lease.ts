import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';

/** The hold on a received message. Its pop receipt changes at each renewal, so everything after goes through here. */
export type Lease = ReturnType<typeof holdMessage>;

/** Keeps a received message invisible to others, renewing the lease when half of it is over. */
export function holdMessage(
  queue: QueueClient,
  message: DequeuedMessageItem,
  { seconds, onError }: { seconds: number; onError: (error: unknown) => void },
) {
  let popReceipt = message.popReceipt;
  let renewal: Promise<void> = Promise.resolve();

  async function renew(): Promise<void> {
    try {
      const renewed = await queue.updateMessage(message.messageId, popReceipt, undefined, seconds);
      popReceipt = renewed.popReceipt ?? popReceipt;
    } catch (error) {
      onError(error);
    }
  }

  const timer = setInterval(() => {
    renewal = renewal.then(renew);
  }, seconds * 500);

  return {
    /** Ends the renewals. Must come before `remove` or `hide`, which need the last receipt. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await renewal;
    },
    remove: () => unlessTaken(queue.deleteMessage(message.messageId, popReceipt)),
    /** Makes the message visible again after that many seconds. */
    hide: (forSeconds: number) =>
      unlessTaken(queue.updateMessage(message.messageId, popReceipt, undefined, forSeconds)),
  };
}

/** 400 PopReceiptMismatch, 404 and 409 say that somebody else has the message by now: it is theirs. */
async function unlessTaken(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
    if (status !== 400 && status !== 404 && status !== 409) throw error;
  }
}

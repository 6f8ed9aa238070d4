import type { QueueClient } from '@azure/storage-queue';

/** Sends a message as it is, to a queue that is created when it is not there. */
export async function sendCreating(queue: QueueClient, raw: string): Promise<void> {
  try {
    await queue.sendMessage(raw);
  } catch (error) {
    if (!(error instanceof Error && 'statusCode' in error && error.statusCode === 404)) throw error;
    await queue.createIfNotExists();
    await queue.sendMessage(raw);
  }
}

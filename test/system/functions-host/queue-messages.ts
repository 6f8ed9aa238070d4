import type { QueueClient } from '@azure/storage-queue';
import { appSettings } from './app-settings.ts';
import type { Storage } from './storage.ts';
import { waitFor } from './test-host.ts';

type QueueSetting = Extract<keyof typeof appSettings, `${string}_QUEUE`>;

/** The queue that a setting of the fixture app names, made if it is not there. */
export async function queueOf(storage: Storage, setting: QueueSetting, suffix = ''): Promise<QueueClient> {
  const queue = storage.queues.getQueueClient(appSettings[setting] + suffix);
  await queue.createIfNotExists();
  return queue;
}

/** Sends text as the extension expects it. The SDK sends what it is given. */
export async function send(queue: QueueClient, text: string): Promise<void> {
  await queue.sendMessage(Buffer.from(text).toString('base64'));
}

/** Takes the message with that raw text out of a queue, once it is there. */
export async function takeRaw(queue: QueueClient, raw: string): Promise<true> {
  return waitFor(async () => {
    if (!(await queue.exists())) return null;
    const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: 32, visibilityTimeout: 1 });
    const found = receivedMessageItems.find(({ messageText }) => messageText === raw);
    if (found === undefined) return null;
    await queue.deleteMessage(found.messageId, found.popReceipt);
    return true;
  }, `'${raw}' to be in ${queue.name}`);
}

/** Takes the message with that text, sent as base64, out of a queue. */
export async function take(queue: QueueClient, text: string): Promise<true> {
  return takeRaw(queue, Buffer.from(text).toString('base64'));
}

/** True once nothing is in the queue, neither visible nor leased. */
export async function emptied(queue: QueueClient): Promise<true> {
  return waitFor(
    async () => ((await queue.getProperties()).approximateMessagesCount === 0 ? true : null),
    `${queue.name} to be empty`,
  );
}

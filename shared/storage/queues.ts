import type { TokenCredential } from '@azure/identity';
import type { QueueClient, QueueServiceClient } from '@azure/storage-queue';
import { lazy } from '../lazy.ts';
import type { QueueName } from '../model/messages.ts';
import { Unavailable } from '../model/unavailable.ts';
import type { Outbound } from '../outbound.ts';
import { goThrough } from './sdk-pipeline.ts';

/** A message on its queue: enough to show it earlier or take it back. */
export type Sent = { queue: QueueName; messageId: string; popReceipt: string };

export type Queues = {
  /**
   * Puts a message that appears after `delaySeconds` (whole seconds, at most 7 days) and never expires. A text is JSON
   * already.
   */
  send: (queue: QueueName, message: object | string, delaySeconds: number) => Promise<Sent>;
  /** Makes the same message appear after `delaySeconds`, which is now unless given. */
  show: (sent: Sent, delaySeconds?: number) => Promise<void>;
  /** Takes the message back. */
  remove: (sent: Sent) => Promise<void>;
};

const deadlineMs = 10_000;
const never = -1;

/** The host reads messages as base64 (host.json, messageEncoding); the SDK sends text as it is given. */
export function makeQueues(connect: () => Promise<QueueServiceClient>): Queues {
  const service = lazy(connect);
  const clients = new Map<QueueName, QueueClient>();
  async function client(queue: QueueName): Promise<QueueClient> {
    const known = clients.get(queue) ?? (await service()).getQueueClient(queue);
    clients.set(queue, known);
    return known;
  }

  return {
    async send(queue, message, delaySeconds) {
      const target = await client(queue);
      const text = Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)).toString('base64');
      const options = { visibilityTimeout: Math.ceil(delaySeconds), messageTimeToLive: never };
      const put = () => target.sendMessage(text, { ...options, ...timeLimit() });
      try {
        const { messageId, popReceipt } = await put().catch(async (error: unknown) => {
          if (codeOf(error) !== 'QueueNotFound') throw error;
          await target.createIfNotExists(timeLimit());
          return await put();
        });
        return { queue, messageId, popReceipt };
      } catch (error) {
        throw new Unavailable('storage', error);
      }
    },

    async show({ queue, messageId, popReceipt }, delaySeconds = 0) {
      const target = await client(queue);
      await target.updateMessage(messageId, popReceipt, undefined, delaySeconds, timeLimit());
    },

    async remove({ queue, messageId, popReceipt }) {
      const target = await client(queue);
      await target.deleteMessage(messageId, popReceipt, timeLimit());
    },
  };
}

/** Opens the queue service with the identity of the app. A repeated send may put a message twice, which is harmless. */
export function connectQueues(
  url: string,
  credential: () => Promise<TokenCredential>,
  policies: Outbound['sdkPolicies'],
) {
  return async (): Promise<QueueServiceClient> => {
    const { newPipeline, QueueServiceClient } = await import('@azure/storage-queue');
    const retryOptions = { maxTries: 3, retryDelayInMs: 100, maxRetryDelayInMs: 1_000 };
    return new QueueServiceClient(url, goThrough(newPipeline(await credential(), { retryOptions }), policies));
  };
}

function timeLimit() {
  return { abortSignal: AbortSignal.timeout(deadlineMs) };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

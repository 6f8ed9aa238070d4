import { resolvePlaceholders, type Environment } from './app-settings.ts';
import type { RegisteredFunction } from './core-api.ts';
import type { InvocationResult } from './invocation.ts';
import { sendCreating } from './queue/send.ts';
import { encodeText } from './queue/text.ts';
import type { QueueOptions } from './queue/options.ts';
import type { QueueBells } from './queue/bell.ts';
import type { RpcTypedData } from './rpc.ts';
import { queueService, storageConnection, type StorageConnection } from './storage-connection.ts';

/** An output binding of type `queue`, the only one this host binds besides the HTTP response. */
export type QueueOutput = { binding: string; queueName: string; connection: StorageConnection };

/** The queue outputs of a function. Throws when it has a binding that this host cannot serve. */
export function outputsOf({ bindings }: RegisteredFunction, env: Environment): QueueOutput[] {
  const others = Object.entries(bindings).filter(([, { type }]) => !/trigger$/i.test(type ?? ''));
  return others.flatMap(([binding, { direction, type, ...properties }]) => {
    if (direction === 'out' && type === 'http') return [];
    if (direction !== 'out' || type !== 'queue') {
      throw new Error(`this host does not serve ${direction} bindings of type '${type}'.`);
    }
    const queueName = properties['queueName'];
    if (typeof queueName !== 'string') throw new Error(`its output '${binding}' has no queueName.`);
    return [
      {
        binding,
        queueName: resolvePlaceholders(queueName, env).toLowerCase(),
        connection: storageConnection(properties['connection'], env),
      },
    ];
  });
}

/**
 * Sends what a function gave to its queue outputs, in parallel. Rejects when one fails; the others are sent all the
 * same, which is what a real host does.
 */
export async function bindOutputs(
  outputs: readonly QueueOutput[],
  { response }: InvocationResult,
  { queues, bells }: { queues: QueueOptions; bells: QueueBells },
): Promise<void> {
  const sent = outputs.map(async ({ binding, queueName, connection }) => {
    const data =
      binding === '$return' ? response.returnValue : response.outputData?.find(({ name }) => name === binding)?.data;
    const texts = toMessages(data);
    if (texts.length === 0) return;
    const queue = (await queueService(connection)).getQueueClient(queueName);
    for (const text of texts) await sendCreating(queue, encodeText(text, queues.messageEncoding));
    bells.ring(queueName);
  });
  const failure = (await Promise.allSettled(sent)).find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}

/** One text per message: an array is one message per element. */
export function toMessages(data: RpcTypedData | null | undefined): string[] {
  if (data === null || data === undefined) return [];
  if (data.string !== undefined) return [data.string];
  if (data.bytes !== undefined) return [Buffer.from(data.bytes).toString('utf8')];
  if (data.json !== undefined) {
    const value: unknown = JSON.parse(data.json);
    return Array.isArray(value)
      ? value.map((element) => (typeof element === 'string' ? element : JSON.stringify(element)))
      : [data.json];
  }
  const number = data.int ?? data.double;
  return number === undefined ? [] : [String(number)];
}

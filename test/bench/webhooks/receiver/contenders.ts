import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type Context, makeContext } from '../../../../shared/context.ts';
import { readBytes } from '../../../../shared/door/body.ts';
import { printWebhookId } from '../../../../shared/model/webhook-id.ts';
import { makeTriggerIndex } from '../../../../shared/model/triggers/trigger-index.ts';
import { receiveWebhook } from '../../../../shared/services/receive-webhook.ts';
import { found, read } from '../find.ts';
import { triggerCount, usual } from '../trigger-sets.ts';
import { atHand, entitiesAt, forgetful, queuesAt } from './stores.ts';
import { webhookId } from './subject.ts';

export const contenderNames = ['bare', 'received', 'streamed', 'matched', 'queued', 'stored'] as const;
export type ContenderName = (typeof contenderNames)[number];

/** What a server does with a delivery before it answers 202. */
type Take = (request: IncomingMessage) => Promise<unknown>;

/** @param storageUrl of something that says yes to whatever it is asked */
export function makeContender(name: ContenderName, storageUrl: string): Take {
  const context = contextAt(storageUrl);
  const { sdkPolicies } = context.outbound;
  const received = receiver({ ...context, entities: atHand, queues: forgetful });
  switch (name) {
    case 'bare':
      return wholeBody;
    case 'received':
      return received;
    case 'streamed':
      return streamed({ ...context, entities: atHand, queues: forgetful });
    case 'matched':
      return matched(received);
    case 'queued':
      return receiver({ ...context, entities: atHand, queues: queuesAt(storageUrl, sdkPolicies) });
    case 'stored': {
      const entities = entitiesAt(storageUrl, sdkPolicies);
      return receiver({ ...context, entities, queues: queuesAt(storageUrl, sdkPolicies) });
    }
  }
}

const name = printWebhookId(webhookId);

/** Answers what it has read. */
function receiver(context: Context): (request: IncomingMessage) => Promise<Buffer> {
  return async (request) => {
    const body = wholeBody(request);
    const headers = new Headers(Object.entries(request.headers).map(([key, value]) => [key, String(value)]));
    await receiveWebhook(context, { webhookId: name, headers, read: () => body });
    return await body;
  };
}

/** Does what the consumer of the queue does with a body: parses it, and finds the triggers that fire. */
function matched(received: (request: IncomingMessage) => Promise<Buffer>): Take {
  const index = makeTriggerIndex(usual(triggerCount));
  return async (request) => found(index, read((await received(request)).toString()));
}

/**
 * Reads from a `Request` around the message, as `@azure/functions` hands it on:
 * https://github.com/Azure/azure-functions-nodejs-library/blob/v4.x/src/http/HttpRequest.ts
 */
function streamed(context: Context): Take {
  return (message) => {
    const { method = '', headers: given } = message;
    const init = { method, headers: given as Record<string, string>, body: message, duplex: 'half' };
    const { headers, body } = new Request(`http://127.0.0.1${message.url}`, init as unknown as RequestInit);
    const read = (mostBytes: number) => readBytes(body, mostBytes);
    return receiveWebhook(context, { webhookId: name, headers, read });
  };
}

/** `stream/consumers` would take a way through blobs, which costs as much as all the rest. */
async function wholeBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => void pieces.push(piece));
  await once(request, 'end');
  return Buffer.concat(pieces);
}

function contextAt(url: string): Context {
  return makeContext({
    AUTH: 'off',
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    AzureWebJobsStorage__blobServiceUri: url,
    AzureWebJobsStorage__queueServiceUri: url,
    AzureWebJobsStorage__tableServiceUri: url,
    KEY_VAULT_URL: url,
  });
}

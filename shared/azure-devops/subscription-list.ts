import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { toJson } from '../model/reasons/answer.ts';
import type { Answered } from '../model/reasons/refusal.ts';
import { listFilter, type Subscription } from '../model/webhooks/subscription.ts';
import { leave, piecesOf } from '../outbound/body.ts';
import { OutboundFailure } from '../outbound/failure.ts';
import type { Ask, Caller } from './ask.ts';
import { findElements } from './find-element.ts';
import type { Locations, Resource } from './locations.ts';

/** https://learn.microsoft.com/rest/api/azure/devops/hooks; all of it was released with version 1.0 already. */
export const subscriptions = hooks('fc50d02a-849f-41fb-8af1-0a5216103269', (names) => [
  'subscriptions',
  ...Object.values(names),
]);
export function hooks(id: string, path: (names: Readonly<Record<string, string>>) => string[]): Resource {
  return { area: 'hooks', id, version: '7.2-preview.1', onServices: (names) => ['_apis', 'hooks', ...path(names)] };
}

const inputs = z.record(z.string(), z.unknown()).transform((all) => {
  const texts = Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
});

export const subscription = z
  .object({
    id: z.string(),
    status: z.string(),
    publisherId: z.string(),
    eventType: z.string(),
    resourceVersion: z.string().nullish(),
    consumerId: z.string(),
    consumerActionId: z.string(),
    publisherInputs: inputs.nullish(),
    consumerInputs: inputs.nullish(),
    modifiedBy: z.object({ displayName: z.string().nullish() }).nullish(),
  })
  .transform((wire): Subscription => ({
    ...wire,
    resourceVersion: wire.resourceVersion ?? null,
    publisherInputs: wire.publisherInputs ?? {},
    consumerInputs: wire.consumerInputs ?? {},
    modifiedBy: wire.modifiedBy?.displayName ?? null,
  }));

/** Some ten thousand subscriptions, of three kilobytes or less. */
const limits = { all: 33_554_432, element: 32_768 };
const mostPages = 100;

/** Pages, where the service makes any: it has sent all at once whenever somebody looked. */
export async function listSubscriptions(
  ask: Ask,
  locate: Locations['locate'],
  caller: Caller,
  holds: string,
): Promise<Answered<Subscription[]>> {
  const at = await locate(caller, subscriptions, {});
  if (!at.ok) return at;
  for (const [name, value] of Object.entries(listFilter)) at.value.searchParams.set(name, value);
  const found: Subscription[] = [];
  for (let page = 0; page < mostPages; page++) {
    let token: string | null = null;
    const answered = await ask(caller, {
      url: at.value,
      shape: z.array(subscription),
      read: async (message) => {
        token = continuationOf(message);
        return await readPage(message, holds);
      },
    });
    if (!answered.ok) return answered;
    found.push(...answered.value);
    if (token === null) return { ...answered, value: found };
    at.value.searchParams.set('continuationToken', token);
  }
  return { ok: false, reason: 'AnswerTooLarge', blanks: { limit: mostPages }, evidence: {}, retryAfterSeconds: null };
}

function continuationOf({ headers }: IncomingMessage): string | null {
  const token = headers['x-ms-continuationtoken'];
  return typeof token === 'string' && token !== '' ? token : null;
}

/** @returns the wanted subscriptions as JSON; something else when the answer is no whole list. */
async function readPage(message: IncomingMessage, holds: string): Promise<string> {
  const list = await findElements(piecesOf(message), { holds, fits: () => true }, limits);
  leave(message);
  if (list === null) throw new OutboundFailure('AnswerTooLarge', { limit: limits.all });
  const frame = toJson(list.frame.replaceAll(/\[[,\s]*\]/g, '[]'));
  const isList = typeof frame === 'object' && frame !== null && 'value' in frame && Array.isArray(frame.value);
  const isWhole = isList && 'count' in frame && frame.count === list.count;
  return isWhole ? JSON.stringify(list.elements) : 'no list';
}

import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../../simulator/world/tokens.ts';
import { repository } from '../../unit/model/service-hooks/payloads.ts';
import type { Account } from '../account.ts';
import { connector, text } from '../definition.ts';
import type { Match, Pattern } from '../operation.ts';
import { type Stage, startWithSimulator } from '../start-with-simulator.ts';
import { pushTo, register, type Registered, told } from '../webhook.ts';

let stage: Stage;
let account: Account;

beforeAll(async () => {
  const settings = { AzureFunctionsJobHost__extensions__queues__maxPollingInterval: '00:00:00.200' };
  stage = await startWithSimulator(settings);
  account = stage.newAccount();
  await account.put('connectors/web', connector('web', { secrets: { 'account.pat': text(patFor('alive')) } }));
  await account.verified('connectors/web');
});
afterAll(() => stage.close());

/** Of a text that has all of these in it. */
function allOf(words: readonly string[]): RegExp {
  return new RegExp(words.map((word) => `(?=[\\s\\S]*${word})`).join(''));
}

/** Sends as Azure DevOps does: what was not answered 202 is sent again. A 4xx or 500 would have meant probation. */
async function deliver(webhook: Registered, body: object, refused: () => void = () => undefined): Promise<void> {
  for (;;) {
    const answer = await webhook.send(body).catch(() => null);
    if (answer?.status === 202) return;
    if (answer !== null && answer.status !== 503) throw new Error(`Answered ${answer.status}: ${answer.text}`);
    refused();
    await delay(100);
  }
}

const putsMessage: Pattern = { service: 'queue', method: 'POST', path: '/process-webhook/messages' };
const takesOff: Pattern = { service: 'queue', method: 'DELETE', path: /^\/process-webhook\/messages\// };
const putsRun: Pattern = { service: 'queue', method: 'POST', path: '/verify/messages' };
const reads = ({ id }: Registered): Pattern => ({ service: 'table', method: 'GET', path: new RegExp(id.random) });
const writes = (...words: string[]): Pattern => ({ service: 'table', path: '/$batch', body: allOf(words) });

const steps: [when: string, 'before' | 'after', (webhook: Registered) => Match][] = [
  ['after the password was compared', 'after', reads],
  ['before the message was put', 'before', () => putsMessage],
  ['after the message was put', 'after', () => putsMessage],
  ['before the delivery was inserted', 'before', ({ id }) => writes(id.random, 'RECEIVED')],
  ['after the delivery was inserted', 'after', ({ id }) => writes(id.random, 'RECEIVED')],
  ['after the message for the verification was put', 'after', () => putsRun],
  ['after the verification was queued', 'after', () => writes('QUEUED', 'delivery-')],
  ['before the delivery was finished', 'before', ({ id }) => writes(id.random, 'PROCESSED')],
  ['after the delivery was finished', 'after', ({ id }) => writes(id.random, 'PROCESSED')],
  ['before the message was taken off', 'before', () => takesOff],
];

test('200 deliveries at once, while the queue is out of service and loses answers, are each processed once', async () => {
  const webhook = await register(stage.service, account);
  const { wire } = stage.service;
  wire.down('queue');
  let refused = 0;
  const senders = Array.from({ length: 200 }, (_, index) => {
    const body = pushTo(`refs/heads/branch-${index + 1}`, index + 1);
    return deliver(webhook, body, () => void (refused += 1));
  });
  await stage.service.waitFor(() => refused >= 100, 'a hundred refusals', 60_000);
  wire.on(putsMessage, { lose: 'answer' }, { times: 20 });
  wire.up('queue');
  await Promise.all(senders);
  await stage.service.waitFor(
    async () => {
      const deliveries = await webhook.deliveries();
      return deliveries.length >= 200 && deliveries.every(({ state }) => state === 'PROCESSED');
    },
    'all of them to be processed',
    60_000,
  );
  const deliveries = await webhook.deliveries();
  const numbers = deliveries.map(({ notificationId }) => notificationId ?? 0).toSorted((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  for (const { events, notificationId } of deliveries) {
    expect(events.first[0]?.ref).toBe(`refs/heads/branch-${notificationId}`);
  }
}, 150_000);

describe('The host is killed', () => {
  test.each(steps)(
    '%s: the delivery is processed once, and the connector verified once',
    async (_, when, match) => {
      const webhook = await register(stage.service, account);
      const before = (await account.get('connectors/web/verifications')).body.value.length as number;
      const dead = stage.service.crash(when, match(webhook));
      const body = told('git.repo.statuschanged', { repository, disabled: true }, 1);
      const sent = webhook.send(body).catch(() => null);
      await dead;
      const answered = (await sent)?.status === 202;
      await stage.service.restart();
      if (!answered) await deliver(webhook, body);
      const { verification } = await webhook.processed();
      await account.atRest();
      const { value } = (await account.get('connectors/web/verifications')).body;
      expect([value.length, value[0].id]).toEqual([before + 1, verification]);
      expect(await webhook.deliveries()).toHaveLength(1);
    },
    30_000,
  );
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { patFor } from '../../simulator/world/tokens.ts';
import type { Account } from '../account.ts';
import { connector, text } from '../definition.ts';
import { type Stage, startWithSimulator } from '../start-with-simulator.ts';
import { pushTo, register, type Registered } from '../webhook.ts';

let stage: Stage;
let account: Account;
let webhook: Registered;

beforeAll(async () => {
  stage = await startWithSimulator();
  account = stage.newAccount();
  await account.put('connectors/web', connector('web', { secrets: { 'account.pat': text(patFor('alive')) } }));
  await account.atRest();
  webhook = await register(stage.service, account);
});
afterAll(() => stage.close());

type Sent = { first: number; last: number };

/** Sends again when the queue is back, and then every second, as often as Azure DevOps does. */
async function sendUntilKept(notificationId: number, back: Promise<void>): Promise<Sent> {
  const body = pushTo('refs/heads/main', notificationId);
  const send = async () => (await webhook.send(body)).status;
  const first = await send();
  let last = first;
  await back;
  for (let again = 0; last === 503 && again < 8; again++) {
    if (again > 0) await sleep(1_000);
    last = await send();
  }
  return { first, last };
}

test('A thousand deliveries at once, while the queue is away for ten seconds, are all processed once', async () => {
  const { wire } = stage.service;
  const ids = Array.from({ length: 1_000 }, (_, number) => number + 1);
  wire.down('queue');
  const back = sleep(10_000).then(() => wire.up('queue'));
  const sent = await Promise.all(ids.map((id) => sendUntilKept(id, back)));
  expect(sent.filter(({ first }) => first === 503).length).toBeGreaterThan(0);
  expect(new Set(sent.map(({ last }) => last))).toEqual(new Set([202]));

  // Messages in somebody's hands are counted too. The deliveries are listed when all is over, since listing takes long.
  const queue = stage.service.storageClients().queues.getQueueClient('process-webhook');
  const isEmpty = async () => (await queue.getProperties()).approximateMessagesCount === 0;
  await stage.service.waitFor(isEmpty, 'the end of all messages', 120_000);
  const deliveries = await webhook.deliveries();
  expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['PROCESSED']));
  // One that was kept although its answer was lost came twice, and is then seen to be a duplicate.
  const once = deliveries.filter(({ ignored }) => ignored === null).map(({ notificationId }) => Number(notificationId));
  expect(once.toSorted((one, other) => one - other)).toEqual(ids);
}, 240_000);

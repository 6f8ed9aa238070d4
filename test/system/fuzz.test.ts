import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerFaults } from '../contract/answer-faults.ts';
import { calls } from '../contract/document.ts';
import { type Request, requestsTo } from '../contract/requests.ts';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

/** Replays a run that found something. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_101);
/** For each operation: about 15 seconds in all. */
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 40);

let stage: Stage;
let account: Account;
beforeAll(async () => {
  stage = await startWithSimulator();
  account = stage.newAccount();
});
afterAll(() => stage.close());

/** Something to read, to change and to delete. */
async function furnish(): Promise<void> {
  for (const name of ['pat', 'azure_pat']) await account.put(`secrets/${name}`, text(patFor('alive')));
  for (const name of ['web', 'web_shop']) await account.put(`connectors/${name}`, connector(name));
}

async function send({ method, path, headers, body }: Request) {
  return await stage.service.request(method, path, body, headers);
}

test.each(calls.map((call) => ({ name: `${call.method} ${call.path}`, call })))(
  '$name: whatever is sent, the answer is one that the contract declares',
  async ({ call }) => {
    await furnish();
    const property = fc.asyncProperty(requestsTo(call, account.name), async (request) => {
      expect(answerFaults(call, request.method, await send(request))).toEqual([]);
    });
    await fc.assert(property, { seed, numRuns: requests, endOnFailure: true });
  },
  120_000,
);

test('a method that no address takes is refused as that, everywhere', async () => {
  for (const { path } of calls) {
    const { status, headers, body } = await stage.service.request('PATCH', path.replaceAll(/[{}]/g, ''));
    expect([path, status, body.code]).toEqual([path, 405, 'MethodNotAllowed']);
    expect(headers.get('content-type')).toBe('application/problem+json');
  }
});

test('afterwards the service is well: it works off all that was stored, and has thrown nowhere', async () => {
  const fresh = stage.newAccount();
  await fresh.put('secrets/pat', text(patFor('alive')));
  const { body } = await fresh.put('connectors/web', connector('web'), { Prefer: 'wait=20' });
  expect(body.status.status).toBe('SUCCESS');
  await account.atRest();
  const failures = stage.service.output().match(/.*(?:door\.failed|queue\.failed|queue\.poisoned|Unhandled).*/g);
  expect(failures).toBeNull();
}, 60_000);

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { patFor } from '../../simulator/world/tokens.ts';
import { makeEngine } from './engine.ts';
import { closeServers, startHttp } from './server.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(closeServers);
afterAll(() => simulator.close());

const repository = (name: string) => `https://dev.azure.com/fabrikam/Fiber/_git/${name}`;
const alive = { token: patFor('alive'), apiToken: patFor('alive') };
const newEngine = () => makeEngine({ azureDevOpsUrl: simulator.url });

test('trap 60: after a success with Retry-After the same token asks nothing, over Git or REST; another token may', async () => {
  const engine = newEngine();
  const delayed = await engine.verify({ url: repository('delayed'), token: patFor('alive') });
  expect([delayed.verdict, delayed.retryAfterSeconds]).toEqual(['SUCCESS', 30]);
  const before = simulator.requests.length;
  const held = await engine.verify({ url: repository('web'), username: 'somebody', ...alive });
  expect(simulator.requests.length).toBe(before);
  expect([held.verdict, held.check('git').reason, held.check('identity').reason]).toEqual([
    'UNKNOWN',
    'RateLimited',
    'RateLimited',
  ]);
  expect(held.check('git').evidence).toEqual({ sent: false });
  expect(held.retryAfterSeconds).toBeGreaterThan(25);
  expect(held.retryAfterSeconds).toBeLessThanOrEqual(30);
  const other = { token: patFor('alive', 52), apiToken: patFor('alive', 52) };
  expect((await engine.verify({ url: repository('web'), ...other })).verdict).toBe('SUCCESS');
});

test('trap 61: after a 429 that does not say for how long it is a minute', async () => {
  const engine = newEngine();
  const limited = await engine.verify({ url: repository('throttled-silently'), token: patFor('alive') });
  expect([limited.check('git').reason, limited.retryAfterSeconds]).toEqual(['RateLimited', null]);
  const held = await engine.verify({ url: repository('web'), token: patFor('alive') });
  expect(held.retryAfterSeconds).toBeGreaterThan(55);
  expect(held.retryAfterSeconds).toBeLessThanOrEqual(60);
});

test('trap 52: nothing of what the headers say of rates stays in the record', async () => {
  const report = await newEngine().verify({ url: repository('delayed'), ...alive });
  expect(report.verdict).toBe('SUCCESS');
  expect(JSON.stringify(report)).not.toMatch(/rate-?limit-|"rateLimit"/i);
});

test('trap 63: twenty connectors with one token have at most eight requests under way together', async () => {
  let active = 0;
  let most = 0;
  const { url } = await startHttp((_request, response) => {
    most = Math.max(most, (active += 1));
    // As long as a near server takes, so that requests meet.
    setTimeout(() => {
      active -= 1;
      response.writeHead(503).end();
    }, 20);
  });
  const engine = makeEngine({ azureDevOpsUrl: url });
  const { token } = alive;
  const all = Array.from({ length: 20 }, (_, number) => engine.verify({ url: repository(`r${number}`), token }));
  for (const report of await Promise.all(all)) expect(report.check('git').reason).toBe('ServiceUnavailable');
  expect(most).toBe(8);
});

test('trap 63: one of ten is told to wait, and what the others have not sent yet stays unsent', async () => {
  let total = 0;
  const { url } = await startHttp((_request, response) => {
    total += 1;
    response.writeHead(429, { 'retry-after': '30', 'x-tfs-processid': 'x' }).end();
  });
  const engine = makeEngine({ azureDevOpsUrl: url });
  const all = Array.from({ length: 10 }, (_, number) => engine.verify({ url: repository(`r${number}`), ...alive }));
  for (const report of await Promise.all(all)) expect(report.check('git').reason).toBe('RateLimited');
  expect(total).toBeLessThanOrEqual(8);
});

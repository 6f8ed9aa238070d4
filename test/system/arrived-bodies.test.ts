import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';
import { basic, fateOf, pushTo, register } from './webhook.ts';

let stage: Stage;
let account: Account;

beforeAll(async () => {
  stage = await startWithSimulator();
  account = stage.newAccount();
  await account.put('connectors/web', connector('web', { secrets: { 'account.pat': text(patFor('alive')) } }));
  await account.verified('connectors/web');
});
afterAll(() => stage.close());

const fate = (body: unknown, headers?: Record<string, string>) => fateOf(stage.service, account, body, headers);

/** A push with so much beside it that it has so many bytes. */
function filled(bytes: number): string {
  const empty = JSON.stringify({ ...pushTo('refs/heads/main', 1), filler: '' });
  return empty.replace('"filler":""', `"filler":"${'x'.repeat(bytes - Buffer.byteLength(empty))}"`);
}

describe('A body (trap 81)', () => {
  const json = JSON.stringify(pushTo('refs/heads/main', 1));
  const most = 2 * 1024 * 1024;

  test.each<[string, () => string | Uint8Array | ReadableStream, Record<string, string>?]>([
    ['with a byte order mark', () => `\u{FEFF}${json}`],
    ['with __proto__ in it', () => json.replace('{', '{"__proto__":{"eventType":"x","polluted":true},')],
    ['with keys that stand there twice', () => json.replace('{', '{"eventType":"git.nothing","resource":null,')],
    ['that is called something else', () => json, { 'content-type': 'image/png' }],
    ['that nests 10,000 levels', () => json.replace('{', `{"deep":${'['.repeat(10_000)}${']'.repeat(10_000)},`)],
    ['with control characters in its texts', () => json.replace('{', `{"odd":"${'\\u0000'.repeat(5_000)}",`)],
    ['of exactly 2 MiB', () => filled(most)],
    ['that comes in pieces, without a length', () => new Blob([json]).stream()],
  ])('%s is understood', async (_, body, headers) => {
    const { ignored, eventCount } = await fate(body(), headers);
    expect([ignored, eventCount]).toEqual([null, 1]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test.each<[string, () => string | Uint8Array | ReadableStream, string, Record<string, string>?]>([
    ['of a byte more than 2 MiB', () => filled(most + 1), 'TooLarge'],
    ['of 20 MB in pieces, without a length', () => endless(20), 'TooLarge'],
    ['that is no JSON', () => 'this is no JSON', 'NotJson'],
    ['that is JSON, but no object', () => '[1]', 'NotJson'],
    ['that is empty', () => '', 'NotJson'],
    ['that ends too early', () => json.slice(0, -1), 'NotJson'],
    ['that nests 10,000 levels and never ends', () => '['.repeat(10_000), 'NotJson'],
    ['that is not UTF-8', () => Buffer.from(json.replace('Ana', 'Än'), 'latin1'), 'NotJson'],
    ['that is not UTF-8, and long', () => Buffer.concat([Buffer.alloc(50_000, 0xff)]), 'NotJson'],
    ['that is compressed', () => gzipSync(json), 'Encoded', { 'content-encoding': 'gzip' }],
    ['that is a bomb', () => gzipSync(Buffer.alloc(50_000_000)), 'Encoded', { 'content-encoding': 'gzip' }],
  ])('%s is answered 202 and ignored', async (_, body, reason, headers) => {
    expect((await fate(body(), headers)).ignored.reason).toBe(reason);
  });

  test('that is long is kept until it is processed, and no longer', async () => {
    await fate(filled(300_000));
    const blobs = stage.service.storageClients().blobs.getContainerClient('bodies');
    const left = async () => {
      const names: string[] = [];
      for await (const { name } of blobs.listBlobsFlat({ prefix: `${account.name}/` })) names.push(name);
      return names;
    };
    await stage.service.waitFor(async () => (await left()).length === 0, 'no blob to be left');
    expect(await left()).toEqual([]);
  });
});

function endless(megabytes: number): ReadableStream {
  let left = megabytes;
  return new ReadableStream({
    pull(controller) {
      if (left-- <= 0) controller.close();
      else controller.enqueue(Buffer.alloc(1024 * 1024, 'x'));
    },
  });
}

test('The headers of a delivery are kept with its message, without its credentials', async () => {
  const webhook = await register(stage.service, account);
  stage.service.wire.reset();
  await webhook.send(pushTo('refs/heads/main', 1), { 'X-Conn': 'kept-for-conditions', cookie: 'not=kept' });
  await webhook.processed();
  const { wire } = stage.service;
  expect(wire.carrying('kept-for-conditions').map(({ service }) => service)).toContain('queue');
  for (const left of ['not=kept', webhook.password, basic(webhook.password)]) expect(wire.carrying(left)).toEqual([]);
});

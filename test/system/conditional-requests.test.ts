import { afterAll, beforeAll, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import { connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const path = 'connectors/web';

/** An account, its connector at revision 2, and the two entity tags it has had. */
async function changedOnce() {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  const first = await account.put(path, connector('web'));
  const second = await account.put(path, connector('web', { description: 'second' }));
  expect([first.status, second.status]).toEqual([201, 200]);
  return { account, old: first.headers.get('etag') ?? '', current: second.headers.get('etag') ?? '' };
}

const third = connector('web', { description: 'third' });

test.concurrent('the ETag names the definition: results and verifications do not change it', async () => {
  const { account, current } = await changedOnce();
  await account.post(`${path}/verifications`, undefined, { Prefer: 'wait=20' });
  await account.put('secrets/pat', text(patFor('alive', 52)));
  await account.atRest();
  const { headers, body } = await account.get(path);
  expect(headers.get('etag')).toBe(current);
  expect(current).toBe(`"${body.uid.slice(0, 8)}-2"`);
});

test.concurrent.each([
  ['the current tag', (current: string) => ({ 'If-Match': current })],
  ['the current tag, made weak by a proxy', (current: string) => ({ 'If-Match': `W/${current}` })],
  ['a list with the current tag', (current: string) => ({ 'If-Match': `"other-7", ${current}` })],
  ['If-Match: *', () => ({ 'If-Match': '*' })],
  ['If-None-Match with another tag', () => ({ 'If-None-Match': '"other-7"' })],
])('PUT connector with %s: stored', async (_, headers) => {
  const { account, current } = await changedOnce();
  const { status, body } = await account.put(path, third, headers(current));
  expect([status, body.revision, body.connector.description]).toEqual([200, 3, 'third']);
});

test.concurrent.each([
  ['an old tag', (old: string) => ({ 'If-Match': old })],
  ['a tag that never was', () => ({ 'If-Match': '"deadbeef-2"' })],
  ['If-None-Match: *', () => ({ 'If-None-Match': '*' })],
])('PUT connector with %s: 412, and nothing is changed', async (_, headers) => {
  const { account, old, current } = await changedOnce();
  const refused = await account.put(path, third, headers(old));
  expect([refused.status, refused.body.code]).toEqual([412, 'PreconditionFailed']);
  expect(refused.body.detail).toContain(current);
  const { body } = await account.get(path);
  expect([body.revision, body.connector.description]).toEqual([2, 'second']);
});

test.concurrent('PUT connector with If-Match, when there is none: 412, and none is created', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  for (const tag of ['*', '"deadbeef-1"']) {
    const { status, body } = await account.put(path, connector('web'), { 'If-Match': tag });
    expect([status, body.code]).toEqual([412, 'PreconditionFailed']);
  }
  expect((await account.get(path)).status).toBe(404);
});

test.concurrent('PUT connector with If-None-Match: * creates, once', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  const once = { 'If-None-Match': '*' };
  expect((await account.put(path, connector('web'), once)).status).toBe(201);
  // Even for the same definition: whoever asks wants to know that it was there.
  expect((await account.put(path, connector('web'), once)).status).toBe(412);
});

test.concurrent('a refused condition stores no inline secret', async () => {
  const { account, old } = await changedOnce();
  const secrets = { 'account.pat': text(patFor('alive', 52)) };
  const { status } = await account.put(path, connector('web', { description: 'third', secrets }), { 'If-Match': old });
  expect(status).toBe(412);
  expect((await account.get('secrets/pat')).body.revision).toBe(1);
});

test.concurrent('mistakes are told before the condition', async () => {
  const { account, old } = await changedOnce();
  const { status, body } = await account.put(path, connector('web', { name: '' }), { 'If-Match': old });
  expect([status, body.code]).toEqual([400, 'InvalidRequest']);
});

test.concurrent('DELETE connector with an old tag: 412; with the current one: 200', async () => {
  const { account, old, current } = await changedOnce();
  const refused = await account.delete(path, { 'If-Match': old });
  expect([refused.status, refused.body.code]).toEqual([412, 'PreconditionFailed']);
  expect((await account.get(path)).status).toBe(200);
  expect((await account.delete(path, { 'If-Match': current })).status).toBe(200);
  expect((await account.get(path)).status).toBe(404);
});

test.concurrent('a connector deleted and created again is another one: its old tag does not match', async () => {
  const { account, old } = await changedOnce();
  expect((await account.delete(path)).status).toBe(200);
  const created = await account.put(path, connector('web'));
  expect([created.status, created.body.revision]).toEqual([201, 1]);
  expect(created.headers.get('etag')).not.toBe(old);
  expect((await account.delete(path, { 'If-Match': old })).status).toBe(412);
});

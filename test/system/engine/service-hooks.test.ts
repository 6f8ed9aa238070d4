import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { makeAzureDevOps } from '../../../shared/azure-devops/client.ts';
import { listFilter } from '../../../shared/model/webhooks/subscription.ts';
import { makeOutbound } from '../../../shared/outbound.ts';
import { closeServers, startHttp } from './server.ts';

// Whatever happens to the list of subscriptions, a part of it is never taken for all: what seems to be missing is made again.

afterEach(closeServers);

const json = { 'content-type': 'application/json; charset=utf-8', 'x-vss-userdata': 'somebody' };

function subscription(id: string, account = 'acme') {
  const url = `https://connectors.example/api/v1/webhooks/${account}.uid.x`;
  return { ...listFilter, id, status: 'enabled', eventType: 'git.push', publisherInputs: {}, consumerInputs: { url } };
}

const listOf = (...value: object[]) => JSON.stringify({ count: value.length, value });

async function ask(listener: (response: ServerResponse, query: URLSearchParams, method: string) => void) {
  const server = await startHttp((request, response) => {
    listener(response, new URL(request.url ?? '', 'http://server').searchParams, request.method ?? '');
  });
  const outbound = makeOutbound({
    azureDevOpsUrl: server.url,
    azureDevOpsSsh: '127.0.0.1:9',
    allowedHosts: [],
    allowedNetworks: [],
    caCertificates: null,
    httpsProxy: null,
    noProxy: [],
    localProfile: true,
  });
  const { serviceHooks } = makeAzureDevOps(outbound);
  const caller = {
    collection: new URL(`${server.url}/fabrikam`),
    hosted: true,
    credential: { kind: 'basic', username: '', token: 'a-token' } as const,
    signal: AbortSignal.timeout(10_000),
  };
  return { serviceHooks, caller };
}

async function list(listener: Parameters<typeof ask>[0]) {
  const { serviceHooks, caller } = await ask(listener);
  return await serviceHooks.list(caller, 'acme.');
}

describe('The list of subscriptions', () => {
  test('is asked for with filters, page after page, and of thousands only ours are looked at', async () => {
    const filters: object[] = [];
    const answered = await list((response, query) => {
      filters.push(Object.fromEntries(query));
      const isFirst = query.get('continuationToken') === null;
      const page = isFirst
        ? listOf(...Array.from({ length: 3_000 }, (_, index) => subscription(`o${index}`, 'other')), subscription('a'))
        : listOf(subscription('b'));
      response.writeHead(200, { ...json, ...(isFirst ? { 'x-ms-continuationtoken': 'next' } : {}) }).end(page);
    });
    expect(answered.ok && answered.value.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(filters).toHaveLength(2);
    expect(filters[0]).toMatchObject(listFilter);
  });

  test('may have an empty page in between, or nothing at all', async () => {
    const pages = ['{"count":0,"value":[]}', listOf(subscription('a'))];
    const answered = await list((response) => {
      const page = pages.shift() ?? '';
      response.writeHead(200, { ...json, ...(pages.length > 0 ? { 'x-ms-continuationtoken': 'next' } : {}) }).end(page);
    });
    expect(answered.ok && answered.value).toHaveLength(1);
    const none = await list((response) => void response.writeHead(200, json).end('{"value":[],"count":0}'));
    expect(none).toMatchObject({ ok: true, value: [] });
  });

  test.each([
    ['nothing', ''],
    ['another object', '{}'],
    ['null', 'null'],
    ['a bare list', '[]'],
    ['a value that is none', '{"count":0,"value":null}'],
    ['an error with 200', '{"message":"TF400898: An internal error occurred."}'],
    ['fewer than it counts', '{"count":2,"value":[{"id":"a"}]}'],
    ['half of it', listOf(subscription('a')).slice(0, -2)],
    ['an element that is too long', listOf({ ...subscription('a'), actionDescription: 'x'.repeat(40_000) })],
    ['one of ours without an id', listOf({ ...subscription('a'), id: null })],
  ])('%s is no list', async (_, body) => {
    expect((await list((response) => void response.writeHead(200, json).end(body))).ok).toBe(false);
  });

  test('a page that fails, a connection that breaks and a list without end fail all of it', async () => {
    const first = { ...json, 'x-ms-continuationtoken': 'next' };
    const failing = await list((response, query) => {
      if (query.has('continuationToken')) response.writeHead(503, json).end('{}');
      else response.writeHead(200, first).end(listOf(subscription('a')));
    });
    expect(failing).toMatchObject({ ok: false, reason: 'ServiceUnavailable' });
    const broken = await list((response) => {
      response.writeHead(200, json).write(`{"count":1,"value":[${JSON.stringify(subscription('a'))}`);
      setImmediate(() => response.destroy());
    });
    expect(broken.ok).toBe(false);
    const endless = await list((response) => {
      const other = `${JSON.stringify(subscription('o', 'other'))},`.repeat(1_000);
      function* forever() {
        yield '{"count":1,"value":[';
        for (;;) yield other;
      }
      response.writeHead(200, json);
      Readable.from(forever()).pipe(response);
    });
    expect(endless).toMatchObject({ ok: false, reason: 'AnswerTooLarge' });
    const circle = await list((response) => void response.writeHead(200, first).end('{"count":0,"value":[]}'));
    expect(circle).toMatchObject({ ok: false, reason: 'AnswerTooLarge' });
  });
});

describe('Deleting a subscription', () => {
  test.each([
    ['204', 204, '', true],
    ['200', 200, '{}', true],
    ['404 to somebody who is signed in', 404, '{"typeKey":"SubscriptionNotFoundException","message":"gone"}', true],
    ['403', 403, '{"typeKey":"AccessCheckException","message":"no"}', false],
    ['500', 500, '', false],
  ])('is answered %s', async (_, status, body, ok) => {
    const { serviceHooks, caller } = await ask((response) => {
      response.writeHead(status, { ...json, 'x-tfs-processid': '1' }).end(status === 204 ? undefined : body);
    });
    expect((await serviceHooks.remove(caller, 'a')).ok).toBe(ok);
  });

  test('404 of somebody on the way is no deletion', async () => {
    const { serviceHooks, caller } = await ask((response) => void response.writeHead(404).end('not here'));
    expect((await serviceHooks.remove(caller, 'a')).ok).toBe(false);
  });
});

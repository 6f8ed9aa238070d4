import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modes } from './remote.ts';
import { openHost, waitFor, type TestHost } from './test-host.ts';

type Echo = {
  method: string;
  url: string;
  query: [string, string][];
  headers: Record<string, string>;
  body: string;
  invocationId: string;
  traceParent: string;
};

describe.each(modes)('HTTP request, %s', (mode) => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openHost({
      only: ['echo', 'journal', 'early', 'reads-to-the-end'],
      streams: mode === 'streams',
    });
  });
  afterAll(() => host.stop());

  async function echo(path = '', init?: RequestInit): Promise<Echo> {
    return (await host.call(`/api/echo${path}`, init)).json() as Promise<Echo>;
  }

  /** Like fetch, for what fetch does not let through. */
  async function raw(path: string, headers: Record<string, string | string[]>, body = ''): Promise<Echo> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const request = httpRequest(host.url + path, { method: 'POST', headers }, (response) => resolve(text(response)));
    request.on('error', reject);
    request.end(body);
    return JSON.parse(await promise) as Echo;
  }

  test('carries method, full URL and body', async () => {
    const seen = await echo('?a=1', { method: 'PUT', body: 'hello' });
    expect(seen).toMatchObject({ method: 'PUT', url: `${host.url}/api/echo?a=1`, body: 'hello' });
  });

  test('header names are in lower case', async () => {
    expect((await echo('', { headers: { 'X-Mixed-Case': 'Value' } })).headers['x-mixed-case']).toBe('Value');
  });

  test('a repeated header is one value', async () => {
    const seen = await raw('/api/echo', { 'x-many': ['1', '2'] });
    expect(seen.headers['x-many']?.replace(' ', '')).toBe('1,2');
  });

  test('the Host header decides the URL', async () => {
    expect((await raw('/api/echo', { host: 'public.example:1234' })).url).toBe('http://public.example:1234/api/echo');
  });

  test('a Host header that is none is 400', async () => {
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    const request = httpRequest(`${host.url}/api/echo`, { headers: { host: 'a b' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end();
    expect(await promise).toBe(400);
  });

  test('a repeated query key: joined by a comma, or with streams as it came', async () => {
    const { query } = await echo('?a=1&a=2&b=3');
    const joined = [
      ['a', '1,2'],
      ['b', '3'],
    ];
    const asItCame = [
      ['a', '1'],
      ['a', '2'],
      ['b', '3'],
    ];
    expect(query).toEqual(mode === 'streams' ? asItCame : joined);
  });

  test('a chunked body without Content-Length: empty, or with streams whole', async () => {
    const body = ReadableStream.from([Buffer.from('one '), Buffer.from('two')]);
    const seen = await echo('', { method: 'POST', body, duplex: 'half' });
    expect(seen.body).toBe(mode === 'streams' ? 'one two' : '');
  });

  test('a body of three megabytes arrives whole', async () => {
    const body = 'x'.repeat(3_000_000);
    expect((await echo('', { method: 'POST', body })).body.length).toBe(3_000_000);
  });

  test('DELETE may have a body', async () => {
    expect((await echo('', { method: 'DELETE', body: 'gone' })).body).toBe('gone');
  });

  test('each call has an invocation id of its own, whatever the caller says', async () => {
    const headers = { 'x-ms-invocation-id': 'chosen-by-the-caller' };
    const [first, second] = [await echo('', { headers }), await echo('', { headers })];
    expect(first.invocationId).toMatch(/^[\da-f-]{36}$/);
    expect(second.invocationId).not.toBe(first.invocationId);
  });

  test("the trace of the caller's traceparent goes on, under a span of its own", async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const seen = await echo('', { headers: { traceparent } });
    expect(seen.traceParent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[\da-f]{16}-01$/);
    expect(seen.traceParent).not.toBe(traceparent);
  });

  test('an announced body over the limit is 413', async () => {
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    const headers = { 'content-length': '6000001' };
    const request = httpRequest(`${host.url}/api/echo`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.write('x');
    expect(await promise).toBe(413);
    request.destroy();
  });

  test('an answer given before the body was read reaches the caller', async () => {
    // Several times, since each call uses the connection that the one before left.
    for (let call = 0; call < 5; call += 1) {
      const response = await host.call('/api/early', { method: 'POST', body: 'x'.repeat(5_000_000) });
      expect({ status: response.status, body: await response.text() }).toEqual({ status: 413, body: 'too much' });
    }
  });

  // Without streams, a handler starts when its body is complete.
  if (mode !== 'streams') return;

  test('a chunked body over the limit is 413 once it exceeds it, and its handler has failed', async () => {
    const before = (await host.journal('read')).length;
    const request = httpRequest(`${host.url}/api/reads-to-the-end`, { method: 'POST' });
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    request.on('response', (response) => resolve(response.resume().statusCode));
    request.on('error', reject);
    for (let sent = 0; sent <= 6_000_000; sent += 100_000) request.write('x'.repeat(100_000));
    expect(await promise).toBe(413);
    const read = await waitFor(async () => (await host.journal('read'))[before] ?? null, 'the handler to notice');
    expect(read.seen).toBe('aborted');
    request.destroy();
  });

  test('a caller who goes away is noticed by a handler that reads its stream', async () => {
    const [before, readBefore] = [(await host.journal('reading')).length, (await host.journal('read')).length];
    const request = httpRequest(`${host.url}/api/reads-to-the-end`, { method: 'POST' });
    request.on('error', () => {});
    request.write('begin');
    await waitFor(async () => (await host.journal('reading'))[before] ?? null, 'the handler to start reading');
    request.destroy();
    const read = await waitFor(async () => (await host.journal('read'))[readBefore] ?? null, 'the handler to notice');
    expect(read.seen).toBe('aborted');
  });
});

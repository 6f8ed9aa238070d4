import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostUnderTest, modes } from './remote.ts';
import { openHost, type TestHost } from './test-host.ts';

const refused = { status: 500, body: '' };

function attributesOf(cookie: string): string[] {
  return cookie.split('; ').map((attribute) => attribute.toLowerCase());
}

describe.each(modes)('HTTP response, %s', (mode) => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openHost({ only: ['answers', 'chunks', 'open-gate', 'logs'], streams: mode === 'streams' });
  });
  afterAll(() => host.stop());

  async function answered(name: string, init?: RequestInit) {
    const response = await host.call(`/api/answers/${name}`, init);
    return { status: response.status, headers: response.headers, body: await response.text() };
  }

  /** Status and body of an answer, once the host has printed why. */
  async function refusal(name: string, sentence: string) {
    const { status, body } = await answered(name);
    if (hostUnderTest === null) await host.process?.printed(sentence);
    return { status, body };
  }

  test('jsonBody is JSON with its content type', async () => {
    const { status, headers, body } = await answered('json');
    expect({ status, body }).toEqual({ status: 200, body: '{"ok":true}' });
    expect(headers.get('content-type')).toContain('application/json');
  });

  test('bytes arrive as they are', async () => {
    const response = await host.call('/api/answers/bytes');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([0, 255, 1]));
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
  });

  test('HEAD gets the headers and no body', async () => {
    const { status, headers, body } = await answered('json', { method: 'HEAD' });
    expect({ status, body }).toEqual({ status: 200, body: '' });
    expect(headers.get('content-type')).toContain('application/json');
  });

  test('204 and 304 drop the body', async () => {
    expect(await answered('no-content')).toMatchObject({ status: 204, body: '' });
    expect(await answered('not-modified')).toMatchObject({ status: 304, body: '' });
  });

  test('cookies are each a Set-Cookie header with their attributes', async () => {
    const [first = '', second = ''] = (await answered('cookies')).headers.getSetCookie();
    expect(first).toContain('first=a%20b');
    expect(attributesOf(first)).toEqual(
      expect.arrayContaining(['max-age=60', 'path=/', 'secure', 'httponly', 'samesite=strict']),
    );
    expect(attributesOf(second)).toEqual(
      expect.arrayContaining([
        'second=2',
        'domain=example.com',
        'expires=tue, 01 jan 2030 00:00:00 gmt',
        'samesite=none',
      ]),
    );
  });

  test('a handler that throws is 500 without a body; the error is in the output', async () => {
    expect(await refusal('throw-error', 'the handler says no')).toEqual(refused);
  });

  test('a handler that returns a string or a number is 500', async () => {
    const sentence =
      'The HTTP response must be an object with optional properties "body", "status", "headers", and "cookies".';
    expect(await refusal('string', sentence)).toEqual(refused);
    expect(await refusal('number', sentence)).toEqual(refused);
  });

  test('a status outside 200 to 599 is 500', async () => {
    const sentence = 'init["status"] must be in the range of 200 to 599, inclusive.';
    expect(await refusal('status-99', sentence)).toEqual(refused);
    expect(await refusal('status-999', sentence)).toEqual(refused);
  });

  test.each(['undefined', 'null', 'throw-undefined', 'throw-null'])(
    '%s counts as success without an answer: 204, or with streams 500 at once',
    async (name) => {
      expect(await answered(name)).toMatchObject({ status: mode === 'streams' ? 500 : 204, body: '' });
    },
  );

  test('what a handler logs is one line each, from its level on', async ({ skip }) => {
    skip(hostUnderTest !== null, 'reads the output of the host process');
    await host.call('/api/logs');
    await host.process?.printed("Executed 'Functions.logs' (Succeeded");
    const lines = host.process?.output().split('\n') ?? [];
    const line = (end: string) => lines.filter((candidate) => candidate.endsWith(end));
    expect(line("information Function.logs.User: information with { an: 'object' }")).toHaveLength(1);
    expect(line(String.raw`warning Function.logs.User: a warning\nof two lines`)).toHaveLength(1);
    expect(line('error Function.logs.User: an error')).toHaveLength(1);
    expect(line('straight to the console')).toHaveLength(1);
    expect(host.process?.output()).not.toContain('not shown by default');
  });

  // Without streams, an answer is sent when it is complete.
  if (mode !== 'streams') return;

  test('a streamed body reaches the caller chunk by chunk', async () => {
    const response = await host.call('/api/chunks');
    const chunks = response.body as ReadableStream<Uint8Array>;
    const reader = chunks.getReader();
    // The second chunk is made only after the gate is open, so the first was not held back for it.
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('first ');
    await host.openGate('chunks');
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('second');
  });
});

import { describe, expect, test } from 'vitest';
import { currentInvocationId, errorFields, type Invocation, log, redact, withInvocation } from '../../shared/log.ts';
import { keys } from './model/throw-away-keys.ts';

const pat52 = 'abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst';
const pat84 = `${'aB3'.repeat(26).slice(0, 76)}AZDOx1Y2`;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');

/** What a line says when it is written with these fields. */
function lineOf(fields: Record<string, unknown>): string {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const invocation: Invocation = { invocationId: 'i-1', info: write, warn: write, error: write };
  withInvocation(invocation, () => log('info', 'happened', fields));
  return lines.join('\n');
}

const forms = (token: string): [string, string][] => [
  ['alone', token],
  ['as user of a URL', `https://${token}@dev.azure.com/o/p/_git/r`],
  ['as password of a URL', `https://user:${token}@dev.azure.com/o/p/_git/r`],
  ['in a query', `https://example/?token=${token}&x=1`],
  ['behind an encoded colon', `https%3A%2F%2Fuser%3A${token}%40dev.azure.com`],
  ['behind a line break', `line\n${token}\nline`],
  ['behind a tab', `column\t${token}`],
  ['in quotes', `the value "${token}" is wrong`],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ token: `\n${token}` }))],
  ['between underscores', `_${token}_`],
  ['in a Basic header', `Authorization: Basic ${base64(`:${token}`)}`],
  ['in a Basic header with user', `authorization: basic ${base64(`johnsmith:${token}`)}`],
  ['in base64 alone', base64(`:${token}`)],
  ['in base64 with user', `value=${base64(`j:${token}`)}`],
  ['in base64 behind a line break', `header\n${base64(`:${token}`)}`],
  ['in base64 as a path', `/files/${base64(`johnsmith:${token}`)}`],
  ['in base64url', base64url(`:${token}`)],
  ['in base64, encoded for a URL', encodeURIComponent(base64(`:${token}`))],
];

describe('a personal access token', () => {
  describe.each([
    ['52 characters', pat52],
    ['84 characters', pat84],
  ])('of %s', (_, token) => {
    test.each(forms(token))('never leaves %s', (__, text) => {
      const line = lineOf({ text, list: [{ text }] });
      expect(JSON.parse(line)).toMatchObject({ event: 'happened', invocationId: 'i-1' });
      const windows = [token, base64(`:${token}`).slice(2, -3), base64(`johnsmith:${token}`).slice(14, -3)];
      for (const window of windows)
        for (let at = 0; at + 12 <= window.length; at++) expect(line).not.toContain(window.slice(at, at + 12));
    });
  });

  test('has a form that the check of a repository or commit does not share', () => {
    const harmless = {
      commit: '1f5b2c8e9d3a4f6071829304a5b6c7d8e9f00112',
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      uuid: '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
      path: '/api/v1/connectors/azure_repos/verifications/0a1b2c3d-12',
      url: 'https://dev.azure.com/mycomp/myproject/_git/myrepo?version=GBmain',
      ssh: 'git@ssh.dev.azure.com:v3/mycomp/myproject/myrepo',
      fingerprint: keys.fingerprint,
    };
    expect(JSON.parse(lineOf(harmless))).toEqual({ event: 'happened', ...harmless, invocationId: 'i-1' });
  });
});

async function warnLater(): Promise<string | null> {
  await Promise.resolve();
  log('warn', 'x');
  return currentInvocationId();
}

describe('what is written', () => {
  test.each([
    ['a private key', keys.openSsh],
    ['a private key with line ends of Windows', keys.openSsh.replaceAll('\n', '\r\n')],
    ['a private key cut short', keys.openSsh.slice(0, 300)],
    ['another form of private key', keys.pemDsa],
    ['a private key in JSON', JSON.stringify({ privateKey: keys.openSsh })],
  ])('never holds %s', (_, text) => {
    const line = lineOf({ text });
    expect(line).toContain('[redacted]');
    for (const part of text.split(/\r?\n|\\n/).filter((piece) => /^[A-Za-z0-9+/=]{40,}$/.test(piece)))
      expect(line).not.toContain(part);
  });

  test.each([
    ['Bearer abcdefgh.ijklmnop', 'Bearer [redacted]'],
    ['got\nBearer abcdefgh', 'got\nBearer [redacted]'],
    ['https://user:pass@host/x', 'https://[redacted]@host/x'],
    ['https://:pass@host/x', 'https://[redacted]@host/x'],
    ['token eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln end', 'token [redacted] end'],
    ['\neyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.', '\n[redacted]'],
  ])('in place of a credential: %j', (text, expected) => {
    expect(redact(text)).toBe(expected);
    expect(JSON.parse(lineOf({ text }))).toMatchObject({ text: expected });
  });

  test('is one line, whatever the fields hold', () => {
    expect(lineOf({ text: 'a\nb\r\n', nested: { list: [1, null] } })).not.toMatch(/[\r\n]/);
  });

  test('goes to the invocation that is running, at its level', async () => {
    const written: string[] = [];
    const invocation = (invocationId: string): Invocation => ({
      invocationId,
      info: () => written.push(`info ${invocationId}`),
      warn: () => written.push(`warn ${invocationId}`),
      error: () => written.push(`error ${invocationId}`),
    });
    const ids = await Promise.all(['a', 'b'].map((id) => withInvocation(invocation(id), warnLater)));
    expect([ids, written]).toEqual([
      ['a', 'b'],
      ['warn a', 'warn b'],
    ]);
  });

  test('outside of an invocation is nothing', () => {
    expect(currentInvocationId()).toBeNull();
    expect(() => log('info', 'x')).not.toThrow();
  });
});

describe('an error in the log', () => {
  test('is its name, its words and where it was thrown, never what hangs on it', () => {
    const error = Object.assign(new TypeError('no'), { request: { headers: { authorization: 'canary' } } });
    const fields = errorFields(error);
    expect(fields).toMatchObject({ error: 'TypeError: no' });
    expect(fields['stack']).toSatisfy((stack) => Array.isArray(stack) && stack.length > 0 && stack.length <= 5);
    expect(JSON.stringify(fields)).not.toContain('canary');
  });

  test('holds no part of a token that stands where it is cut, or of a key over several lines', () => {
    const cut = errorFields(new Error(`${'x '.repeat(230)}${pat84}`));
    expect(cut['error']).not.toContain(pat84.slice(0, 12));
    const quoted = JSON.stringify(errorFields(new Error(`cannot read ${keys.openSsh}`)));
    for (const line of keys.openSsh.split('\n').slice(1, -2)) expect(quoted).not.toContain(line);
  });

  test('is cut when it quotes a whole answer', () => {
    expect(String(errorFields(new Error('no! '.repeat(100_000)))['error'])).toHaveLength(500);
  });

  test.each([['canary'], [{ canary: 1 }], [null], [undefined]])(
    'that is no Error is told by its type only: %j',
    (thrown) => {
      expect(errorFields(thrown)).toEqual({ error: typeof thrown });
    },
  );
});

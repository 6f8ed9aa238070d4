import { describe, expect, test } from 'vitest';
import { readBody } from '../../../shared/door/body.ts';
import { Refusal } from '../../../shared/model/errors.ts';

type Incoming = Parameters<typeof readBody>[0];

function incoming(body: string | Uint8Array | ReadableStream | null, contentType?: string): Incoming {
  const headers = new Headers(contentType === undefined ? {} : { 'content-type': contentType });
  return { headers, body: body === null || body instanceof ReadableStream ? body : new Blob([body]).stream() };
}

async function refusalOf(request: Incoming) {
  const refusal = await readBody(request, 'definition').catch((error: unknown) => error);
  if (!(refusal instanceof Refusal)) throw new Error('The body was accepted');
  return { code: refusal.problems[0]?.code ?? refusal.code, message: refusal.message, hint: refusal.hint };
}

describe('a body', () => {
  const definition = { connector: { name: 'a', tags: { b: '1' }, spec: { executeOnDelegate: false, url: null } } };
  const json = JSON.stringify(definition);
  const yaml = "connector:\n  name: a\n  tags: {b: '1'}\n  spec:\n    executeOnDelegate: false\n    url: ~\n";

  test.each([
    ['JSON', json],
    ['JSON indented with tabs', JSON.stringify(definition, null, '\t')],
    ['JSON with a byte order mark', `\u{FEFF}${json}`],
    ['YAML', yaml],
    ['YAML with line ends of Windows', yaml.replaceAll('\n', '\r\n')],
    ['YAML as a document with a comment', `# mine\n---\n${yaml}...\n`],
  ])('may be %s', async (_, body) => {
    expect(await readBody(incoming(body), 'definition')).toEqual(definition);
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/yaml',
    'application/x-yaml',
    'text/yaml',
    'text/x-yaml',
    'text/plain',
    'text/html',
    'application/x-www-form-urlencoded',
    '',
  ])('may be called %j, whichever it is', async (contentType) => {
    for (const body of [json, yaml])
      expect(await readBody(incoming(body, contentType), 'definition')).toEqual(definition);
  });

  test.each(['application/xml', 'multipart/form-data; boundary=x', 'application/json-patch+json', 'image/png'])(
    'cannot be called %s',
    async (contentType) => {
      expect(await refusalOf(incoming(json, contentType))).toEqual({
        code: 'ContentTypeNotSupported',
        message: `The content type ${contentType.split(';')[0]} is not accepted.`,
        hint: 'Send application/json or application/yaml.',
      });
    },
  );

  test.each([[null], [''], [' \r\n\t']])('that is empty is told so: %j', async (body) => {
    expect(await refusalOf(incoming(body))).toMatchObject({ code: 'BodyMissing', message: 'The body is empty.' });
  });

  test.each([
    ['cut off', '{"a": 1', 'a character is missing (line 1, column 8)'],
    ['with a key twice', '{"a": 1,\n "a": 2}', 'a key stands there twice (line 2, column 2)'],
    ['with a key twice in YAML', 'a:\n  b: 1\n  c: 2\n  b: 3\n', 'a key stands there twice (line 4, column 3)'],
    ['with a key twice as number and text', '{1: a, "1": b}', 'a key stands there twice (line 1, column 8)'],
    ['with a key that is an object', '? {a: canary}\n: 1', 'a key is a list or an object (line 1, column 3)'],
    ['of two documents', 'a: 1\n---\nb: 2\n', 'there is more than one document (line 2, column 1)'],
    ['with an alias', 'a: &x canary\nb: *x\n', 'an alias is used (line 2, column 4)'],
    ['with a merge by alias', 'a: &x {b: 1}\nc: {<<: *x}\n', 'an alias is used (line 2, column 9)'],
    [
      'with an escape that JSON does not have',
      String.raw`{"a": "\q"}`,
      'an escape in double quotes is wrong (line 1, column 8)',
    ],
    ['with bad indentation', 'a:\n   b: 1\n  c: 2\n', 'the indentation is wrong (line 3, column 1)'],
  ])('%s is told where', async (_, body, fault) => {
    const { code, message } = await refusalOf(incoming(body));
    expect({ code, message }).toEqual({
      code: 'BodyNotParsable',
      message: `The body is neither JSON nor YAML: ${fault}.`,
    });
  });

  test('that is an alias bomb is refused before it is unfolded', async () => {
    const levels = Array.from({ length: 20 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(10)}]`);
    expect(await refusalOf(incoming(`l0: &l0 [x]\n${levels.join('\n')}`))).toMatchObject({ code: 'BodyNotParsable' });
  });

  test.each([
    ['lists', '['.repeat(60_000)],
    ['closed lists', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['objects', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
    ['YAML lists', '- '.repeat(30_000)],
    ['YAML keys', '? '.repeat(30_000)],
    ['lists with some closed between', '[[],'.repeat(16_000)],
    ['lists with closing texts between', '["]",'.repeat(12_000)],
    ['lists on lines of their own', '[\n'.repeat(30_000)],
  ])('of thousands of %s in one another is refused', async (_, body) => {
    expect(await refusalOf(incoming(body))).toMatchObject({
      code: 'BodyNotParsable',
      message: 'The body has more than 50 levels.',
    });
  });

  test.each([
    ['brackets in a text', { connector: { description: '['.repeat(1_000) } }],
    ['thousands of short lists', { connector: Array.from({ length: 1_000 }, () => [['x']]) }],
    ['negative numbers', { connector: [-1, '-', '- - -'.repeat(100)] }],
  ])('with %s is not deep', async (_, body) => {
    expect(await readBody(incoming(JSON.stringify(body)), 'definition')).toEqual(body);
  });

  test('of hundreds of indented levels is read', async () => {
    const levels = Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    expect(JSON.stringify(await readBody(incoming(levels), 'definition'))).toHaveLength(300 * 6 + 4);
  });

  test('may have thousands of keys', async () => {
    const many = Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`k${i}`, 1]));
    expect(await readBody(incoming(JSON.stringify(many)), 'definition')).toEqual(many);
  });

  test('that holds a delivery may have 2 MiB more, as JSON', async () => {
    const long = JSON.stringify({ trigger: 'one', payload: 'x'.repeat(2 * 1024 * 1024) });
    expect(await readBody(incoming(long), 'delivery')).toMatchObject({ trigger: 'one' });
    expect(await readBody(incoming('trigger: one'), 'delivery')).toEqual({ trigger: 'one' });
    const refused = (body: string) => readBody(incoming(body), 'delivery').catch((error: unknown) => error);
    expect(await refused(`a: ${'x'.repeat(65_536)}`)).toMatchObject({ code: 'InvalidRequest' });
    expect(await refused('x'.repeat(2 * 1024 * 1024 + 65_537))).toMatchObject({ code: 'BodyTooLarge' });
  });

  test('that is not UTF-8 is refused', async () => {
    const latin1 = Buffer.from('{"name": "caf\u00e9"}', 'latin1');
    expect(await refusalOf(incoming(latin1))).toMatchObject({
      code: 'BodyNotParsable',
      message: 'The body is not UTF-8.',
    });
  });

  test('with __proto__ is an object with a field of that name, and changes no other', async () => {
    const body = '{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {"isAdmin": true}}}';
    const parsed = await readBody(incoming(body), 'definition');
    expect(Object.keys(Object(parsed) as object)).toEqual(['__proto__', 'constructor']);
    expect('isAdmin' in {}).toBe(false);
  });

  test.each([
    ['{"a": "canary"', 'JSON'],
    ['a: "canary\n  b: 1', 'YAML'],
    ['a: canary: x', 'YAML'],
    ['{"canary": 1, "canary": 2}', 'JSON'],
  ])('is never quoted in a refusal: %s', async (body) => {
    expect(JSON.stringify(await refusalOf(incoming(body)))).not.toContain('canary');
  });

  test('is never quoted in a warning of the process', async () => {
    const warnings: string[] = [];
    const listen = (warning: Error) => void warnings.push(warning.message);
    process.on('warning', listen);
    for (const body of ['? {a: canary}\n: 1', 'a: !canary x', '%CANARY 1\n---\na: 1'])
      await readBody(incoming(body), 'definition').catch(() => undefined);
    // Warnings are emitted on the next tick.
    await new Promise((resolve) => void setImmediate(resolve));
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });

  test('is taken up to 64 KiB, in bytes', async () => {
    const fits = `a: "${'\u00e9'.repeat(32_765)}"`;
    expect(Buffer.byteLength(fits)).toBe(65_535);
    expect(await readBody(incoming(fits), 'definition')).toEqual({ a: '\u00e9'.repeat(32_765) });
    expect(await refusalOf(incoming(`${fits}  `))).toEqual({
      code: 'BodyTooLarge',
      message: 'The body is larger than 65536 bytes.',
      hint: 'Definitions are far smaller; check what is being sent.',
    });
  });

  test('that is too large is refused while it arrives, and the rest is read away', async () => {
    let read = 0;
    const end = Promise.withResolvers<void>();
    const tooLarge = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 4_096;
        if (read <= 1_048_576) return controller.enqueue(new Uint8Array(4_096).fill(32));
        controller.close();
        end.resolve();
      },
    });
    expect(await refusalOf(incoming(tooLarge))).toMatchObject({ code: 'BodyTooLarge' });
    expect(read).toBeLessThan(65_536 + 16 * 4_096);
    await end.promise;
  });

  test('is not looked at by a door that takes none', async () => {
    expect(await readBody(incoming('{', 'image/png'), 'none')).toBeUndefined();
  });
});

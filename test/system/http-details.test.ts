import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const untested = connector('web', { spec: { ignoreTestConnection: true } });

async function accountWithConnector() {
  const account = stage.newAccount();
  await account.put('secrets/pat', text('a-token-1'));
  expect((await account.put('connectors/web', untested)).status).toBe(201);
  return account;
}

const yaml = (separator = '\n') =>
  [
    'connector:',
    '  name: Web shop # as people call it',
    '  identifier: web',
    '  type: AzureRepo',
    '  spec:',
    '    url: https://dev.azure.com/fabrikam/Fiber/_git/web',
    '    type: Repo',
    '    ignoreTestConnection: true',
    '    authentication:',
    '      type: Http',
    '      spec: { type: UsernameToken, spec: { username: ci, tokenRef: account.pat } }',
    'secrets:',
    '  account.pat: { kind: EncryptedText, value: "a-token-1" }',
  ].join(separator);

const padded = (length: number) => JSON.stringify(text('a-token')).padEnd(length);

type Sent = { body: string | Buffer; headers?: Record<string, string>; chunks?: number };

/** Without Content-Length, in chunks. */
function sendChunked(path: string, { body, headers = {}, chunks = 4 }: Sent) {
  return new Promise<{ status: number; body: Record<string, unknown> }>((resolve, reject) => {
    const outgoing = request(new URL(path, stage.service.url), { method: 'PUT', headers }, (incoming) => {
      json(incoming).then(
        (answer) => resolve({ status: incoming.statusCode ?? 0, body: answer as Record<string, unknown> }),
        reject,
      );
    });
    outgoing.on('error', reject);
    const bytes = Buffer.from(body);
    const size = Math.ceil(bytes.length / chunks);
    for (let at = 0; at < bytes.length; at += size) outgoing.write(bytes.subarray(at, at + size));
    outgoing.end();
  });
}

describe('Bodies', () => {
  test.concurrent.each([
    ['JSON', 'application/json', JSON.stringify(untested)],
    ['JSON with a charset', 'application/json; charset=utf-8', JSON.stringify(untested)],
    ['JSON behind a byte order mark', 'application/json', `\uFEFF${JSON.stringify(untested)}`],
    ['JSON without saying so, as curl -d does', 'application/x-www-form-urlencoded', JSON.stringify(untested)],
    ['YAML', 'application/yaml', yaml()],
    ['YAML with the line ends of Windows', 'text/yaml', yaml('\r\n')],
    ['YAML as plain text', 'text/plain', yaml()],
  ])('%s', async (_, contentType, body) => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text('a-token-1'));
    const { status, body: stored } = await account.put('connectors/web', body, { 'content-type': contentType });
    expect([status, stored.connector.identifier, stored.warnings]).toEqual([201, 'web', []]);
  });

  test.concurrent('in chunks, without a length', async () => {
    const account = stage.newAccount();
    const path = `/api/v1/connectors/web?accountIdentifier=${account.name}`;
    const { status, body } = await sendChunked(path, { body: yaml(), headers: { 'content-type': 'text/yaml' } });
    expect([status, body['warnings']]).toEqual([201, []]);
    expect((await account.get('connectors/web')).body.connector.name).toBe('Web shop');
  });

  test.concurrent('as large as it may be, and one byte more', async () => {
    const account = stage.newAccount();
    const sent = (length: number) => account.put('secrets/pat', padded(length), { 'content-type': 'application/json' });
    const refused = await sent(65_537);
    expect([refused.status, refused.body.code]).toEqual([413, 'BodyTooLarge']);
    expect((await sent(65_536)).status).toBe(201);
  });

  test.concurrent('too large by far: whoever comes next is answered all the same', async () => {
    const account = stage.newAccount();
    for (let time = 0; time < 3; time++) {
      const sent = await account.put('secrets/pat', padded(300_000), { 'content-type': 'application/json' });
      expect([sent.status, (await account.get('secrets')).status]).toEqual([413, 200]);
    }
  });

  test.concurrent('in chunks, without an end: refused as soon as it is too large', async () => {
    const account = stage.newAccount();
    const path = `/api/v1/secrets/pat?accountIdentifier=${account.name}`;
    const headers = { 'content-type': 'application/json' };
    const { status, body } = await sendChunked(path, { body: ' '.repeat(300_000), headers, chunks: 30 });
    expect([status, body['code']]).toEqual([413, 'BodyTooLarge']);
  });

  test.concurrent.each([
    ['nothing', '', 'BodyMissing'],
    ['blanks only', ' \n ', 'BodyMissing'],
    ['half of a JSON', '{"connector": {"name"', 'BodyNotParsable'],
    ['YAML with a tab', 'connector:\n\tname: web', 'BodyNotParsable'],
    ['a key twice', '{"kind":"EncryptedText","value":"a","value":"b"}', 'BodyNotParsable'],
    ['an alias', 'a: &a [x]\nb: *a', 'BodyNotParsable'],
    ['two documents', 'kind: EncryptedText\n---\nvalue: x', 'BodyNotParsable'],
  ])('%s: refused as what it is', async (_, sent, code) => {
    const account = stage.newAccount();
    for (const path of ['secrets/pat', 'connectors/web']) {
      const { status, body } = await account.put(path, sent, { 'content-type': 'application/json' });
      expect([status, body.code, body.errors[0].code]).toEqual([400, 'InvalidRequest', code]);
    }
  });

  test.concurrent.each(['application/xml', 'multipart/form-data; boundary=x', 'image/png'])('%s: 415', async (type) => {
    const account = stage.newAccount();
    const { status, body } = await account.put('connectors/web', '<connector/>', { 'content-type': type });
    expect([status, body.code]).toEqual([415, 'ContentTypeNotSupported']);
    expect(body.hint).toContain('application/yaml');
  });

  test.concurrent.each(['null', '[]', '"text"', '7', '{}', '{"connector":null}', '{"connector":[]}'])(
    'a body that is no definition (%s) is a mistake of the caller',
    async (sent) => {
      const account = stage.newAccount();
      const { status, body } = await account.put('connectors/web', sent, { 'content-type': 'application/json' });
      expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'InvalidRequest', '/connector']);
    },
  );

  test.concurrent('__proto__ and constructor in a body are fields without a meaning', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text('a-token-1'));
    const sent = JSON.stringify(untested).replace('{', '{"__proto__":{"admin":true},"constructor":{"prototype":{}},');
    const { status, body } = await account.put('connectors/web', sent, { 'content-type': 'application/json' });
    expect([status, body.connector]).toEqual([201, untested.connector]);
    const pointers = body.warnings.map(({ pointer, code }: Record<string, string>) => `${pointer} ${code}`);
    expect(pointers).toContain('/constructor UnknownField');
  });
});

describe('Answers', () => {
  test.concurrent('HEAD is answered as GET, without a body', async () => {
    const account = await accountWithConnector();
    const { id } = (await account.post('connectors/web/verifications')).body;
    await account.atRest();
    const readable = ['connectors/web', 'connectors', 'secrets/pat', 'secrets', 'connectors/web/verifications'];
    for (const path of [...readable, `connectors/web/verifications/${id}`, 'connectors/nothing', 'health']) {
      const url = `/api/v1/${path}?accountIdentifier=${account.name}`;
      const [got, headed] = [await account.get(path), await stage.service.request('HEAD', url)];
      expect([path, headed.status, headed.body]).toEqual([path, got.status, '']);
      for (const name of ['content-type', 'etag', 'cache-control', 'error-code'])
        expect([path, name, headed.headers.get(name)]).toEqual([path, name, got.headers.get(name)]);
    }
  });

  test.concurrent('every answer has a Request-Id of its own and is not to be cached', async () => {
    const account = await accountWithConnector();
    const answers = [
      await account.get('connectors/web'),
      await account.get('connectors/nothing'),
      await account.put('connectors/web', {}),
      await account.delete('connectors/web'),
      await account.get('health'),
      await account.get('nowhere'),
      await account.post('health'),
    ];
    const ids = answers.map(({ headers }) => headers.get('request-id') ?? '');
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    expect(new Set(ids).size).toBe(answers.length);
    for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
    for (const { body, headers } of answers.filter(({ status }) => status >= 400))
      expect(body.requestId).toBe(headers.get('request-id'));
  });

  test.concurrent('a refusal is problem+json with everything that a program and a person need', async () => {
    const account = stage.newAccount();
    const { status, headers, body } = await account.put('connectors/web', connector('web', { name: '' }));
    expect([headers.get('content-type'), headers.get('error-code')]).toEqual([
      'application/problem+json',
      'InvalidRequest',
    ]);
    expect(body).toEqual({
      title: expect.any(String),
      status,
      code: 'InvalidRequest',
      detail: 'The request has 2 mistakes.',
      hint: expect.any(String),
      requestId: headers.get('request-id'),
      errors: [
        { pointer: '/connector/name', code: 'NameInvalid', message: expect.any(String), hint: expect.any(String) },
        {
          pointer: '/connector/spec/authentication/spec/spec/tokenRef',
          code: 'SecretMissing',
          message: expect.stringContaining('account.pat'),
          hint: expect.stringContaining('EncryptedText'),
        },
      ],
    });
  });

  test.concurrent('health answers without an account', async () => {
    const { status, body } = await stage.service.request('GET', '/api/v1/health');
    expect([status, body]).toEqual([200, { status: 'ok' }]);
  });
});

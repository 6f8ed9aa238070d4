import { once } from 'node:events';
import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from './account.ts';
import { connector, text } from './definition.ts';
import type { Answer } from './start-service.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

// What comes in through the path, the query and the headers. Bodies are in attacks.test.ts.

let stage: Stage;
/** Has two connectors. */
let account: Account;
const odd = "O'Brien' or '1' eq '1";

beforeAll(async () => {
  stage = await startWithSimulator();
  account = stage.newAccount();
  await account.put('secrets/pat', text('a-token-of-fabrikam-1'));
  const spec = { ignoreTestConnection: true };
  await account.put('connectors/odd', connector('odd', { description: odd, tags: { owner: odd }, spec }));
  await account.put('connectors/plain', connector('plain', { description: "O'Brien", tags: { owner: '1' }, spec }));
  await account.atRest();
});
afterAll(() => stage.close());

const refusal = ({ status, body }: Answer) => [status, body.code, body.errors?.[0]?.pointer, body.errors?.[0]?.code];

describe('ATK-105: an identifier in the address that no key can hold', () => {
  test.each([
    '__proto__',
    'constructor',
    'a#b',
    'a?b',
    'a\u0001',
    'a\u0000b',
    'a\r\nX-Injected: 1',
    'a\u0085b',
    'a%2Fb',
    'a!b',
    "a' or RowKey gt '",
    'con nector',
    'a'.repeat(129),
    'Аdmin',
    '組織',
    'مشروع',
    'e\u0301',
    '🙂',
    'a/b',
    'a\\b',
  ])('%j is refused, and neither tables nor queues nor the vault hear of it', async (identifier) => {
    const mine = stage.newAccount();
    const encoded = encodeURIComponent(identifier);
    const answers = [
      await mine.get(`connectors/${encoded}`),
      await mine.put(`connectors/${encoded}`, connector(identifier)),
      await mine.delete(`connectors/${encoded}`),
      await mine.get(`connectors/${encoded}/verifications`),
      await mine.post(`connectors/${encoded}/verifications`),
      await mine.get(`secrets/${encoded}`),
      await mine.put(`secrets/${encoded}`, text('a-token-of-fabrikam-1')),
      await mine.delete(`secrets/${encoded}`),
    ];
    expect(answers.map(refusal)).toEqual(answers.map(() => [400, 'InvalidRequest', '', 'IdentifierInvalid']));
    for (const { headers } of answers) expect(headers.get('x-injected')).toBeNull();
    expect(stage.service.wire.carrying(mine.name)).toEqual([]);
    const inBody = await mine.put('connectors/web', connector(identifier));
    expect(inBody.body.errors).toContainEqual(
      expect.objectContaining({ pointer: '/connector/identifier', code: 'IdentifierInvalid' }),
    );
  });

  test.each(['a/b', 'a\\b', 'a#b', 'a?b', 'a\u0001', 'a!b', "a' or '1' eq '1", 'a'.repeat(129), 'プロジェクト'])(
    '%j as a scope: refused with its parameter, and nobody hears of it',
    async (identifier) => {
      const mine = stage.newAccount();
      const encoded = encodeURIComponent(identifier);
      for (const [query, pointer] of [
        [`orgIdentifier=${encoded}`, '?orgIdentifier'],
        [`orgIdentifier=retail&projectIdentifier=${encoded}`, '?projectIdentifier'],
      ]) {
        for (const path of ['connectors', 'connectors/web', 'secrets', 'secrets/pat', 'export', 'credentials'])
          expect(refusal(await mine.get(`${path}?${query}`))).toEqual([
            400,
            'InvalidRequest',
            pointer,
            'IdentifierInvalid',
          ]);
      }
      const path = `/api/v1/connectors?accountIdentifier=${encoded}`;
      expect(refusal(await stage.service.request('GET', path))[3]).toBe('ParameterInvalid');
      expect(stage.service.wire.carrying(mine.name)).toEqual([]);
    },
  );

  test.each(['a/b', '!', "' or '1' eq '1", '\u0001', 'x'.repeat(2_000), '組織', '__proto__'])(
    'the verification %j is not found',
    async (id) => {
      const encoded = encodeURIComponent(id);
      for (const path of [`connectors/plain/verifications/${encoded}`, `verifications/${encoded}`])
        expect((await account.get(path)).status).toBe(404);
    },
  );
});

/** Of the connectors that a filter means. */
async function names(query: Record<string, string>) {
  const { status, body } = await account.get(`connectors?${new URLSearchParams(query).toString()}`);
  expect(status).toBe(200);
  return body.value.map((one: { connector: { identifier: string } }) => one.connector.identifier);
}

describe('ATK-107: operators of OData in a filter', () => {
  test('are text like any other: what has it is found, and nothing else', async () => {
    expect(await names({ search: odd })).toEqual(['odd']);
    expect(await names({ search: "O'Brien" })).toEqual(['odd', 'plain']);
    expect(await names({ search: "x' or PartitionKey ne '" })).toEqual([]);
    expect(await names({ tag: `owner:${odd}` })).toEqual(['odd']);
    expect(await names({ tag: "owner' or '1' eq '1" })).toEqual([]);
    expect(await names({ tag: '__proto__' })).toEqual([]);
  });

  test.each(['status', 'reason', 'expiresBefore', 'pageSize'])('are refused where words are few: %s', async (name) => {
    const query = new URLSearchParams({ [name]: odd }).toString();
    expect(refusal(await account.get(`connectors?${query}`))).toEqual([
      400,
      'InvalidRequest',
      `?${name}`,
      'ParameterInvalid',
    ]);
  });
});

describe('Line breaks', () => {
  const parameters = 'orgIdentifier projectIdentifier pageToken pageSize status reason tag search expiresBefore';

  test.each(parameters.split(' '))('in %s become no header, and the links that come back hold none', async (name) => {
    const query = new URLSearchParams({ pageSize: '1', [name]: 'x\r\nX-Injected: 1' }).toString();
    const { status, headers, body } = await account.get(`connectors?${query}`);
    expect([200, 400]).toContain(status);
    expect(headers.get('x-injected')).toBeNull();
    expect(JSON.stringify(body)).not.toContain('X-Injected: 1');
  });

  test.each(['\r', '\n', '\u0000'])(
    'in a header (%j) end the connection with 400, and nothing else',
    async (character) => {
      const { hostname, port, host } = new URL(stage.service.url);
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      const path = `/api/v1/connectors/plain?accountIdentifier=${account.name}`;
      socket.end(
        `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nIf-None-Match: "a"${character}X-Injected: 1\r\nConnection: close\r\n\r\n`,
      );
      const answer = await textOf(socket);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).not.toMatch(/injected/i);
      expect((await account.get('connectors/plain')).status).toBe(200);
    },
  );

  test('and everything else in If-Match, If-None-Match and Prefer are conditions that are not met', async () => {
    for (const value of ['"', 'W/', "' or '1' eq '1", '\u00e9', 'x'.repeat(4_000)]) {
      const put = await account.put('connectors/plain', connector('plain'), { 'If-Match': value });
      expect([value, put.status]).toEqual([value, 412]);
      expect((await account.get('connectors/plain', { Prefer: `wait=${value}` })).status).toBe(200);
    }
  });
});

/** Imports a text into an account of its own, where nothing may be afterwards. */
async function importTrap(trap: string) {
  const mine = stage.newAccount();
  const answer = await mine.post('import', trap, { 'content-type': 'application/yaml' });
  expect(await mine.rows()).toEqual([]);
  return answer;
}

describe('ATK-102: an import that is a trap stores nothing', () => {
  test.each([
    ['brackets', '['.repeat(60_000)],
    ['dashes', '- '.repeat(30_000)],
    ['200,000 brackets', '['.repeat(200_000)],
  ])('%s are one document that cannot be read', async (_, trap) => {
    const { status, body } = await importTrap(trap);
    const error = { errors: [{ pointer: '', code: 'BodyNotParsable' }] };
    expect([status, body.documents]).toMatchObject([200, [{ result: 'refused', error }]]);
  });

  test('10 MB are too large', async () => {
    const { status, body } = await importTrap(' '.repeat(10_000_000));
    expect([status, body.code]).toEqual([413, 'BodyTooLarge']);
  });
});

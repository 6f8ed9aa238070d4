import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from './account.ts';
import { connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
let account: Account;

const shop = '?orgIdentifier=retail&projectIdentifier=shop';
/** Sorting is by character: upper case, then _, then lower case. */
const names = ['B2', 'Zebra', '_first', 'a', 'a0', 'ab', 'zoo'];

beforeAll(async () => {
  stage = await startWithSimulator();
  account = stage.newAccount();
  await account.put('secrets/pat', text('a-token'));
  const own = { spec: { ignoreTestConnection: true } };
  for (const name of names.toReversed()) {
    await account.put(`secrets/${name}${shop}`, text('a-value'));
    await account.put(`connectors/${name}${shop}`, connector(name, own));
  }
  for (const near of ['?orgIdentifier=retail', '?orgIdentifier=retail&projectIdentifier=shops']) {
    await account.put(`secrets/near${near}`, text('a-value'));
    await account.put(`connectors/near${near}`, connector('near', own));
  }
  for (let count = 0; count < 3; count++) await account.post(`connectors/a/verifications${shop}`);
});
afterAll(() => stage.close());

type Listed = { identifier?: string; id?: string; connector?: { identifier: string } };
const nameOf = ({ identifier, id, connector: one }: Listed) => identifier ?? one?.identifier ?? id ?? '';

/** Every page of a list, by following nextLink to the end. */
async function pagesOf(path: string): Promise<string[][]> {
  const pages: string[][] = [];
  let { status, body } = await account.get(path);
  for (;;) {
    expect(status).toBe(200);
    pages.push(body.value.map(nameOf));
    if (body.nextLink === undefined) return pages;
    expect(body.nextLink).toMatch(new RegExp(`^${stage.service.url}/api/v1/`));
    ({ status, body } = await stage.service.request('GET', body.nextLink));
  }
}

describe('A list in pages', () => {
  test.each(['secrets', 'connectors'])(
    '%s: nextLink leads through all of the scope, and nothing else',
    async (list) => {
      expect(await pagesOf(`${list}${shop}&pageSize=3`)).toEqual([
        names.slice(0, 3),
        names.slice(3, 6),
        names.slice(6),
      ]);
      expect(await pagesOf(`${list}${shop}&pageSize=7`)).toEqual([names]);
      expect(await pagesOf(`${list}${shop}`)).toEqual([names]);
      expect(await pagesOf(`${list}?orgIdentifier=retail&pageSize=1`)).toEqual([['near']]);
    },
  );

  test('verifications come newest first, in pages too', async () => {
    const path = `connectors/a/verifications${shop}`;
    const uid = (await account.get(`connectors/a${shop}`)).body.uid.slice(0, 8);
    expect(await pagesOf(`${path}&pageSize=2`)).toEqual([[`${uid}-3`, `${uid}-2`], [`${uid}-1`]]);
  });

  test('one that was deleted between two pages breaks nothing', async () => {
    await account.put(`secrets/aa${shop}`, text('a-value'));
    const first = await account.get(`secrets${shop}&pageSize=6`);
    expect(first.body.value.map(nameOf).at(-1)).toBe('aa');
    await account.delete(`secrets/aa${shop}`);
    const second = await stage.service.request('GET', first.body.nextLink);
    expect(second.body.value.map(nameOf)).toEqual(['ab', 'zoo']);
  });
});

const base64url = (token: string) => Buffer.from(token).toString('base64url');

describe('A forged pageToken shows nothing of another scope', () => {
  const forged = [
    ['a key before the scope', base64url('connector!')],
    ['the key of a neighbour', base64url('../shops!near')],
    ['quotes and operators', base64url("' or RowKey gt '")],
    ['the first character', base64url('\u0000')],
    ['the last character', base64url('\uFFFF')],
    ['a separator', base64url('!')],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x80]).toString('base64url')],
    ['characters that are not base64', '%25%3F%27+'],
    ['two thousand characters', base64url('a'.repeat(2_000))],
  ] as const;

  test.each(forged)('%s', async (_, token) => {
    for (const list of ['secrets', 'connectors']) {
      const { status, body } = await account.get(`${list}${shop}&pageToken=${token}`);
      expect(status).toBe(200);
      expect(body.value.map(nameOf).filter((name: string) => !names.includes(name))).toEqual([]);
    }
    const runs = await account.get(`connectors/a/verifications${shop}&pageToken=${token}`);
    expect(runs.status).toBe(200);
  });

  test('neither does one of another list, or of another account', async () => {
    const { body } = await account.get(`secrets${shop}&pageSize=1`);
    const token = new URL(body.nextLink).searchParams.get('pageToken') ?? '';
    expect((await stage.newAccount().get(`secrets${shop}&pageToken=${token}`)).body).toEqual({ value: [] });
    const near = await account.get(`connectors?orgIdentifier=retail&pageToken=${token}`);
    expect(near.body.value.map(nameOf)).toEqual(['near']);
  });
});

test.each(['0', '201', '-1', '1.5', 'many'])('pageSize=%s is refused with its place', async (pageSize) => {
  const { status, body } = await account.get(`secrets?pageSize=${pageSize}`);
  expect([status, body.code]).toEqual([400, 'InvalidRequest']);
  expect(body.errors).toMatchObject([{ pointer: '?pageSize', code: 'ParameterInvalid' }]);
});

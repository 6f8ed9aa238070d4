import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import { connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const tagged = (name: string, team: string) =>
  connector(name, { tags: { team }, spec: { ignoreTestConnection: true } });

describe('verify many', () => {
  test('queues those that the filter means, five a second', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text(patFor('alive')));
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    await account.post('import', [...names.map((name) => tagged(name, 'web')), tagged('other', 'data')]);
    const { status, body } = await account.post('verifications?tag=team:web');
    expect([status, body]).toEqual([202, { count: 6, seconds: 1 }]);
    for (const name of names)
      expect(await account.verified(`connectors/${name}`)).toMatchObject({ outcome: 'SUCCESS' });
    expect((await account.get('connectors/other/verifications')).body.value).toEqual([]);
    const [first] = (await account.get('connectors/a/verifications')).body.value;
    const [last] = (await account.get('connectors/f/verifications')).body.value;
    expect(Date.parse(last.startedAt)).toBeGreaterThan(Date.parse(first.createdAt));
  });

  test('of nothing is nothing', async () => {
    expect((await stage.newAccount().post('verifications?status=FAILURE')).body).toEqual({ count: 0, seconds: 0 });
  });
});

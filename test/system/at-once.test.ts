import { afterAll, beforeAll, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import { connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  // A call gives up after four grace times, which are short in tests.
  stage = await startWithSimulator({ CHANGE_GRACE_SECONDS: '15' });
});
afterAll(() => stage.close());

test('twenty connectors that are stored at once with one secret all get in, and are verified', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  const names = Array.from({ length: 20 }, (_, index) => `web_${index}`);
  const answers = await Promise.all(names.map((name) => account.put(`connectors/${name}`, connector(name))));
  expect(answers.map(({ status }) => status)).toEqual(names.map(() => 201));
  await account.atRest();
  const { body } = await account.get('connectors?pageSize=100');
  const verdicts = body.value.map((one: { status: { status: string } }) => one.status.status);
  expect(verdicts).toEqual(names.map(() => 'SUCCESS'));
});

test('twenty verifications of one connector that are asked for at once are all queued', async () => {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  await account.put('connectors/web', connector('web'));
  const answers = await Promise.all(Array.from({ length: 20 }, () => account.post('connectors/web/verifications')));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(20);
  await account.atRest();
});

import { afterEach, expect, test } from 'vitest';
import { goodAnswer } from '../../attack/good-answers.ts';
import { wrongAnswers } from '../../attack/wrong-answers.ts';
import { makeEngine } from './engine.ts';
import { closeServers, startHttp } from './server.ts';

afterEach(closeServers);

async function verify(listener: Parameters<typeof startHttp>[0]) {
  const server = await startHttp(listener);
  const url = 'https://dev.azure.com/fabrikam/Fiber/_git/web';
  return makeEngine({ azureDevOpsUrl: server.url }).verify({ url, token: 'one', apiToken: 'another' });
}

test('Good answers are a success', async () => {
  const { verdict, checks } = await verify(goodAnswer);
  const missing = checks.filter(({ required, outcome }) => required && outcome !== 'PASSED');
  expect(missing).toEqual([]);
  expect(['SUCCESS', 'PARTIAL']).toContain(verdict);
});

test('There are at least sixty wrong answers, each another one', () => {
  expect(new Set(wrongAnswers.map(({ name }) => name)).size).toBe(wrongAnswers.length);
  expect(wrongAnswers.length).toBeGreaterThanOrEqual(60);
});

test.each(wrongAnswers)('$name, at $at: is not taken for a success', async ({ at, listener }) => {
  const report = await verify(listener);
  expect(['FAILURE', 'UNKNOWN']).toContain(report.verdict);
  const struck = at === 'every question' ? (['git', 'identity'] as const) : [at];
  for (const name of struck) {
    const { outcome, reason, message, hint } = report.check(name);
    expect(outcome).toMatch(/^(FAILED|UNKNOWN)$/);
    expect(reason).not.toBe('InternalError');
    expect(message).not.toBe('');
    expect(hint).not.toBe('');
  }
});

import { describe, expect, test } from 'vitest';
import { descriptionOf, nextStatusTryIn, StatusRequest } from '../../../shared/model/commit-status.ts';

describe('A description', () => {
  test.each([
    [undefined, null],
    [' \n\t ', null],
    ['two\r\nlines\u0007', 'two lines'],
    ['half of a pair \uD83C', 'half of a pair \uFFFD'],
    ['a'.repeat(500), 'a'.repeat(500)],
    ['a'.repeat(501), `${'a'.repeat(499)}…`],
    [`${'a'.repeat(498)}🎉🎉`, `${'a'.repeat(498)}…`],
  ])('%j becomes %j', (given, told) => {
    expect(descriptionOf(given)).toBe(told);
  });
});

describe('A status', () => {
  const good = { target: { commit: 'a'.repeat(40) }, state: 'failed', name: 'build' };
  const fine = (change: object) => StatusRequest.safeParse({ ...good, ...change }).success;

  test.each([
    [{}, true],
    [{ target: { pullRequest: 1 } }, true],
    [{ target: { pullRequest: 1, iteration: 2 } }, true],
    [{ target: { pullRequest: 0 } }, false],
    [{ target: { pullRequest: 1, iteration: 0 } }, false],
    [{ target: { commit: 'a'.repeat(40), pullRequest: 1 } }, false],
    [{ target: { commit: 'a'.repeat(39) } }, false],
    [{ state: 'Succeeded' }, false],
    [{ state: 2 }, false],
    [{ targetUrl: 'http://ci.example.com/1?a=b#c' }, true],
    [{ targetUrl: 'ftp://ci.example.com' }, false],
    [{ targetUrl: 'javascript:alert(1)' }, false],
    [{ targetUrl: 'https://ana:word@ci.example.com' }, false],
    [{ targetUrl: `https://ci.example.com/${'a'.repeat(2_000)}` }, false],
  ])('with %j: %s', (change, expected) => {
    expect(fine(change)).toBe(expected);
  });

  test('is tried for half a day, as late as Azure DevOps wishes', () => {
    const delays: number[] = [];
    for (let tries = 1; ; tries++) {
      const delay = nextStatusTryIn(tries, null);
      if (delay === null) break;
      delays.push(delay);
    }
    expect(delays[0]).toBe(10);
    expect(Math.max(...delays)).toBe(3_600);
    const hours = delays.reduce((sum, delay) => sum + delay, 0) / 3_600;
    expect(hours).toBeGreaterThan(9);
    expect(hours).toBeLessThan(15);
    expect(nextStatusTryIn(1, 300)).toBe(300);
  });
});

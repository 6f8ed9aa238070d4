import { expect, test } from 'vitest';
import type { Answered } from '../../../shared/model/reasons/refusal.ts';
import { makeBudget, type Learn } from '../../../shared/outbound/budget.ts';

const answered: Answered<string> = { ok: true, value: 'answer', evidence: {}, retryAfterSeconds: null };
const origin = 'https://dev.azure.com';
const token = (text: string) => ({ kind: 'basic', username: 'ci', token: text }) as const;
const asked = (text = 'pat', signal = new AbortController().signal) => ({ origin, credential: token(text), signal });

const mustNotBeSent = () => Promise.reject(new Error('was sent'));
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

/** A budget whose clock stands still until somebody waits. */
function makeStill() {
  let at = 5;
  const paused: number[] = [];
  const pause = async (milliseconds: number) => {
    paused.push(milliseconds);
    at += milliseconds;
  };
  const budget = makeBudget({ now: () => at, pause });
  const hear = (headers: Record<string, string>, status = 200) =>
    budget.spend(asked(), async (learn) => {
      learn({ status, headers });
      return answered;
    });
  return { budget, hear, paused, pass: (milliseconds: number) => void (at += milliseconds) };
}

test('after a long Retry-After nothing is sent until it is over, whatever the status was', async () => {
  const { budget, hear, pass, paused } = makeStill();
  await hear({ 'retry-after': '30' });
  pass(10_500);
  expect(await budget.spend(asked(), mustNotBeSent)).toEqual({
    ok: false,
    reason: 'RateLimited',
    blanks: {},
    evidence: { sent: false },
    retryAfterSeconds: 20,
  });
  pass(19_500);
  expect(await budget.spend(asked(), async () => answered)).toBe(answered);
  expect(paused).toEqual([]);
});

test('a short one is waited for', async () => {
  const { budget, hear, paused } = makeStill();
  await hear({ 'retry-after': '2' }, 429);
  expect(await budget.spend(asked(), async () => answered)).toBe(answered);
  expect(paused).toEqual([2_000]);
});

test('a later answer never shortens what an earlier one asked for', async () => {
  const { budget, hear } = makeStill();
  const slow = budget.spend(asked(), async (learn) => {
    await hear({ 'retry-after': '40' });
    learn({ status: 200, headers: { 'retry-after': '5' } });
    return answered;
  });
  await slow;
  expect(await budget.spend(asked(), async () => answered)).toMatchObject({ retryAfterSeconds: 40 });
});

test('the same token with quotes or another user name is the same; another token or another place is not', async () => {
  const { budget, hear } = makeStill();
  await hear({ 'retry-after': '40' });
  const limited = { reason: 'RateLimited' };
  const named = { ...asked(), credential: { ...token('"pat" '), username: 'somebody' } };
  expect(await budget.spend(named, async () => answered)).toMatchObject(limited);
  expect(await budget.spend(asked('other'), async () => answered)).toBe(answered);
  expect(await budget.spend({ ...asked(), origin: 'https://tfs.example' }, async () => answered)).toBe(answered);
  const bearer = { ...asked(), credential: { kind: 'bearer', token: 'pat' } as const };
  expect(await budget.spend(bearer, async () => answered)).toBe(answered);
});

test('at most eight requests of one credential are under way; the others follow in their order', async () => {
  const budget = makeBudget();
  const started: number[] = [];
  const ends: (() => void)[] = [];
  let most = 0;
  let over = 0;
  const send = (number: number) => async (_learn: Learn) => {
    started.push(number);
    most = Math.max(most, started.length - over);
    await new Promise<void>((end) => void ends.push(end));
    over += 1;
    return answered;
  };
  const all = Array.from({ length: 30 }, (_, number) => budget.spend(asked(), send(number)));
  const alone = budget.spend(asked('other'), async () => answered);
  expect(await alone).toBe(answered);
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  for (const _ of all) {
    ends.shift()?.();
    await new Promise(setImmediate);
  }
  await Promise.all(all);
  expect(most).toBe(8);
  expect(started).toEqual(Array.from({ length: 30 }, (_, number) => number));
});

test('whoever gives up in the line leaves it, and nobody behind waits for them', async () => {
  const budget = makeBudget();
  const ends: (() => void)[] = [];
  const busy = () => new Promise<typeof answered>((end) => void ends.push(() => end(answered)));
  const all = Array.from({ length: 8 }, () => budget.spend(asked(), busy));
  await new Promise(setImmediate);
  const giving = new AbortController();
  const given = budget.spend(asked('pat', giving.signal), mustNotBeSent);
  const last = budget.spend(asked(), async () => answered);
  await new Promise(setImmediate);
  // At the same moment as a place becomes free.
  ends[0]?.();
  giving.abort(new Error('given up'));
  await expect(given).rejects.toThrow('given up');
  expect(await last).toBe(answered);
  for (const end of ends) end();
  await Promise.all(all);
});

test('a request that fails gives its place back', async () => {
  const budget = makeBudget();
  for (let number = 0; number < 20; number++) {
    await expect(budget.spend(asked(), () => Promise.reject(new Error('reset')))).rejects.toThrow('reset');
  }
  expect(await budget.spend(asked(), async () => answered)).toBe(answered);
});

test('a short wait ends with its signal and leaves no timer', async () => {
  const budget = makeBudget();
  await budget.spend(asked(), async (learn) => {
    learn({ status: 429, headers: { 'retry-after': '2' } });
    return answered;
  });
  const before = timers();
  const giving = new AbortController();
  const waiting = budget.spend(asked('pat', giving.signal), async () => answered);
  await new Promise(setImmediate);
  expect(timers()).toBe(before + 1);
  giving.abort();
  await expect(waiting).rejects.toThrow('aborted');
  expect(timers()).toBe(before);
});

test('only so many credentials are remembered, the newest ones', async () => {
  const { budget, hear } = makeStill();
  await hear({ 'retry-after': '40' });
  for (let number = 0; number < 999; number++) await budget.spend(asked(`token ${number}`), async () => answered);
  expect(await budget.spend(asked(), async () => answered)).toMatchObject({ reason: 'RateLimited' });
  for (let number = 0; number < 1_000; number++) await budget.spend(asked(`token ${number}`), async () => answered);
  expect(await budget.spend(asked(), async () => answered)).toBe(answered);
});

import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks until the answer is truthy.
 * @param what completes the sentence of the failure: "a completed verification"
 * @returns that answer
 * @throws when `within` milliseconds are over, with what was waited for and the last answer or error
 */
export async function waitFor<T>(ask: () => T | Promise<T>, what: string, within = 20_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + within;
  for (;;) {
    let last: unknown;
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (performance.now() > deadline) throw new Error(`Waited ${within} ms in vain for ${what}; last: ${String(last)}`);
    await delay(25);
  }
}

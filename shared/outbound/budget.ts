import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WireAnswer } from '../model/reasons/answer.ts';
import type { Answered } from '../model/reasons/refusal.ts';
import { bareToken } from '../model/token-shape.ts';
import type { HttpCredential } from '../model/verification.ts';
import { slowDownSeconds } from './slow-down.ts';

/** Who asks whom. */
export type Spender = { origin: string; credential: HttpCredential; signal: AbortSignal };

/** Tells the budget of an answer, as soon as its head is there. */
export type Learn = (answer: Omit<WireAnswer, 'text'>) => void;

/**
 * What Azure DevOps allows to one identity, as far as this instance has learnt it: one token in ten connectors has one
 * allowance, over REST and Git together.
 */
export type Budget = {
  /**
   * Sends a request when its credential may. While the other end has asked it to slow down, a short wait is waited for;
   * a longer one is answered RateLimited, and nothing is sent. Rejects when `signal` ends the waiting, or as `send` does.
   */
  spend<T>(spender: Spender, send: (learn: Learn) => Promise<Answered<T>>): Promise<Answered<T>>;
};

export type BudgetTime = {
  /** Milliseconds from an arbitrary start; never goes back. */
  now: () => number;
  pause: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
};

const realTime: BudgetTime = {
  now: () => performance.now(),
  pause: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/** Half of what is advised for one client: an instance is seldom alone. */
const atOnce = 8;
const shortHoldMs = 2_000;
const mostIdentities = 1_000;

type Account = { heldUntil: number; active: number; waiting: Set<() => void> };

export function makeBudget({ now, pause }: BudgetTime = realTime): Budget {
  const accounts = new Map<string, Account>();

  /** The one asked for longest ago is forgotten first: whoever needs it again learns it again. */
  function accountOf({ origin, credential }: Spender): Account {
    const key = createHash('sha256')
      .update(`${origin}\n${credential.kind}\n${bareToken(credential.token)}`)
      .digest('hex');
    const account = accounts.get(key) ?? { heldUntil: 0, active: 0, waiting: new Set() };
    accounts.delete(key);
    accounts.set(key, account);
    const [oldest] = accounts.keys();
    if (accounts.size > mostIdentities && oldest !== undefined) accounts.delete(oldest);
    return account;
  }

  /** Null when the request may go out now, and counts as one that does; else the milliseconds of a long hold. */
  async function admit(account: Account, signal: AbortSignal): Promise<number | null> {
    for (;;) {
      signal.throwIfAborted();
      const held = account.heldUntil - now();
      if (held > shortHoldMs) return held;
      if (held > 0) await pause(held, signal);
      else if (account.active >= atOnce) await turn(account, signal);
      else {
        account.active += 1;
        return null;
      }
    }
  }

  return {
    async spend(spender, send) {
      const account = accountOf(spender);
      const held = await admit(account, spender.signal);
      if (held !== null) return notSent(held);
      try {
        return await send((answer) => {
          const seconds = slowDownSeconds(answer);
          if (seconds > 0) account.heldUntil = Math.max(account.heldUntil, now() + seconds * 1_000);
        });
      } finally {
        account.active -= 1;
        // All of them: one that is woken may have given up at the same moment. They take their turns in the old order.
        for (const wake of account.waiting) wake();
      }
    },
  };
}

/** Resolves when a request of the account is over. */
async function turn({ waiting }: Account, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const giveUp = () => reject(signal.reason);
  waiting.add(resolve);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    await promise;
  } finally {
    waiting.delete(resolve);
    signal.removeEventListener('abort', giveUp);
  }
}

function notSent(milliseconds: number): Answered<never> {
  const evidence = { sent: false };
  return { ok: false, reason: 'RateLimited', blanks: {}, evidence, retryAfterSeconds: Math.ceil(milliseconds / 1_000) };
}

import type { Context } from '../context.ts';
import type { Answered, Refusal } from '../model/reasons/refusal.ts';
import type { HttpCredential } from '../model/verification.ts';
import { refusedForAge } from './identity-tokens.ts';
import { ownWait } from './known-wait.ts';
import { type Credentials, readCredentials } from './read-credentials.ts';

export type Caller = Parameters<Context['azureDevOps']['identity']>[0];
export type Ask = <T>(question: (caller: Caller) => Promise<Answered<T>>) => Promise<Answered<T>>;

type Known = Credentials & { api: HttpCredential };

/**
 * Asks with the API access of a connector. A token of Entra that was got earlier and is refused is replaced once, and
 * every question that it was refused for is asked again. `secrets`: all values that were sent.
 */
export function makeRenewingAsk(
  context: Context,
  place: Parameters<typeof readCredentials>[1],
  first: Known,
  who: Omit<Caller, 'credential'>,
): { ask: Ask; secrets: () => string[] } {
  const mayBeOld = [...first.cached.values()].includes(first.api.token);
  let current = first;
  let renewal: Promise<Credentials> | null = null;

  async function ask<T>(question: (caller: Caller) => Promise<Answered<T>>): Promise<Answered<T>> {
    const used = current;
    const answered = await question({ ...who, credential: used.api });
    if (answered.ok || !mayBeOld || used !== first || !refusedForAge.has(answered.reason)) return answered;
    renewal ??= readCredentials(context, place, { refused: first.cached });
    const { api, ...rest } = await renewal;
    if (api === null || api === 'absent') return withoutToken(rest, answered);
    if (api.token === used.api.token) return answered;
    current = { ...rest, api };
    return await question({ ...who, credential: api });
  }

  return { ask, secrets: () => [...first.secrets, ...current.secrets] };
}

type Refused = { ok: false } & Refusal;

/** That there is no new token just now tells more than that the old one was refused. */
function withoutToken({ check }: Pick<Credentials, 'check'>, refused: Refused): Refused {
  const passing = ownWait(check, 0);
  if (passing === null) return refused;
  return { ...refused, reason: passing.reason, blanks: { identity: String(check.evidence['identity']) } };
}

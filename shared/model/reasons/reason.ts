import { credentialReasons } from './credential.ts';
import { networkReasons } from './network.ts';
import { platformReasons } from './platform.ts';
import { targetReasons } from './target.ts';

/** Who can end the trouble. */
export type Actor = 'credential owner' | 'connector owner' | 'organization admin' | 'service operator' | 'nobody';

/**
 * One entry of the closed list of why a check did not pass. `message` says what was found, `hint` what the actor does
 * next; `{name}` in either is filled in by `explain`. `retry`: whether trying again without a change can help.
 */
export type ReasonDefinition = { title: string; actor: Actor; retry: boolean; message: string; hint: string };

export const reasons = { ...credentialReasons, ...targetReasons, ...networkReasons, ...platformReasons };

export type Reason = keyof typeof reasons;

/** The sentences of a reason, with its blanks filled in. A blank nobody filled is a defect and throws. */
export function explain(reason: Reason, blanks: Record<string, string | number> = {}): { message: string; hint: string } {
  const fill = (sentence: string) =>
    sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = blanks[name];
      if (value === undefined) throw new Error(`Reason ${reason} needs a value for {${name}}`);
      return String(value);
    });
  const { message, hint } = reasons[reason];
  return { message: fill(message), hint: fill(hint) };
}

import { blanksOfCredential } from '../checks/blanks-of-credential.ts';
import { blanksOf } from '../checks/report.ts';
import type { Context } from '../context.ts';
import { withoutValues } from '../model/reasons/excerpt.ts';
import { explain, type Reason, reasons } from '../model/reasons/reason.ts';
import type { Refusal } from '../model/reasons/refusal.ts';
import type { Check, CheckName, VerificationTask } from '../model/verification.ts';
import type { Wait } from './known-wait.ts';

/** A sentence for people about what went wrong. */
export type Said = { reason: Reason; message: string; hint: string };

/** A refusal in words for whoever reads the record. */
export type Told = Said & Pick<Refusal, 'retryAfterSeconds'>;

/** `wait`: what went wrong passes by itself; worth so many further tries. */
export type Obstacle = Told & { wait: Wait | null };

/** A shorter value cannot be told from a word. */
const shortestSecret = 8;

/** Says what a refusal means. `about`: the check by which scope and permission are called; `seconds`: the deadline. */
export function toObstacle(
  refusal: Refusal,
  run: Pick<Context, 'outbound'> & { task: VerificationTask },
  { about, seconds, secrets }: { about: CheckName; seconds: number; secrets: readonly string[] },
): Obstacle {
  const { reason, blanks, retryAfterSeconds } = refusal;
  const usual = { seconds, ...blanksOf(run), ...blanksOfCredential(about, run.task) };
  const { message, hint } = explain(reason, { ...usual, ...blanks });
  // The other side may say back what it was told.
  const told = secrets.filter((value) => value.length >= shortestSecret);
  return {
    reason,
    message: withoutValues(message, told),
    hint: withoutValues(hint, told),
    retryAfterSeconds,
    wait: waitFor(refusal),
  };
}

/** What stands in the way before anybody is asked. */
export function refused(reason: Reason, blanks: Record<string, string> = {}): { ok: false } & Obstacle {
  return { ok: false, reason, ...explain(reason, blanks), retryAfterSeconds: null, wait: null };
}

/** A check that did not pass, likewise. */
export function refusedBy(
  { reason, message, hint }: Check,
  { wait, retryAfterSeconds = null }: Pick<Obstacle, 'wait'> & { retryAfterSeconds?: number | null },
): { ok: false } & Obstacle {
  return { ok: false, reason: reason ?? 'InternalError', message, hint: hint ?? '', retryAfterSeconds, wait };
}

/** To wait, when nobody says how long. */
export const unsaidSeconds = 30;
const longest = 3_600;

/** Times of waiting that Azure DevOps asked for. */
const mostWaits = 5;

function waitFor({ reason, retryAfterSeconds }: Refusal): Wait | null {
  if (!reasons[reason].retry) return null;
  return { seconds: Math.min(retryAfterSeconds ?? unsaidSeconds, longest), reason, most: mostWaits };
}

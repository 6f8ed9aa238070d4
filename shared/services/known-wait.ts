import { createHash } from 'node:crypto';
import type { Reason } from '../model/reasons/reason.ts';
import type { Check, Findings } from '../model/verification.ts';

/** A known wait: `most` times, then what was found is recorded as it is. */
export type Wait = { seconds: number; reason: Reason; most: number };

/** Our own machinery comes back; a day of waits of at most five minutes is as good as for ever. */
const own = { first: 10, longest: 300, most: 300 };

const longest = 3_600;
const mostForOthers = 5;

/** A 429 that does not say for how long: its limits count over five minutes, and give back all the time. */
const unsaid = 60;

/** Seconds over which those who wait for the same moment come back. */
const spread = { least: 5, most: 60 };

/** Our own machinery does not answer: what it keeps from us is asked for later. */
export function ownWait({ reason }: Check, waits: number): Wait | null {
  if (reason !== 'SecretStoreUnavailable' && reason !== 'EntraUnavailable') return null;
  return { seconds: Math.min(own.first * 2 ** waits, own.longest), reason, most: own.most };
}

/** The other end asked to wait before it tells what the verdict needs. It may say for how long. */
export function askedWait({ checks, retryAfterSeconds }: Findings): Wait | null {
  const open = checks.filter(({ required, outcome }) => required && outcome === 'UNKNOWN');
  const limited = open.some(({ reason }) => reason === 'RateLimited');
  const seconds = retryAfterSeconds ?? (limited ? unsaid : null);
  const reason = limited ? 'RateLimited' : open[0]?.reason;
  if (seconds === null || reason === undefined || reason === null) return null;
  return { seconds: Math.min(Math.ceil(seconds), longest), reason, most: mostForOthers };
}

/**
 * Waits for the end of a pause and a little longer, so that a hundred do not come back in one second. `who` decides how
 * much longer: a chance that is the same for the same.
 */
export function pauseWait(secondsLeft: number, who: string): Wait {
  const chance = createHash('sha256').update(who).digest().readUInt32BE() / 2 ** 32;
  const later = chance * Math.min(Math.max(secondsLeft, spread.least), spread.most);
  const seconds = Math.min(Math.ceil(secondsLeft + later), longest);
  return { seconds, reason: 'OrganizationPaused', most: mostForOthers };
}

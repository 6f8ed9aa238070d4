import { type Reason, reasons } from './reasons/reason.ts';

/**
 * One trigger used on one event. NO_ACTION: the trigger has none. NOT_FIRED: what only Azure DevOps knew did not match.
 * SENDING: somebody is at it, until the lease ends.
 */
export const firingStates = ['QUEUED', 'SENDING', 'DELIVERED', 'NO_ACTION', 'NOT_FIRED', 'FAILED'] as const;
export type FiringState = (typeof firingStates)[number];

/** One try to carry out the action. `status`: of the receiver's answer; null when there was none. */
export type Attempt = {
  at: string;
  durationMs: number;
  status: number | null;
  /** Null when it was delivered. */
  reason: Reason | null;
  message: string;
};

/** Seconds before the next try: about three days in all, after which a receiver is given up. */
const delays = [5, 30, 120, 600, 3_600, 21_600, 43_200, 86_400, 86_400] as const;
const longestWish = 86_400;

/** Seconds to wait after so many failed tries, or longer where the receiver wishes it; null: give up. */
export function nextTryIn(failed: number, reason: Reason, wish: number | null = null): number | null {
  const delay = delays[failed - 1];
  if (delay === undefined || !reasons[reason].retry) return null;
  return Math.max(delay, Math.min(wish ?? 0, longestWish));
}

/** How the receiver of a trigger has been lately, as it counts for one revision of the trigger. */
export type Endpoint = {
  revision: number;
  /** When the first of the failures since the last success was. */
  failingSince: string;
  failures: number;
  lastReason: Reason;
  /** Since when nothing is sent any more; null while it is. */
  disabledAt: string | null;
};

/** Milliseconds of failure, without one success, after which nothing is sent any more. */
const patience = 3 * 86_400_000;

/** The receiver after one more failure. One that answers 410 has said itself that it wants no more. */
export function afterFailure(before: Endpoint | null, revision: number, reason: Reason, now: Date): Endpoint {
  const at = now.toISOString();
  const known = before?.revision === revision ? before : null;
  const failingSince = known?.failingSince ?? at;
  const over = reason === 'ReceiverGone' || now.getTime() - Date.parse(failingSince) >= patience;
  return {
    revision,
    failingSince,
    failures: (known?.failures ?? 0) + 1,
    lastReason: reason,
    disabledAt: known?.disabledAt ?? (over ? at : null),
  };
}

/** Whether nothing is sent to the receiver. A new definition of the trigger is a new beginning. */
export function isDisabled(endpoint: Endpoint | null, revision: number): boolean {
  return endpoint !== null && endpoint.revision === revision && endpoint.disabledAt !== null;
}

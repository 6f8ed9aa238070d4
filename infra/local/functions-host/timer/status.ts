import type { Schedule } from './ncrontab.ts';
import { toLocalIso } from './wall-clock.ts';

/** What is remembered of a timer between runs of the host. `last` null: it has not run under this schedule. */
export type TimerStatus = { last: Date | null; next: Date; lastUpdated: Date };

/** .NET's `default(DateTime)`, which a timer sees as the last run when there was none. */
const never = '0001-01-01T00:00:00+00:00';

/** The JSON of the status blob, and of `scheduleStatus` as a timer's handler sees it. */
export function toStatusJson({
  last,
  next,
  lastUpdated,
}: TimerStatus): Record<'Last' | 'Next' | 'LastUpdated', string> {
  return {
    Last: last === null ? never : toLocalIso(last),
    Next: toLocalIso(next),
    LastUpdated: toLocalIso(lastUpdated),
  };
}

/** Null: the text is not a status, which is treated as if there were none. */
export function fromStatusJson(text: string): TimerStatus | null {
  try {
    const { Last, Next, LastUpdated } = JSON.parse(text) as Record<string, string>;
    const [last, next, lastUpdated] = [new Date(Last ?? never), new Date(Next ?? ''), new Date(LastUpdated ?? '')];
    if ([last, next, lastUpdated].some((date) => Number.isNaN(date.getTime()))) return null;
    return { last: last.getUTCFullYear() <= 1 ? null : last, next, lastUpdated };
  } catch {
    return null;
  }
}

/**
 * What a starting host makes of the status it finds. A schedule that was changed meanwhile is calculated again, and
 * is then not past due: the occurrence that was missed was one of the old schedule.
 * @see https://github.com/Azure/azure-webjobs-sdk-extensions, ScheduleMonitor.cs
 */
export function checkStatus(
  schedule: Schedule,
  found: TimerStatus | null,
  now: Date,
): { status: TimerStatus; changed: boolean; isPastDue: boolean } {
  if (found === null) {
    return { status: { last: null, next: schedule.next(now), lastUpdated: now }, changed: true, isPastDue: false };
  }
  const basis = found.last ?? found.lastUpdated;
  const expected = schedule.next(basis);
  if (expected.getTime() === found.next.getTime())
    return { status: found, changed: false, isPastDue: now > found.next };
  const status =
    now > expected
      ? { last: null, next: schedule.next(now), lastUpdated: now }
      : { last: null, next: expected, lastUpdated: basis };
  return { status, changed: true, isPastDue: false };
}

/**
 * The status after a run that began at `started`. A timer that fires a moment early counts as having run at its due
 * time: otherwise the same occurrence would come twice.
 */
export function statusAfterRun(
  schedule: Schedule,
  before: TimerStatus,
  { started, scheduled }: { started: Date; scheduled: boolean },
): TimerStatus {
  const last = scheduled && before.next > started ? before.next : started;
  return { last, next: schedule.next(last), lastUpdated: last };
}

import type { Reason } from './reasons/reason.ts';

/** An organization or collection that is to be left alone for a while, or that gives signs of it. Times are ISO 8601, UTC. */
export type Pause = {
  /** Null: it is not paused yet. */
  until: string | null;
  /** What was found when the pause began; null with `until`. */
  reason: Reason | null;
  /** Connectors whose connections broke lately. */
  strikes: { connector: string; at: string }[];
};

/** What one verification has learnt: it was asked to wait, or its connection broke. */
export type Lesson = { kind: 'asked'; seconds: number; reason: Reason } | { kind: 'broken'; reason: Reason };

/** Seconds at a stretch. */
const longest = 3_600;

/** Seconds: limits of Azure DevOps count over five minutes. */
const afterBreaks = 300;

/** So many connectors whose connections broke within so many seconds are no accident of one repository. */
const enough = { connectors: 3, withinSeconds: 60 };

/** The pause as `connector` leaves it; null when it says as much already. `now` is in milliseconds. */
export function nextPause(pause: Pause | null, connector: string, lesson: Lesson, now: number): Pause | null {
  const { until = null, reason = null, strikes = [] } = pause ?? {};
  if (lesson.kind === 'asked') {
    const asked = after(now, Math.min(lesson.seconds, longest));
    return until !== null && until >= asked ? null : { until: asked, reason: lesson.reason, strikes };
  }
  const since = after(now, -enough.withinSeconds);
  const fresh = strikes.filter((strike) => strike.connector !== connector && strike.at > since);
  if (fresh.length + 1 < enough.connectors) {
    return { until, reason, strikes: [...fresh, { connector, at: after(now, 0) }] };
  }
  const later = after(now, afterBreaks);
  return until !== null && until > later
    ? { until, reason, strikes: [] }
    : { until: later, reason: lesson.reason, strikes: [] };
}

function after(now: number, seconds: number): string {
  return new Date(now + seconds * 1_000).toISOString();
}

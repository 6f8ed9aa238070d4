import { newInvocationId, type Invocation } from '../invocation.ts';
import { shortError, type Log } from '../log.ts';
import { createBell } from '../queue/bell.ts';
import { pollDelay } from '../queue/back-off.ts';
import type { Listener } from '../queue/listener.ts';
import type { TimerFunction } from '../function-index.ts';
import { checkStatus, statusAfterRun, toStatusJson, type TimerStatus } from './status.ts';
import type { StatusStore } from './status-blob.ts';

export type TimerWork = {
  target: TimerFunction;
  /** Null: what happened before this start is not known, and nothing is past due. */
  store: StatusStore | null;
  log: Log;
  run: (invocation: Invocation) => Promise<void>;
};

/** The longest wait that a timer of .NET allows, and below the 24.8 days that one of Node does. */
const longestWaitMs = 24 * 24 * 60 * 60 * 1000;
const category = 'Host.Triggers.Timer';

/**
 * Runs one timer until stopped: at once when an occurrence was missed or `runOnStartup` asks for it, then at each
 * occurrence. The next one is awaited after a run has ended, so runs never overlap; a run that fails changes nothing.
 * @see https://github.com/Azure/azure-webjobs-sdk-extensions, TimerListener.cs
 */
export function listenToTimer({ target, store, log, run }: TimerWork): Listener {
  const { schedule } = target;
  const bell = createBell();
  const stopping = new AbortController();

  /** Null: stopped before storage answered. */
  async function findStatus(): Promise<{ status: TimerStatus; isPastDue: boolean } | null> {
    for (let failures = 1; !stopping.signal.aborted; failures += 1) {
      try {
        const { status, changed, isPastDue } = checkStatus(schedule, (await store?.read()) ?? null, new Date());
        if (changed) await store?.write(status);
        return { status, isPastDue };
      } catch (error) {
        log('error', category, `The status of timer '${target.name}' cannot be read: ${shortError(error)}`);
        await bell.wait(pollDelay(failures, 30_000, Math.random()));
      }
    }
    return null;
  }

  async function runOnce(before: TimerStatus, cause: 'scheduled' | 'startup' | 'pastDue'): Promise<TimerStatus> {
    const started = new Date();
    // A failed run is logged where it ran; the schedule goes on.
    await run(timerInvocation(store === null ? null : before, cause === 'pastDue')).catch(() => {});
    const status = statusAfterRun(schedule, before, { started, scheduled: cause === 'scheduled' });
    await store?.write(status).catch((error: unknown) => {
      log('error', category, `The status of timer '${target.name}' was not recorded: ${shortError(error)}`);
    });
    return status;
  }

  async function keepTime(): Promise<void> {
    const found = await findStatus();
    if (found === null || stopping.signal.aborted) return;
    let { status } = found;
    if (found.isPastDue) status = await runOnce(status, 'pastDue');
    else if (target.runOnStartup) status = await runOnce(status, 'startup');
    while (!stopping.signal.aborted) {
      const wait = status.next.getTime() - Date.now();
      if (wait <= 0) status = await runOnce(status, 'scheduled');
      else await bell.wait(Math.min(wait, longestWaitMs));
    }
  }

  const keeping = keepTime();
  return {
    async stop() {
      stopping.abort();
      bell.ring();
      await keeping;
    },
  };
}

/** @param status null: the timer is not monitored, and its handler sees no status. */
export function timerInvocation(status: TimerStatus | null, isPastDue: boolean): Invocation {
  return {
    invocationId: newInvocationId(),
    reason: 'Timer fired',
    trigger: {
      json: JSON.stringify({
        Schedule: { AdjustForDST: true },
        ScheduleStatus: status === null ? null : toStatusJson(status),
        IsPastDue: isPastDue,
      }),
    },
  };
}

import { app } from '@azure/functions';
import { type Context, getContext } from '../context.ts';
import { withInvocation } from '../log.ts';

/** Declares what is done time and again. `schedule`: NCRONTAB, in UTC, with seconds. */
export function timerDoor(name: string, schedule: string, handler: (context: Context) => Promise<void>): void {
  app.timer(name, {
    schedule,
    handler: (_timer, invocation) => withInvocation(invocation, () => handler(getContext())),
  });
}

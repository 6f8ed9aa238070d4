import type { Context } from '../context.ts';
import type { Slices } from '../model/slices.ts';

/** Milliseconds that the thread is held before others are let go first. */
const longestHold = 2;

/** Does work that may take seconds. `onPause` may throw, to give up. */
export async function inSlices<T>({ clock }: Context, work: Slices<T>, onPause = () => {}): Promise<T> {
  let since = clock.monotonicMs();
  let step = work.next();
  while (step.done !== true) {
    if (clock.monotonicMs() - since > longestHold) {
      onPause();
      await clock.pause(0);
      since = clock.monotonicMs();
    }
    step = work.next();
  }
  return step.value;
}

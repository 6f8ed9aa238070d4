import type { Context } from '../context.ts';

/**
 * How often a commit is tried that loses only to what does not contradict it: a result, a count of runs, a touch of the
 * same secret. Twenty connectors that are stored at once with one secret all get in.
 */
export const maxTries = 16;

const firstPauseMs = 40;
const longestPauseMs = 2_000;

/** Before the next try: by chance, since those who lost together would otherwise meet again. */
export async function pauseAfterLoss(context: Context, tries: number): Promise<void> {
  await context.clock.pause(Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** tries));
}

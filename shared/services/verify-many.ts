import type { Context } from '../context.ts';
import type { ConnectorFilter } from '../model/connector-filter.ts';
import { Refusal } from '../model/errors.ts';
import type { Scope } from '../model/scope.ts';
import { findConnectors } from './find-connectors.ts';
import { sideBySide } from './side-by-side.ts';
import { startVerification } from './verifications.ts';

export type Queued = {
  count: number;
  /** Until the last of them begins. */
  seconds: number;
  /** Where to go on; null when all are queued. */
  next: string | null;
};

/** Azure DevOps slows down who asks too much at once; a run asks it up to six times. */
const perSecond = 5;

const atOnce = 8;
const pageSize = 100;

/** Of one call; the next one goes on after these. */
const mostQueued = 1_000;

/** Queues a verification of each connector that is meant, spread out over time. */
export async function verifyMany(
  context: Context,
  scope: Scope,
  filter: ConnectorFilter,
  after: string | null,
): Promise<Queued> {
  let count = 0;
  let next = after;
  do {
    const page = await findConnectors(context, scope, filter, { after: next, limit: pageSize });
    const started = await sideBySide(
      page.connectors.map(({ rowKey }, index) => ({
        keys: [],
        run: () => start(context, scope, rowKey, Math.floor((count + index) / perSecond)),
      })),
      atOnce,
    );
    count += started.filter(Boolean).length;
    next = page.next;
  } while (next !== null && count < mostQueued);
  return { count, seconds: Math.floor(Math.max(0, count - 1) / perSecond), next };
}

/** One that is gone by now, or keeps changing and is verified for that, keeps no other from being queued. */
async function start(context: Context, scope: Scope, rowKey: string, delaySeconds: number): Promise<boolean> {
  try {
    return (await startVerification(context, scope, rowKey, { delaySeconds })) !== null;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

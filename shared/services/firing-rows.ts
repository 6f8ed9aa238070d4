import type { Context } from '../context.ts';
import type { Attempt } from '../model/firing.ts';
import { explain, type Reason } from '../model/reasons/reason.ts';
import { type Firing, fromFiringRow, type StoredFiring, toFiringRow } from '../storage/firings.ts';

export async function readFiringRow(context: Context, account: string, rowKey: string): Promise<StoredFiring | null> {
  const row = await context.entities.read(account, rowKey);
  return row === null ? null : fromFiringRow(row);
}

/** As it is now in its row; null when somebody else has written it since it was read. */
export async function replaceFiring(
  context: Context,
  account: string,
  firing: StoredFiring,
): Promise<StoredFiring | null> {
  const { rowKey, etag } = firing;
  const result = await context.entities.commit(account, [{ op: 'replace', rowKey, etag, values: toFiringRow(firing) }]);
  const next = result === 'conflict' ? undefined : result.etags[0];
  return next === undefined ? null : { ...firing, etag: next };
}

export function isOpen({ state }: Pick<Firing, 'state'>): boolean {
  return state === 'QUEUED' || state === 'SENDING';
}

/** How a firing ended; `attempt` when somebody was asked or told something. */
export type Ending = {
  state: Exclude<Firing['state'], 'QUEUED' | 'SENDING'>;
  reason: Reason | null;
  message: string;
  attempt?: Attempt;
};

export function ended<Known extends Firing>(
  firing: Known,
  { state, reason, message, attempt }: Ending,
  now: Date,
): Known {
  return {
    ...firing,
    state,
    reason,
    message,
    completedAt: now.toISOString(),
    leaseUntil: null,
    notBefore: null,
    attempts: attempt === undefined ? firing.attempts : [...firing.attempts, attempt],
  };
}

/** Ends a firing whose message failed for good. */
export async function giveFiringUp(context: Context, account: string, rowKey: string): Promise<void> {
  const firing = await readFiringRow(context, account, rowKey);
  if (firing === null || !isOpen(firing)) return;
  const { message } = explain('InternalError');
  await replaceFiring(
    context,
    account,
    ended(firing, { state: 'FAILED', reason: 'InternalError', message }, context.clock.now()),
  );
}

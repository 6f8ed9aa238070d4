import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { foldedName } from '../model/azure-names.ts';
import type { StatusTarget, WantedStatus } from '../model/commit-status.ts';
import { Refusal } from '../model/errors.ts';
import { messageVersion, queueNames } from '../model/messages.ts';
import { Unavailable } from '../model/unavailable.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import { statusKey } from '../storage/row-keys.ts';
import { fromStatusRow, type Status, type StoredStatus, toStatusRow } from '../storage/statuses.ts';
import { maxTries, pauseAfterLoss } from './lost-race.ts';

export type Wanted = {
  repository: string;
  target: StatusTarget;
  genre: string | null;
  name: string;
  status: WantedStatus;
  /** Of whoever may ask twice without wanting it twice; null for a caller, who means what he says. */
  origin: string | null;
};

/**
 * Writes down which status is wanted, and lets it be posted: what was wanted at the same place and is not posted yet is
 * superseded. The same again while it is pending is one wish.
 * @throws Refusal ChangedMeanwhile
 */
export async function wantStatus(
  context: Context,
  account: string,
  connector: StoredConnector,
  wanted: Wanted,
): Promise<Status & { rowKey: string }> {
  const rowKey = statusKey(digestOf(connector, wanted));
  for (let tries = 0; tries < maxTries; tries++) {
    const row = await context.entities.read(account, rowKey);
    const stored = row === null ? null : fromStatusRow(row);
    if (stored !== null && isTheSame(stored, wanted)) return await announced(context, account, stored);
    const next = nextStatus(context, connector, stored, wanted);
    const values = toStatusRow(next);
    const written = await context.entities
      .commit(account, [
        stored === null ? { op: 'insert', rowKey, values } : { op: 'replace', rowKey, etag: stored.etag, values },
      ])
      .catch((error: unknown) => {
        // Its answer was lost: read again, it is either there or not.
        if (error instanceof Unavailable && wanted.origin !== null) return 'conflict' as const;
        throw error;
      });
    if (written !== 'conflict') return await announced(context, account, { ...next, rowKey });
    await pauseAfterLoss(context, tries);
  }
  const hint = 'Send it again.';
  throw new Refusal('ChangedMeanwhile', 'Others kept setting the same status at the same time.', hint);
}

/** One row for each genre and name at a target, so that the newest wish is known. */
function digestOf({ uid }: StoredConnector, { repository, target, genre, name }: Wanted): string {
  const at =
    'commit' in target
      ? ['commit', target.commit.toLowerCase()]
      : ['pullRequest', target.pullRequest, target.iteration ?? 0];
  const key = JSON.stringify([uid, foldedName(repository), ...at, genre ?? '', name]);
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

function isTheSame(stored: StoredStatus, { status, origin }: Wanted): boolean {
  if (origin !== null) return stored.wishes.some((wish) => wish.origin === origin);
  const { state, description, targetUrl } = stored.wanted;
  const same = state === status.state && description === status.description && targetUrl === status.targetUrl;
  return same && stored.state === 'PENDING';
}

/** Whoever is posting the wish before goes on with it; this one is posted after that. */
function nextStatus(
  context: Context,
  connector: StoredConnector,
  stored: StoredStatus | null,
  { repository, target, genre, name, status, origin }: Wanted,
): Status {
  const sequence = (stored?.sequence ?? 0) + 1;
  const at = context.clock.now().toISOString();
  const before = (stored?.wishes ?? []).map((wish) =>
    wish.outcome === 'PENDING' && wish.sequence !== stored?.posting
      ? { ...wish, outcome: 'SUPERSEDED' as const, supersededBy: sequence }
      : wish,
  );
  return {
    connector: connector.rowKey,
    uid: connector.uid,
    repository: stored?.repository ?? repository,
    target,
    genre,
    name,
    wanted: status,
    sequence,
    state: 'PENDING',
    posting: stored?.posting ?? null,
    leaseUntil: stored?.leaseUntil ?? null,
    unsure: false,
    tries: 0,
    notBefore: null,
    reason: null,
    message: null,
    hint: null,
    statusId: stored?.statusId ?? null,
    wishes: [{ sequence, state: status.state, outcome: 'PENDING', at, supersededBy: null, origin }, ...before],
  };
}

/** The row first: a message that comes without one would find nothing, and a wish without one is asked for again. */
async function announced<Known extends { rowKey: string; state: Status['state'] }>(
  context: Context,
  account: string,
  status: Known,
): Promise<Known> {
  if (status.state !== 'PENDING') return status;
  await context.queues.send(queueNames.publishStatus, { v: messageVersion, account, status: status.rowKey }, 0);
  return status;
}

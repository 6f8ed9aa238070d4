import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { nextStatusTryIn } from '../model/commit-status.ts';
import { messageVersion, type PublishStatusMessage, queueNames } from '../model/messages.ts';
import { explain, type Reason, reasons } from '../model/reasons/reason.ts';
import { fromConnectorRow } from '../storage/connectors.ts';
import { fromStatusRow, type Status, type StoredStatus, toStatusRow, type Wish } from '../storage/statuses.ts';
import type { Told } from './obstacle.ts';
import { askAzureDevOps, type Asked, type Asker } from './reach-organization.ts';

/** Longer than everything that one try asks. */
const leaseSeconds = 90;
/** Conflicts with those who want something newer; each is read again. */
const maxTries = 10;

/**
 * Posts the newest wish for a status, unless somebody has. However often a message comes and however late, one status
 * shows: whoever finds that an earlier try may have arrived looks before he posts again.
 */
export async function publishStatus(context: Context, message: PublishStatusMessage): Promise<void> {
  const { account, status: rowKey } = message;
  for (let tries = 0; tries < maxTries; tries++) {
    const status = await readStatusRow(context, account, rowKey);
    if (status === null || status.state !== 'PENDING') return;
    // A message of an earlier wish, or one that came twice, does not shorten what Azure DevOps asked for.
    const until = status.posting === null ? status.notBefore : status.leaseUntil;
    const wait = secondsUntil(context, until);
    if (wait > 0) {
      await context.queues.send(queueNames.publishStatus, message, wait + 1);
      return;
    }
    const claimed = await claim(context, account, status);
    if (claimed === null) continue;
    await post(context, account, claimed);
    return;
  }
  throw new Error(`The status ${rowKey} kept changing while it was taken up`);
}

/** Whoever had it before and did not end it may have posted it. */
async function claim(context: Context, account: string, status: StoredStatus): Promise<StoredStatus | null> {
  const { sequence, posting } = status;
  const wishes = status.wishes.map((wish) =>
    wish.outcome === 'PENDING' && wish.sequence !== sequence
      ? { ...wish, outcome: 'SUPERSEDED' as const, supersededBy: sequence }
      : wish,
  );
  const until = new Date(context.clock.now().getTime() + leaseSeconds * 1_000).toISOString();
  const unsure = status.unsure || posting === sequence;
  return await replace(context, account, { ...status, wishes, posting: sequence, leaseUntil: until, unsure });
}

async function post(context: Context, account: string, claimed: StoredStatus): Promise<void> {
  try {
    await record(context, account, claimed, await tryToPost(context, account, claimed));
  } catch (error) {
    // Else the message would meet its own lease.
    await replace(context, account, { ...claimed, posting: null, leaseUntil: null, unsure: true }).catch(() => null);
    throw error;
  }
}

async function tryToPost(context: Context, account: string, status: StoredStatus): Promise<Asked<number>> {
  const row = await context.entities.read(account, status.connector);
  const connector = row === null ? null : fromConnectorRow(row);
  if (connector === null || connector.uid !== status.uid) return deleted;
  return await askAzureDevOps(context, account, connector, 'writeStatuses', async ({ caller, address }: Asker) => {
    const { repository, target, genre, name, wanted } = status;
    const place = { project: address.project ?? '', repository, target };
    if (status.unsure) {
      const newest = await context.azureDevOps.newestStatus(caller, place, { genre, name });
      if (!newest.ok) return newest;
      const { value } = newest;
      if (value !== null && says(value, wanted)) return { ...newest, value: value.id };
    }
    return await context.azureDevOps.setStatus(caller, place, { ...wanted, genre, name });
  });
}

const deleted = {
  ok: false,
  reason: 'ConnectorDeleted',
  ...explain('ConnectorDeleted'),
  retryAfterSeconds: null,
} as const;

function says(
  known: { state: string; description: string | null; targetUrl: string | null },
  wanted: Status['wanted'],
) {
  const { state, description, targetUrl } = wanted;
  return known.state === state && known.description === description && known.targetUrl === targetUrl;
}

/** After these nobody knows whether the status was set. */
const unanswered: ReadonlySet<Reason> = new Set(['TimedOut', 'ConnectionReset', 'ServiceUnavailable']);

/** What came of one wish goes into the row, also when there is a newer one by now. */
async function record(context: Context, account: string, claimed: StoredStatus, asked: Asked<number>): Promise<void> {
  const { sequence, rowKey } = claimed;
  const now = context.clock.now();
  let status: StoredStatus | null = claimed;
  for (let tries = 0; tries < maxTries; tries++) {
    if (status === null || status.posting !== sequence) return;
    const newest = status.sequence === sequence;
    const delay = asked.ok || !newest ? null : delayAfter(status, asked);
    // The message of a newer wish has met the lease of this one, and hides until that would have ended.
    const again = newest ? delay : 1;
    if (again !== null) {
      // First: when the row is not written, the message meets the lease and comes back.
      await context.queues.send(
        queueNames.publishStatus,
        { v: messageVersion, account, status: rowKey } satisfies PublishStatusMessage,
        again,
      );
    }
    if ((await replace(context, account, afterTry(status, { sequence, asked, delay, now }))) !== null) {
      log('info', 'status.tried', { rowKey, sequence, ...(asked.ok ? {} : { reason: asked.reason, delay }) });
      return;
    }
    status = await readStatusRow(context, account, rowKey);
  }
  throw new Error(`The status ${rowKey} kept changing while its result was written`);
}

function delayAfter({ tries }: Status, { reason, retryAfterSeconds }: Told): number | null {
  return reasons[reason].retry || retryAfterSeconds !== null ? nextStatusTryIn(tries + 1, retryAfterSeconds) : null;
}

/** `delay`: seconds until the next try; null for the last one. */
type Tried = { sequence: number; asked: Asked<number>; delay: number | null; now: Date };

function afterTry(status: StoredStatus, { sequence, asked, delay, now }: Tried): StoredStatus {
  const outcome = asked.ok ? 'POSTED' : delay === null ? 'FAILED' : 'PENDING';
  const wishes = status.wishes.map((wish): Wish => {
    if (wish.sequence !== sequence || outcome === 'PENDING') return wish;
    // What failed while something newer is wanted is not tried again.
    if (outcome === 'FAILED' && status.sequence !== sequence)
      return { ...wish, outcome: 'SUPERSEDED', supersededBy: status.sequence };
    return { ...wish, outcome };
  });
  const done = { ...status, wishes, posting: null, leaseUntil: null };
  if (asked.ok) done.statusId = asked.value;
  if (status.sequence !== sequence) return done;
  const { reason, message, hint } = asked.ok ? { reason: null, message: null, hint: null } : asked;
  return {
    ...done,
    state: outcome,
    unsure: outcome === 'PENDING' && (status.unsure || (reason !== null && unanswered.has(reason))),
    tries: status.tries + 1,
    notBefore: delay === null ? null : new Date(now.getTime() + delay * 1_000).toISOString(),
    reason,
    message,
    hint,
  };
}

/** Ends the newest wish of a message that failed for good. */
export async function giveStatusUp(context: Context, { account, status: rowKey }: PublishStatusMessage): Promise<void> {
  const status = await readStatusRow(context, account, rowKey);
  if (status === null || status.state !== 'PENDING') return;
  const failed: Asked<number> = {
    ok: false,
    reason: 'InternalError',
    ...explain('InternalError'),
    retryAfterSeconds: null,
  };
  await replace(
    context,
    account,
    afterTry(status, { sequence: status.sequence, asked: failed, delay: null, now: context.clock.now() }),
  );
}

async function readStatusRow(context: Context, account: string, rowKey: string): Promise<StoredStatus | null> {
  const row = await context.entities.read(account, rowKey);
  return row === null ? null : fromStatusRow(row);
}

/** Null when somebody else has written it since it was read. */
async function replace(context: Context, account: string, status: StoredStatus): Promise<StoredStatus | null> {
  const { rowKey, etag } = status;
  const result = await context.entities.commit(account, [{ op: 'replace', rowKey, etag, values: toStatusRow(status) }]);
  const next = result === 'conflict' ? undefined : result.etags[0];
  return next === undefined ? null : { ...status, etag: next };
}

function secondsUntil(context: Context, time: string | null): number {
  return time === null ? 0 : Math.ceil((Date.parse(time) - context.clock.now().getTime()) / 1_000);
}

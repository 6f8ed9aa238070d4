import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { deploymentOf } from '../model/deployment.ts';
import { nextPause, type Lesson } from '../model/organization-pause.ts';
import { explain } from '../model/reasons/reason.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import type { Check, Findings } from '../model/verification.ts';
import { fromPauseRow, type StoredPause, toPauseRow } from '../storage/pauses.ts';
import { pauseKey } from '../storage/row-keys.ts';
import type { Wait } from './known-wait.ts';

/**
 * Where an organization has asked us to slow down, all connectors of the account leave it alone: a row says so to every
 * instance. It is read by each verification, and written in bad times only.
 */

/** The row of an organization; `pause` is null when there is none. */
export type Known = { rowKey: string; pause: StoredPause | null };

/** What a verification of `connector` has to tell the others, and what was known before it. */
export type News = { connector: string; known: Known; lesson: Lesson };

const maxTries = 4;

export async function readPause(context: Context, account: string, address: RepositoryAddress): Promise<Known> {
  const rowKey = pauseKey(deploymentOf(address), address.organization);
  return { rowKey, pause: await read(context, account, rowKey) };
}

/** Seconds that the pause still lasts; 0 when there is none. */
export function secondsLeft(context: Context, { pause }: Known): number {
  if (pause === null || pause.until === null) return 0;
  return Math.max((Date.parse(pause.until) - context.clock.now().getTime()) / 1_000, 0);
}

/** What stands in place of the checks that are not made while the pause lasts. */
export function pausedCheck({ pause }: Known, { organization }: RepositoryAddress): Check {
  const reason = 'OrganizationPaused';
  const until = pause?.until ?? '';
  const { message, hint } = explain(reason, { organization, until, cause: causeOf(pause) });
  const evidence = { until, cause: pause?.reason ?? null };
  return { name: 'platform', required: true, outcome: 'UNKNOWN', reason, message, hint, evidence, durationMs: 0 };
}

function causeOf(pause: StoredPause | null): string {
  if (pause?.reason === 'ServiceUnavailable') return 'it was out of service';
  if (pause?.reason === 'ConnectionReset' || pause?.reason === 'TimedOut') {
    return 'connections of several connectors broke off or were not answered';
  }
  return 'Azure DevOps asked to slow down';
}

/** Null in good times. A stopped organization does not come back by itself, so nothing is gained by a pause. */
export function newsOf(
  { checks, retryAfterSeconds }: Findings,
  wait: Wait | null,
  known: Pick<News, 'connector' | 'known'>,
): News | null {
  const has = (wanted: Check['reason']) => checks.some(({ reason }) => reason === wanted);
  if (has('OrganizationStopped')) return null;
  // What another organization asked of the same token is remembered by the token's budget; this one was not asked.
  const limited = checks.filter(({ reason }) => reason === 'RateLimited');
  if (limited.length > 0 && limited.every(({ evidence }) => evidence['sent'] === false)) return null;
  const { seconds = retryAfterSeconds ?? 0, reason = 'RateLimited' } = wait ?? {};
  if (seconds > 0) return { ...known, lesson: { kind: 'asked', seconds, reason } };
  const broken = (['ConnectionReset', 'TimedOut'] as const).find(has);
  return broken === undefined ? null : { ...known, lesson: { kind: 'broken', reason: broken } };
}

/** Writes down what was learnt. Somebody else's longer pause stays. */
export async function spread(context: Context, account: string, { connector, known, lesson }: News): Promise<void> {
  const { rowKey } = known;
  let { pause } = known;
  for (let tries = 0; tries < maxTries; tries++) {
    const next = nextPause(pause, connector, lesson, context.clock.now().getTime());
    if (next === null) return;
    const values = toPauseRow(next);
    const result = await context.entities.commit(account, [
      pause === null ? { op: 'insert', rowKey, values } : { op: 'replace', rowKey, etag: pause.etag, values },
    ]);
    if (result !== 'conflict') {
      if (next.until !== (pause?.until ?? null)) log('warn', 'organization.paused', { rowKey, ...next });
      return;
    }
    pause = await read(context, account, rowKey);
  }
  // Those who were quicker have met the same organization a moment ago.
}

async function read(context: Context, account: string, rowKey: string): Promise<StoredPause | null> {
  const row = await context.entities.read(account, rowKey);
  return row === null ? null : fromPauseRow(row);
}

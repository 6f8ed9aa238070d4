import type { Context } from '../context.ts';
import { verdictOf } from '../model/verification.ts';
import { type StoredRun, toRunRow, type Trial } from '../storage/runs.ts';
import { checkConnector } from './check-connector.ts';
import { withGlobalTokens } from './global-tokens.ts';
import { spread } from './organization-pause.ts';

/**
 * Makes the checks of a definition that is not stored and records them; false when another delivery was at it too. There
 * is no verdict to protect, so nothing is waited for: what cannot be found out now is the result.
 */
export async function recordTrial(context: Context, account: string, run: StoredRun, trial: Trial): Promise<boolean> {
  const startedAt = context.clock.now().toISOString();
  const { definition, values } = trial;
  const asked = { rowKey: run.connector, definition };
  const { checks: found, proofs, news } = await checkConnector(context, account, asked, 0, values);
  if (news !== null) await spread(context, account, news);
  const checks = proofs === null ? found : withGlobalTokens(found, proofs);
  const completed: StoredRun = {
    ...run,
    state: 'COMPLETED',
    startedAt,
    completedAt: context.clock.now().toISOString(),
    attempts: run.attempts + 1,
    outcome: verdictOf(checks),
    checks,
    trial: { definition, values: {} },
  };
  const { rowKey, etag } = run;
  const written = await context.entities.commit(account, [
    { op: 'replace', rowKey, etag, values: toRunRow(completed) },
  ]);
  return written !== 'conflict';
}

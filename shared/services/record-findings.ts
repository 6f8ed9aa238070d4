import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { applyRun } from '../model/connector-status.ts';
import { verdictOf } from '../model/verification.ts';
import type { StoredChange } from '../storage/changes.ts';
import { type StoredConnector, toConnectorRow } from '../storage/connectors.ts';
import { fromRunRow, type StoredRun, toRunRow } from '../storage/runs.ts';
import type { Write } from '../storage/tables.ts';
import { dropsDeleted } from './change.ts';
import type { ConnectorFindings } from './check-connector.ts';
import { aliveWrites, readAgain, withGlobalTokens } from './global-tokens.ts';
import { readChecked, replaceRun, superseded, waitingFor } from './run-rows.ts';
import { verificationId } from './verification-id.ts';

/** A run that is worked on: as it was claimed, the connector as it was checked, and the change that is to be finished. */
export type Work = { claimed: StoredRun; checked: StoredConnector; change: StoredChange | null };

export type Recorded = 'change finished' | 'change left';

/** Conflicts with results and counts of other runs; each is read again. */
const maxTries = 8;

/** Many connectors that are stored at once touch their secret again and again; a later run has time to tell it. */
const triesWithSecrets = 3;

/**
 * Result, run, what the secrets learn of it and the end of the change in one transaction. Applied only to the revision
 * that was checked, and only over older results. A run that was taken over may be so by another delivery of this message,
 * so the message must outlive it.
 */
export async function recordFindings(
  context: Context,
  account: string,
  { claimed, checked, change }: Work,
  findings: Pick<ConnectorFindings, 'checks' | 'secrets' | 'proofs'>,
): Promise<Recorded | 'taken over'> {
  let run = claimed;
  let connector: StoredConnector | null = checked;
  let { proofs } = findings;
  let end = change === null ? [] : [await dropsDeleted(context, change)];
  for (let tries = 0; tries < maxTries; tries++) {
    const checks = proofs === null ? findings.checks : withGlobalTokens(findings.checks, proofs);
    const waiting = waitingFor(run, connector);
    if (waiting === null || waiting.revision !== checked.revision) {
      if (await replaceRun(context, account, { ...superseded(context, run, connector), checks })) return 'change left';
    } else {
      const learnt = proofs === null || tries >= triesWithSecrets ? [] : aliveWrites(proofs);
      const { writes, told } = resultOf(context, run, waiting, { checks, secrets: findings.secrets });
      if ((await context.entities.commit(account, [...writes, ...learnt, ...end])) !== 'conflict') {
        log('info', 'verification.completed', told);
        return end.length === 0 ? 'change left' : 'change finished';
      }
    }
    // Whichever row it was that moved: another delivery may have finished the change, so it is no part of the next try.
    end = [];
    const row = await context.entities.read(account, run.rowKey);
    if (row === null) return 'change left';
    run = fromRunRow(row);
    if (run.state === 'COMPLETED') return 'change left';
    if (run.attempts !== claimed.attempts) return 'taken over';
    connector = await readChecked(context, account, run.connector);
    proofs = proofs === null ? null : await readAgain(context, account, proofs);
  }
  throw new Error(`The result of run ${claimed.rowKey} could not be recorded`);
}

function resultOf(
  context: Context,
  run: StoredRun,
  connector: StoredConnector,
  { checks, secrets }: Pick<ConnectorFindings, 'checks' | 'secrets'>,
): { writes: Write[]; told: Record<string, unknown> } {
  const at = context.clock.now().toISOString();
  const { sequence } = run;
  const { revision } = connector;
  const id = verificationId(run.uid, sequence);
  const status = applyRun(connector.status, { verificationId: id, sequence, revision, at, checks, secrets });
  const outcome = verdictOf(checks);
  const completed: StoredRun = { ...run, state: 'COMPLETED', completedAt: at, revision, outcome, checks };
  const shown = toConnectorRow({ ...connector, status, waiting: null });
  return {
    writes: [
      { op: 'replace', rowKey: connector.rowKey, etag: connector.etag, values: shown },
      { op: 'replace', rowKey: run.rowKey, etag: run.etag, values: toRunRow(completed) },
    ],
    told: { connector: run.connector, sequence, outcome, reason: status.lastAttempt.reason },
  };
}

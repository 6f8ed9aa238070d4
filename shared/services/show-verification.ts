import { decisiveCheck } from '../model/connector-status.ts';
import { reasons } from '../model/reasons/reason.ts';
import type { Check } from '../model/verification.ts';
import type { StoredRun } from '../storage/runs.ts';
import { verificationId } from './verification-id.ts';

/** One run as answered. */
export function showVerification(run: StoredRun) {
  const decisive = run.outcome === 'SUCCESS' ? null : decisiveCheck(run.checks);
  const waiting = run.state !== 'COMPLETED' && run.waitReason !== null;
  return {
    id: run.trial === null ? verificationId(run.uid, run.sequence) : run.uid,
    status: run.state,
    outcome: run.outcome,
    reason: waiting ? run.waitReason : (decisive?.reason ?? null),
    message: decisive?.message ?? messageOf(run),
    hint: decisive?.hint ?? null,
    revision: run.revision,
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    notBefore: run.notBefore,
    supersededBy: run.supersededBy,
    checks: run.checks.map(showCheck),
  };
}

/** With what is known of its reason. A row may hold one that this version no longer has. */
function showCheck(check: Check) {
  const known = check.reason === null || !(check.reason in reasons) ? null : reasons[check.reason];
  return {
    ...check,
    actor: known?.actor ?? null,
    retryable: known?.retry ?? null,
    docs: known === null ? null : `docs/reasons.md#${String(check.reason).toLowerCase()}`,
  };
}

function messageOf({ state, outcome, waitReason }: StoredRun): string {
  if (outcome === 'SUPERSEDED')
    return 'A newer verification or revision had already answered; this result was not applied.';
  if (outcome !== null) return 'Every check passed.';
  if (waitReason !== null) return `${reasons[waitReason].title}: it is tried again at the time in notBefore.`;
  return state === 'RUNNING' ? 'The checks are running.' : 'Waiting for its turn.';
}

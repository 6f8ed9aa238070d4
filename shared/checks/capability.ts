import type { Context } from '../context.ts';
import type { Reason } from '../model/reasons/reason.ts';
import type { CheckName } from '../model/verification.ts';
import { finding, toFinding, type Finding, type Run } from './check.ts';

type Answer = Awaited<ReturnType<Context['azureDevOps']['mayManageHooks']>>;

/** Reasons of somebody who has read the place and found something else amiss there. */
const afterReading: ReadonlySet<Reason> = new Set([
  'RepositoryDisabled',
  'RepositoryInMaintenance',
  'ProjectIsTfvc',
  'ProjectHasNoTfvc',
]);

/** What an answer says about what the token may do. `may` completes "The token may …". */
export function told(answered: Answer, may: string, { task }: Run): Finding {
  if (!answered.ok) {
    const { reason, evidence } = answered;
    // The token is alive, so this is about what it may do. A token of Entra has no scopes, only permissions.
    if (reason === 'CredentialRefused') {
      const bearer = task.api !== 'absent' && task.api?.kind === 'bearer';
      return finding(bearer ? 'PermissionMissing' : 'ScopeMissing', answered);
    }
    // Whoever knows the identity is Azure DevOps; it has no such door, or says so by naming none.
    const status = evidence['status'] ?? 404;
    if (reason === 'NotAzureDevOps' && status === 404)
      return finding('NotOffered', { ...answered, outcome: 'SKIPPED' });
  }
  return toFinding(answered, (proof) => ({
    outcome: 'PASSED',
    message:
      proof === 'read'
        ? `The token may ${may}.`
        : `The token may probably ${may}: a request that was wrong on purpose was refused for its content, not for the token.`,
    evidence: { proof },
  }));
}

/** What another check has shown by reading with the same token; null when it has shown nothing. */
export async function shownBy(run: Run, check: CheckName, may: string): Promise<Finding | null> {
  const found = await run.ended(check);
  if (found === undefined) return null;
  const read = found.outcome === 'PASSED' || found.outcome === 'WARNING' || afterReading.has(found.reason);
  return read ? { outcome: 'PASSED', message: `The token may ${may}.`, evidence: { proof: 'read', check } } : null;
}

/** The same for a check that was asked the very question, and so has the last word. */
export async function sameAs(run: Run, check: CheckName, may: string): Promise<Finding> {
  const shown = await shownBy(run, check, may);
  if (shown !== null) return shown;
  const found = await run.ended(check);
  const decisive = ['ScopeMissing', 'PermissionMissing', 'DependsOnFailedCheck'];
  if (found !== undefined && found.outcome !== 'PASSED' && decisive.includes(found.reason)) return found;
  return finding('DependsOnFailedCheck', { outcome: 'SKIPPED', blanks: { check } });
}

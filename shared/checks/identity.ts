import type { Refusal } from '../model/reasons/refusal.ts';
import { apiCaller, firstApiCaller } from './api-caller.ts';
import { asksApi, asksSsh, beforehand, readsCode } from './applies.ts';
import { finding, toFinding, type CheckDefinition, type Finding } from './check.ts';
import { settleAddress } from './settle-address.ts';

/** The token of API access is alive and is somebody in this organization. */
export const identity: CheckDefinition = {
  name: 'identity',
  required: true,
  // Over SSH those checks are about another connection, even another host.
  needs: (run) => (asksSsh(run) ? beforehand : [...beforehand, 'tcp', 'tls']),
  // Where no code is read it is the one that uses the connection of those checks.
  begins: (run) => (readsCode(run) ? beforehand : [...beforehand, 'tcp', 'tls']),
  applies: asksApi,
  async run(run, signal) {
    const first = firstApiCaller(run, signal);
    const settled = await settleAddress(run, first);
    if (!settled.ok) return refusal(settled);
    run.found.address = settled.value;
    const answered = await run.azureDevOps.identity(run.task.address.ambiguous ? apiCaller(run, signal) : first);
    if (!answered.ok) return refusal(answered);
    return toFinding(answered, ({ id, displayName, subjectKind }) => ({
      outcome: 'PASSED',
      message: `The token belongs to ${displayName ?? id}.`,
      evidence: { identityId: id, displayName, subjectKind },
    }));
  },
};

/** These questions need no scope, so a refusal leaves only what is wrong with the token as a whole. */
function refusal(answered: Refusal): Finding {
  return finding(answered.reason === 'CredentialRefused' ? 'CredentialExpiredOrRevoked' : answered.reason, answered);
}

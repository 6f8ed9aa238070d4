import { apiCaller, firstApiCaller } from './api-caller.ts';
import { asksApi, asksGit, beforehand } from './applies.ts';
import { finding, toFinding, type CheckDefinition } from './check.ts';
import { settleAddress } from './settle-address.ts';

/** The token of API access is alive and is somebody in this organization. */
export const identity: CheckDefinition = {
  name: 'identity',
  required: true,
  needs: () => [...beforehand, 'tcp', 'tls'],
  // Without Git it is the one that uses the connection of those checks.
  begins: (run) => (asksGit(run) ? beforehand : [...beforehand, 'tcp', 'tls']),
  applies: asksApi,
  async run(run, signal) {
    const first = firstApiCaller(run, signal);
    if (run.task.address.ambiguous) {
      const settled = await settleAddress(run, first);
      if (!settled.ok) return finding(settled.reason, settled);
      run.found.address = settled.value;
    }
    const answered = await run.azureDevOps.identity(run.task.address.ambiguous ? apiCaller(run, signal) : first);
    // This question needs no scope, so a refusal leaves only what is wrong with the token as a whole.
    if (!answered.ok && answered.reason === 'CredentialRefused') {
      return finding('CredentialExpiredOrRevoked', answered);
    }
    return toFinding(answered, ({ id, displayName, subjectKind }) => ({
      outcome: 'PASSED',
      message: `The token belongs to ${displayName ?? id}.`,
      evidence: { identityId: id, displayName, subjectKind },
    }));
  },
};

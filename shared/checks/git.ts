import { beforehand } from './applies.ts';
import { finding, toFinding, type CheckDefinition, type Run } from './check.ts';

/** Git itself, over https or SSH: the refs of the repository are readable with the credential. */
export const git: CheckDefinition = {
  name: 'git',
  required: true,
  needs: () => [...beforehand, 'tcp', 'hostKey', 'tls'],
  applies: ({ task }) => task.address.kind !== 'tfvc',
  async run(run, signal) {
    const { address } = run.task;
    if (address.project === null) return finding('ProjectMissingInUrl', { outcome: 'SKIPPED' });
    if (address.repository === null) return finding('NoTestRepository', { outcome: 'SKIPPED' });
    return toFinding(await advertisedRefs(run, signal), ({ empty, defaultBranch }) => ({
      outcome: 'PASSED',
      message: empty
        ? 'Git reads the repository; it is still empty.'
        : `Git reads the repository${defaultBranch === null ? '' : `; its default branch is ${defaultBranch}`}.`,
      evidence: {},
    }));
  },
};

function advertisedRefs(run: Run, signal: AbortSignal) {
  const { task, outbound, git, connection, found } = run;
  const { address, git: credential } = task;
  if (credential?.kind === 'ssh' && found.ssh !== null) {
    return found.ssh.advertisedRefs({ address, credential, signal });
  }
  const repository = outbound.repositoryUrl(address);
  if (repository === null || credential === null || credential.kind === 'ssh') {
    throw new Error('The git check has nothing to ask with');
  }
  return git.advertisedRefs({ repository, credential, socket: connection().socket(), signal });
}

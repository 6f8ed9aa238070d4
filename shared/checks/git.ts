import { asksGit, beforehand } from './applies.ts';
import { finding, toFinding, type CheckDefinition, type Run } from './check.ts';

/** Git itself: the refs of the repository are readable with the credential. */
export const git: CheckDefinition = {
  name: 'git',
  required: true,
  needs: () => [...beforehand, 'tcp', 'tls'],
  applies: () => true,
  run: (run, signal) => (asksGit(run) ? advertisedRefs(run, signal) : Promise.resolve(skipped(run))),
};

async function advertisedRefs({ task, outbound, git, connection }: Run, signal: AbortSignal) {
  const repository = outbound.repositoryUrl(task.address);
  const credential = task.git;
  if (repository === null || credential === null || credential.kind === 'ssh') {
    throw new Error('The git check has nothing to ask with');
  }
  const socket = connection().socket();
  const answered = await git.advertisedRefs({ repository, credential, socket, signal });
  return toFinding(answered, ({ empty, defaultBranch }) => ({
    outcome: 'PASSED',
    message: empty
      ? 'Git reads the repository; it is still empty.'
      : `Git reads the repository${defaultBranch === null ? '' : `; its default branch is ${defaultBranch}`}.`,
    evidence: {},
  }));
}

function skipped({ task: { address, authenticationType } }: Run) {
  if (address.kind === 'tfvc') return finding('NotSupportedYet', { outcome: 'SKIPPED', blanks: { what: 'TFVC' } });
  if (address.repository === null) return finding('NoTestRepository', { outcome: 'SKIPPED' });
  const what = authenticationType === 'Ssh' ? 'Git over SSH' : 'this kind of repository';
  return finding('NotSupportedYet', { outcome: 'SKIPPED', blanks: { what } });
}

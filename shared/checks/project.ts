import type { RepositoryAddress } from '../model/repository-url.ts';
import { apiCaller } from './api-caller.ts';
import { asksApi, beginsAtOnce } from './applies.ts';
import { finding, sameName, toFinding, type CheckDefinition } from './check.ts';

/** The project is there, visible to the token, and keeps its code where the connector looks for it. */
export const project: CheckDefinition = {
  name: 'project',
  required: true,
  needs: () => ['identity'],
  begins: beginsAtOnce,
  // Where a URL has two readings, one of them may name a project.
  applies: (run) => asksApi(run) && (run.task.address.project !== null || run.task.address.ambiguous),
  async run(run, signal) {
    const { address } = run.found;
    const asked = address.project;
    if (asked === null) return finding('ProjectMissingInUrl', { outcome: 'SKIPPED' });
    const answered = await run.azureDevOps.project(apiCaller(run, signal), asked);
    // The token has just proven to be alive.
    if (!answered.ok && answered.reason === 'CredentialRefused') {
      return finding('ScopeMissing', answered);
    }
    return toFinding(answered, ({ id, name, hasGit, hasTfvc }) => {
      run.found.projectId = id;
      const evidence = { projectId: id, projectName: name };
      const wanting = missingVersionControl(address, { hasGit, hasTfvc });
      if (wanting !== null) return finding(wanting, { evidence });
      if (sameName(name, asked) || sameName(id, asked)) {
        return { outcome: 'PASSED', message: `The project ${name} is there.`, evidence };
      }
      return finding('ProjectRenamed', { outcome: 'WARNING', blanks: { newName: name }, evidence });
    });
  },
};

/** The reason why a project cannot hold what the connector names; null when it can. */
export function missingVersionControl(
  { kind }: RepositoryAddress,
  { hasGit, hasTfvc }: { hasGit: boolean; hasTfvc: boolean },
): 'ProjectIsTfvc' | 'ProjectHasNoTfvc' | null {
  if (kind === 'tfvc') return hasTfvc ? null : 'ProjectHasNoTfvc';
  return hasGit ? null : 'ProjectIsTfvc';
}

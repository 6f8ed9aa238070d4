import { apiCaller } from './api-caller.ts';
import { asksApi, beginsAtOnce } from './applies.ts';
import { finding, sameName, toFinding, type CheckDefinition } from './check.ts';

/** The project is there, visible to the token, and keeps its code where the connector looks for it. */
export const project: CheckDefinition = {
  name: 'project',
  required: true,
  needs: () => ['identity'],
  begins: beginsAtOnce,
  applies: (run) => asksApi(run) && run.task.address.project !== null,
  async run(run, signal) {
    const { address } = run.found;
    const asked = address.project ?? '';
    const answered = await run.azureDevOps.project(apiCaller(run, signal), asked);
    // The token has just proven to be alive.
    if (!answered.ok && answered.reason === 'CredentialRefused') {
      return finding('ScopeMissing', { ...answered, blanks: { scope: 'Project and Team (Read)' } });
    }
    return toFinding(answered, ({ id, name, hasGit }) => {
      run.found.projectId = id;
      const evidence = { projectId: id, projectName: name };
      if (!hasGit && address.kind !== 'tfvc') return finding('ProjectIsTfvc', { evidence });
      if (sameName(name, asked) || sameName(id, asked)) {
        return { outcome: 'PASSED', message: `The project ${name} is there.`, evidence };
      }
      return finding('ProjectRenamed', { outcome: 'WARNING', blanks: { newName: name }, evidence });
    });
  },
};

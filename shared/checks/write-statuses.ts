import { apiCaller } from './api-caller.ts';
import { beginsAtOnce } from './applies.ts';
import { told } from './capability.ts';
import type { CheckDefinition } from './check.ts';
import { repository as repositoryCheck } from './repository.ts';

/** The token of API access may set statuses on commits of the repository. */
export const writeStatuses: CheckDefinition = {
  name: 'writeStatuses',
  required: false,
  needs: () => ['repository'],
  begins: beginsAtOnce,
  applies: repositoryCheck.applies,
  async run(run, signal) {
    const { project, repository } = run.found.address;
    const at = { project: project ?? '', repository: repository ?? '' };
    return told(await run.azureDevOps.mayWriteStatuses(apiCaller(run, signal), at), 'write statuses', run);
  },
};

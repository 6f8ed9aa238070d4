import { apiCaller } from './api-caller.ts';
import { asksApi, beginsAtOnce } from './applies.ts';
import { sameAs, told } from './capability.ts';
import type { CheckDefinition } from './check.ts';

const may = 'read projects';

/** The token of API access may read projects: asked only where the URL names none. */
export const readProjects: CheckDefinition = {
  name: 'readProjects',
  required: false,
  needs: () => ['identity'],
  begins: beginsAtOnce,
  applies: asksApi,
  async run(run, signal) {
    if (run.found.address.project !== null) return sameAs(run, 'project', may);
    return told(await run.azureDevOps.mayReadProjects(apiCaller(run, signal)), may, run);
  },
};

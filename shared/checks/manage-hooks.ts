import { apiCaller } from './api-caller.ts';
import { asksApi, beginsAtOnce } from './applies.ts';
import { told } from './capability.ts';
import type { CheckDefinition } from './check.ts';

/** The token of API access may manage service hooks, by which webhooks are set up. */
export const manageHooks: CheckDefinition = {
  name: 'manageHooks',
  required: false,
  needs: () => ['identity'],
  begins: beginsAtOnce,
  applies: asksApi,
  async run(run, signal) {
    return told(await run.azureDevOps.mayManageHooks(apiCaller(run, signal)), 'manage service hooks', run);
  },
};

import { apiCaller } from './api-caller.ts';
import { asksApi, beginsAtOnce } from './applies.ts';
import { sameToken } from './blanks-of-credential.ts';
import { sameAs, shownBy, told } from './capability.ts';
import type { CheckDefinition } from './check.ts';

const may = 'read code';

/** The token of API access may read code: asked only where no other check has shown it. */
export const readCode: CheckDefinition = {
  name: 'readCode',
  required: false,
  needs: () => ['identity'],
  begins: beginsAtOnce,
  applies: asksApi,
  async run(run, signal) {
    const { git, api, address } = run.task;
    const shown = sameToken(git, api) ? ((await shownBy(run, 'git', may)) ?? (await shownBy(run, 'items', may))) : null;
    if (shown !== null) return shown;
    if (address.kind === 'repository') return sameAs(run, 'repository', may);
    return told(await run.azureDevOps.mayReadCode(apiCaller(run, signal), run.found.address.project), may, run);
  },
};

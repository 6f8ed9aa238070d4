import { beforehand, connects } from './applies.ts';
import { toFinding, type CheckDefinition } from './check.ts';

/** The host has addresses, and ones that this service may connect to. */
export const dns: CheckDefinition = {
  name: 'dns',
  required: true,
  needs: () => beforehand,
  applies: connects,
  async run({ connection }, signal) {
    const answered = await connection().resolve(signal);
    return toFinding(answered, () => ({ outcome: 'PASSED', message: 'The host name was found.', evidence: {} }));
  },
};

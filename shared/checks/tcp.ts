import { connects } from './applies.ts';
import { toFinding, type CheckDefinition } from './check.ts';

/** The server accepts a connection (a proxy on the way opens one to it). */
export const tcp: CheckDefinition = {
  name: 'tcp',
  required: true,
  needs: () => ['dns'],
  applies: connects,
  async run({ connection }, signal) {
    const answered = await connection().connect(signal);
    return toFinding(answered, () => ({
      outcome: 'PASSED',
      message: 'The server accepted a connection.',
      evidence: {},
    }));
  },
};

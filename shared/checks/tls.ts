import { encrypts } from './applies.ts';
import { toFinding, type CheckDefinition } from './check.ts';

/** The server proves by a trusted certificate that it has the name in the URL. */
export const tls: CheckDefinition = {
  name: 'tls',
  required: true,
  needs: () => ['tcp'],
  applies: encrypts,
  async run({ connection }, signal) {
    const answered = await connection().secure(signal);
    return toFinding(answered, () => ({
      outcome: 'PASSED',
      message: 'The connection is encrypted and the certificate is good.',
      evidence: {},
    }));
  },
};

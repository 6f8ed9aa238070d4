import { sshPlace } from '../model/repository-url.ts';
import { asksSsh } from './applies.ts';
import { toFinding, type CheckDefinition } from './check.ts';

/** The server proves over SSH that it is the one it should be, as a certificate does over https. */
export const hostKey: CheckDefinition = {
  name: 'hostKey',
  required: true,
  needs: () => ['tcp'],
  applies: asksSsh,
  async run({ task: { address }, outbound, git, connection, found }, signal) {
    const socket = connection().socket();
    if (socket === null) throw new Error('There is no connection to speak SSH over');
    const { host } = sshPlace(address);
    const answered = await git.openSsh({ server: outbound.sshUrl(address), host, socket, signal });
    return toFinding(answered, (session) => {
      found.ssh = session;
      return { outcome: 'PASSED', message: 'The server has the host key that is known to be its own.', evidence: {} };
    });
  },
};

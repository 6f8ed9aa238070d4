import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { printSentinels } from './sentinels.ts';
import { startSimulator } from './simulator.ts';
import { printSshSentinels } from './ssh/sentinels.ts';
import { patFor, seedTokens } from './world/tokens.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'ssh-key': { type: 'string', multiple: true, default: [] } },
});
const publicKeys = await Promise.all(values['ssh-key'].map((file) => readFile(file, 'utf8')));
const simulator = await startSimulator({ port: Number(values.port), ssh: publicKeys.length > 0 }).catch(
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
for (const publicKey of publicKeys) simulator.world.addKey('from the command line', publicKey);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void simulator.close().then(() => process.exit(0));
  });
}

const { ssh } = simulator;
const overSsh = ssh
  ? `And over SSH: AZURE_DEVOPS_SSH=${ssh.host}:${ssh.port} SSH_HOST_KEYS=${ssh.host}:${ssh.port}=${ssh.fingerprint}
  git ls-remote ssh://git@${ssh.host}:${ssh.port}/v3/fabrikam/Fiber/web`
  : 'With --ssh-key <file>.pub it has an SSH door too, which knows that key as one of fabrikam';

console.log(`Azure DevOps, pretended: ${simulator.url}
For the service: AZURE_DEVOPS_URL=${simulator.url} npm start
${overSsh}

Tokens (of the organization fabrikam, unless said otherwise)
${seedTokens()
  .map(({ name, meaning }) => `  ${name.padEnd(20)}${patFor(name)}  ${meaning}`)
  .join('\n')}

Repositories of ${simulator.url}/fabrikam/Fiber
  ${simulator.world
    .project('fabrikam/Fiber')
    .repositories.map(({ name }) => name)
    .join(', ')}
A Server stands at ${simulator.url}/tfs/DefaultCollection and ${simulator.url}/tfs/Research, also without /tfs

Names that make it misbehave, as a repository, project or organization; with -git or -rest behind, at that door only
${printSentinels()}

And over SSH, as a repository
${printSshSentinels()}

Ctrl-C ends it.`);

import { parseArgs } from 'node:util';
import { printSentinels } from './sentinels.ts';
import { startSimulator } from './simulator.ts';
import { patFor, seedTokens } from './world/tokens.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const simulator = await startSimulator({ port: Number(values.port) });

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void simulator.close().then(() => process.exit(0));
  });
}

console.log(`Azure DevOps, pretended: ${simulator.url}
For the service: AZURE_DEVOPS_URL=${simulator.url} npm start

Tokens (of the organization fabrikam, unless said otherwise)
${seedTokens()
  .map(({ name, meaning }) => `  ${name.padEnd(20)}${patFor(name)}  ${meaning}`)
  .join('\n')}

Repositories of ${simulator.url}/fabrikam/Fiber
  ${simulator.world
    .project('fabrikam/Fiber')
    .repositories.map(({ name }) => name)
    .join(', ')}
A Server stands at ${simulator.url}/tfs/DefaultCollection

Names that make it misbehave, as a repository, project or organization; with -git or -rest behind, at that door only
${printSentinels()}

Ctrl-C ends it.`);

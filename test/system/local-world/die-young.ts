// A program that starts temporary emulators and is killed as soon as they are ready.
import { existsSync } from 'node:fs';
import { startChild } from '../../../infra/local/child.ts';

const [state = ''] = process.argv.slice(2);
await startChild({
  script: new URL('../../../infra/local/emulators.ts', import.meta.url),
  args: [state, '--temporary'],
  onOutput: (text) => process.stderr.write(text),
});
if (!existsSync(state)) throw new Error(`${state} was never there`);
process.kill(process.pid, 'SIGKILL');

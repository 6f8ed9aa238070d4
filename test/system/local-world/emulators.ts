import { readFile } from 'node:fs/promises';
import { startChild } from '../../../infra/local/child.ts';
import type { Emulators } from '../../../infra/local/emulators.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The emulators' own process, as the world starts it. @param stateFolder absent: a temporary one, storage in memory */
export async function startEmulators(stateFolder?: string) {
  await using folder = new AsyncDisposableStack();
  const state = stateFolder ?? folder.use(await temporaryFolder()).path;
  let output = '';
  const child = await startChild<Emulators>({
    script: new URL('../../../infra/local/emulators.ts', import.meta.url),
    args: stateFolder === undefined ? [state, '--temporary'] : [state],
    onOutput: (text) => (output += text),
  });
  const owned = folder.move();
  const { certificate, ...addresses } = child.ready;
  return {
    ...addresses,
    certificate,
    trust: await readFile(certificate.certificateFile, 'utf8'),
    output: () => output,
    ended: child.ended,
    async close(signal?: NodeJS.Signals) {
      await child.stop(signal);
      await owned.disposeAsync();
    },
  };
}

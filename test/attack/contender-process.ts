// One contender alone in a process, so that its memory can be told and its death is only its own. Checks a server for
// each message from its parent, and says what came of it. It measures nothing: that would be part of the measurement.
import { z } from 'zod';
import { contenders } from './contenders.ts';

const Asked = z.object({ server: z.url(), deadlineMs: z.number() });

const contender = contenders.find(({ name }) => name === process.argv[2]);
if (contender === undefined) throw new Error(`There is no contender ${process.argv[2]}`);

process.on('message', (message) => void answer(Asked.parse(message)));

async function answer({ server, deadlineMs }: z.infer<typeof Asked>): Promise<void> {
  const started = performance.now();
  const end = await contender?.check(server, 'a-token', deadlineMs);
  const ms = Math.round(performance.now() - started);
  // What the next one finds is then in use, not waiting to be collected.
  globalThis.gc?.();
  process.send?.({ ...end, ms });
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

/** Milliseconds of each way to the far side, and the numbers of refs of its repositories `bench-<number>`. */
export const Plan = z.object({ roundTrips: z.array(z.number()), refs: z.array(z.number()) });
export type Plan = z.infer<typeof Plan>;

/** `ports` are those of the ways, in the order of the plan. `ssh` is in its place what is missing for it. */
const FarSide = z.object({
  certificate: z.string(),
  ports: z.array(z.number()),
  ssh: z.union([
    z.object({ ports: z.array(z.number()), fingerprint: z.string(), privateKey: z.string() }),
    z.object({ missing: z.string() }),
  ]),
});
export type FarSide = z.infer<typeof FarSide>;

const Received = z.object({ received: z.number() });

export type Employed = FarSide & {
  /** Bytes that came over any way since this was last asked. */
  received: () => Promise<number>;
  close: () => Promise<void>;
};

/** Starts the far side. Rejects when it ends instead. */
export async function employFarSide(plan: Plan): Promise<Employed> {
  const child = fork(new URL('far-side.ts', import.meta.url), [JSON.stringify(plan)]);
  const over = new AbortController();
  child.once('exit', () => over.abort(new Error('The far side has ended')));
  const message = async () => {
    const [said]: unknown[] = await once(child, 'message', { signal: over.signal });
    return said;
  };
  return {
    ...FarSide.parse(await message()),
    async received() {
      child.send('received');
      return Received.parse(await message()).received;
    },
    async close() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

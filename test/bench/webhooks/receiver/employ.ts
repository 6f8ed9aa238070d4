import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { contenderNames, type ContenderName } from './contenders.ts';

export const Plan = z.object({ contender: z.enum(contenderNames), storageUrl: z.string() });

const Listening = z.object({ url: z.string() });
const Used = z.object({ cpu: z.object({ user: z.number(), system: z.number() }) });

export type Employed = {
  contender: ContenderName;
  url: string;
  /** Microseconds of CPU that its process has taken so far. */
  cpu: () => Promise<number>;
  close: () => Promise<void>;
};

/** @param trust a file with the certificate of the storage. Rejects when the server ends instead of listening. */
export async function employ(plan: z.infer<typeof Plan>, trust: string): Promise<Employed> {
  const child = fork(new URL('server.ts', import.meta.url), [JSON.stringify(plan)], {
    env: { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: trust },
  });
  const over = new AbortController();
  child.once('exit', () => over.abort(new Error(`The server ${plan.contender} has ended`)));
  const message = async () => {
    const [said]: unknown[] = await once(child, 'message', { signal: over.signal });
    return said;
  };
  return {
    contender: plan.contender,
    url: Listening.parse(await message()).url,
    async cpu() {
      child.send('cpu');
      const { user, system } = Used.parse(await message()).cpu;
      return user + system;
    },
    async close() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

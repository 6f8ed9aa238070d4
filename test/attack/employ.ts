import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { watchMemory } from './memory.ts';

/** `grown`: bytes of memory that it took at most. */
export type Encounter = { grown: number } & (
  | { kind: 'ended'; success: boolean; said: string; ms: number }
  /** Not willing to end, too greedy, or dead. */
  | { kind: 'given up'; why: 'never ends' | 'stopped by us' | 'process dies' }
);

export type Limits = { deadlineMs: number; patienceMs: number };

export type Employed = {
  name: string;
  meet: (server: string, limits: Limits) => Promise<Encounter>;
  dismiss: () => Promise<void>;
};

/** Who takes more has made the point, and the machine is needed. */
const mostBytes = 1_500_000_000;
const watchEveryMs = 100;

const Ended = z.object({ success: z.boolean(), said: z.string(), ms: z.number() });

/** A contender in a process of its own, which is started anew after it has died. */
export function employ(name: string): Employed {
  let child: ChildProcess | null = null;

  function hired(): ChildProcess {
    if (child !== null && child.exitCode === null && child.signalCode === null) return child;
    const entry = new URL('contender-process.ts', import.meta.url);
    // What it prints, such as an error that nobody caught, is its own affair.
    child = fork(entry, [name], { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    return child;
  }

  async function dismiss(): Promise<void> {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  }

  async function meet(server: string, { deadlineMs, patienceMs }: Limits): Promise<Encounter> {
    const process = hired();
    const memory = await watchMemory(process.pid ?? 0);
    const over = Promise.withResolvers<Encounter>();
    let grown = 0;
    const giveUp = (why: Extract<Encounter, { kind: 'given up' }>['why']) =>
      over.resolve({ kind: 'given up', why, grown });
    const listen = async (message: unknown) => {
      grown = Math.max(grown, await memory.grown());
      over.resolve({ kind: 'ended', grown, ...Ended.parse(message) });
    };
    const look = async () => {
      grown = Math.max(grown, await memory.grown());
      if (grown > mostBytes) giveUp('stopped by us');
    };
    const heard = (message: unknown) => void listen(message).catch(over.reject);
    const died = () => giveUp('process dies');
    const watching = setInterval(() => void look().catch(over.reject), watchEveryMs);
    const timer = setTimeout(() => giveUp('never ends'), patienceMs);
    process.on('message', heard).once('exit', died);
    process.send({ server, deadlineMs });
    const encounter = await over.promise.finally(() => {
      clearTimeout(timer);
      clearInterval(watching);
      process.off('message', heard).off('exit', died);
    });
    if (encounter.kind === 'given up') await dismiss();
    return encounter;
  }

  return { name, meet, dismiss };
}

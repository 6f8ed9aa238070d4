import { fork } from 'node:child_process';
import { once } from 'node:events';

export type Ending = { code: number | null; signal: NodeJS.Signals | null };

export type Child<Ready> = {
  ready: Ready;
  /** Settles when the process is gone; never rejects. */
  ended: Promise<Ending>;
  /** Sends the signal, waits for the end, and ends it by force when that takes too long. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/** The first line says what happened, the rest is what the program wrote. */
export class NotReady extends Error {}

/** Milliseconds. */
const startDeadline = 30_000;
const stopDeadline = 15_000;

/**
 * Starts a program of this folder and waits for its `{type: 'ready'}` message.
 * It gets a process group of its own: Ctrl-C in a terminal reaches every process of the group, and the order in which
 * things stop is the launcher's business.
 * @param options.onOutput everything it writes to stdout and stderr
 * @throws NotReady when it ends or is silent for 30 s instead
 */
export async function startChild<Ready extends { type: 'ready' }>(options: {
  script: URL;
  args: string[];
  env?: Record<string, string>;
  execArgv?: string[];
  onOutput: (text: string) => void;
}): Promise<Child<Ready>> {
  const { script, args, env = process.env, execArgv = [], onOutput } = options;
  const child = fork(script, args, { env, execArgv, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true });
  const early: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => {
      if (early.length < 100) early.push(text);
      onOutput(text);
    });
  }
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }));
    // `close`, not `exit`: by then all output has been read.
    child.once('close', (code, signal) => resolve({ code, signal }));
  });

  async function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    child.kill(signal);
    const force = setTimeout(() => child.kill('SIGKILL'), stopDeadline);
    await ended;
    clearTimeout(force);
  }

  const outcome = await Promise.race([readyMessage<Ready>(child), ended.then(() => 'ended' as const)]).catch(
    () => 'silent' as const,
  );
  if (typeof outcome !== 'string') return { ready: outcome, ended, stop };
  await stop('SIGKILL');
  const name = script.pathname.split('/').slice(-2).join('/');
  const what = outcome === 'ended' ? 'ended instead of getting ready' : `was not ready after ${startDeadline / 1000} s`;
  throw new NotReady(`${name} ${what}.\n${early.join('')}`.trimEnd());
}

/** The programs are this folder's own, so the shape of what they send is known. */
async function readyMessage<Ready extends { type: 'ready' }>(child: ReturnType<typeof fork>): Promise<Ready> {
  const signal = AbortSignal.timeout(startDeadline);
  for (;;) {
    const [message] = (await once(child, 'message', { signal })) as [Partial<Ready>];
    if (message.type === 'ready') return message as Ready;
  }
}

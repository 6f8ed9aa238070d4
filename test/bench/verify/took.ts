import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What one try took. `read`: bytes of the list of refs that we looked at. */
export type Took = { ms: number; cpuMs: number; read?: number };

export async function inProcess(work: () => Promise<void>): Promise<Took> {
  const before = process.cpuUsage();
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { ms, cpuMs: (user + system) / 1000 };
}

/** bash counts the time of all processes that the command has started and waited for, in milliseconds. */
export async function inShell(command: string, environment: NodeJS.ProcessEnv): Promise<Took> {
  const timed = `TIMEFORMAT='%3R %3U %3S'; time ${command} >/dev/null`;
  const child = spawn('bash', ['-c', timed], {
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const [code] = await once(child, 'close');
  const [real, user, system] = said.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  if (code !== 0 || real === undefined || user === undefined || system === undefined) throw new Error(said);
  return { ms: real * 1000, cpuMs: (user + system) * 1000 };
}

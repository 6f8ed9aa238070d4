import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import type { Readable, Writable } from 'node:stream';

export type Ref = { name: string; objectId: string };
export type GitProcess = ChildProcessByStdio<Writable, Readable, null>;

/** The git binary: every process it starts is known, and ended at the latest by `end()`. */
export class Git {
  readonly #running = new Set<GitProcess>();
  readonly #environment: NodeJS.ProcessEnv;

  /** `home` keeps the settings of the person at this machine out. */
  constructor(home: string) {
    const { PATH } = process.env;
    this.#environment = { PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' };
  }

  start(args: readonly string[], environment: NodeJS.ProcessEnv = {}): GitProcess {
    const child: GitProcess = spawn('git', args, {
      env: { ...this.#environment, ...environment },
      stdio: ['pipe', 'pipe', 'ignore'],
      // A group of its own, so that ending http-backend ends the upload-pack below it.
      detached: true,
    });
    this.#running.add(child);
    child.once('close', () => this.#running.delete(child));
    // A git that cannot be started closes too; whoever waits for it learns of it there.
    child.on('error', () => {});
    // A reader that left early is the reader's affair; the exit code tells whether git did its work.
    child.stdin.on('error', () => {});
    child.stdout.on('error', () => {});
    return child;
  }

  /** Runs to the end and gives what git printed. Rejects when it failed. */
  async run(args: readonly string[], input: string | Buffer = ''): Promise<string> {
    const child = this.start(args);
    const ended = once(child, 'close');
    child.stdin.end(input);
    const [printed, [code]] = await Promise.all([buffer(child.stdout), ended]);
    if (code !== 0) throw new Error(`git ${args.join(' ')} ended with ${String(code)}`);
    return printed.toString();
  }

  async refs(folder: string): Promise<Ref[]> {
    const printed = await this.run(['-C', folder, 'for-each-ref', '--format=%(objectname) %(refname)']);
    return linesOf(printed).map((line) => ({ objectId: line.slice(0, 40), name: line.slice(41) }));
  }

  /** The objects that an advertisement names: what each ref points at, and what an annotated tag there points at. */
  async tips(folder: string): Promise<Set<string>> {
    const printed = await this.run(['-C', folder, 'for-each-ref', '--format=%(objectname) %(*objectname)']);
    return new Set(printed.split(/\s+/).filter((objectId) => objectId !== ''));
  }

  /** Those of these objects that are commits. */
  async commitsAmong(folder: string, objectIds: readonly string[]): Promise<string[]> {
    const format = '--batch-check=%(objectname) %(objecttype)';
    const printed = await this.run(['-C', folder, 'cat-file', format], objectIds.map((id) => `${id}\n`).join(''));
    return linesOf(printed).flatMap((line) => (line.endsWith(' commit') ? [line.slice(0, 40)] : []));
  }

  kill(child: GitProcess): void {
    if (child.pid === undefined || !this.#running.has(child)) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }

  /** Ends what still runs, and waits until it is gone. */
  async end(): Promise<void> {
    const closed = [...this.#running].map((child) => once(child, 'close'));
    for (const child of this.#running) this.kill(child);
    await Promise.all(closed);
  }
}

function linesOf(printed: string): string[] {
  return printed.split('\n').filter((line) => line !== '');
}

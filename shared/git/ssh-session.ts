import type { Socket } from 'node:net';
import { lazy } from '../lazy.ts';
import type { Answered, Refusal } from '../model/reasons/refusal.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import type { SshCredential } from '../model/verification.ts';
import type { Advertised } from './advertisement.ts';
import { toSshFailure } from './ssh-failure.ts';
import { openLine, type SshLine } from './ssh-line.ts';
import { toLoginKey } from './ssh-login-key.ts';
import { judgeOutput, runUploadPack, uploadPackCommand } from './ssh-upload-pack.ts';

/** A server whose host key is the right one. It does not know yet who we are. */
export type SshSession = {
  /** Logs in and asks for the refs, of which it reads at most 64 KiB. Closes the connection. */
  advertisedRefs(asked: {
    address: RepositoryAddress;
    credential: SshCredential;
    signal: AbortSignal;
  }): Promise<Answered<Advertised>>;
  close(): void;
};

export type SshServer = {
  /** As people know it. */
  host: string;
  /** `host:port` of where the connection really goes, which is what keys are pinned to. */
  place: string;
  /** The fingerprints that it may show; with none of them nothing is sent to it. */
  pinned: readonly string[];
};

const load = lazy(() => import('./ssh2.ts'));

/** Takes the socket over, and closes it when the server is not the right one. */
export async function openSession(
  socket: Socket,
  { host, place, pinned }: SshServer,
  signal: AbortSignal,
): Promise<Answered<SshSession>> {
  const ssh2 = await load();
  let shown: string | null = null;
  const line = openLine(ssh2, socket, (hostKey) => {
    shown = hostKey;
    return pinned.includes(hostKey);
  });
  const explain = (error: unknown, until: AbortSignal): Refusal => toSshFailure(error, line, host, until);
  try {
    const { hostKey, ...agreed } = await within(line, signal, line.agree);
    const evidence = { hostKey, ...agreed };
    return { ok: true, value: { advertisedRefs, close: () => line.close(closed) }, evidence, retryAfterSeconds: null };
  } catch (error) {
    line.close(error);
    if (shown === null || pinned.includes(shown)) return { ok: false, ...explain(error, signal) };
    return { ok: false, ...wrongKey(place, shown, pinned) };
  }

  async function advertisedRefs({ address, credential, signal }: Parameters<SshSession['advertisedRefs']>[0]) {
    const read = toLoginKey(ssh2, credential);
    try {
      if (!read.ok) return unusable(read);
      return await within(line, signal, async (): Promise<Answered<Advertised>> => {
        await line.logIn(read.key);
        const output = await runUploadPack(line, uploadPackCommand(address));
        return judgeOutput(output, host, (lost) => explain(lost, signal));
      });
    } catch (error) {
      return { ok: false as const, ...explain(error, signal) };
    } finally {
      line.close(closed);
    }
  }
}

const closed = new Error('The connection is not needed any more');

/** A step that the signal ends together with the connection. */
async function within<T>(line: SshLine, signal: AbortSignal, step: () => Promise<T>): Promise<T> {
  const abort = () => line.close(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await step();
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function wrongKey(place: string, shown: string, pinned: readonly string[]): Refusal {
  const known = pinned.length > 0;
  const expected = pinned.join(' or ');
  return {
    reason: known ? 'HostKeyMismatch' : 'HostKeyUnknown',
    blanks: { place: place.replace(/:22$/, ''), hostKey: shown, expected },
    evidence: { hostKey: shown, ...(known ? { expected } : {}) },
    retryAfterSeconds: null,
  };
}

function unusable(read: { problem: string; remedy: string }): Answered<never> {
  const problem = read.problem.replace(/^[A-Z]/, (letter) => letter.toLowerCase()).replace(/\.$/, '');
  const blanks = { problem, remedy: read.remedy.replace(/\.$/, '') };
  return { ok: false, reason: 'SshKeyUnusable', blanks, evidence: {}, retryAfterSeconds: null };
}

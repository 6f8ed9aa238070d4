import { excerpt } from '../model/reasons/excerpt.ts';
import type { Answered, Refusal } from '../model/reasons/refusal.ts';
import { printRepositoryUrl, type RepositoryAddress } from '../model/repository-url.ts';
import type { Advertised } from './advertisement.ts';
import { judgeRefs, makeRefsHead, type RefsHead } from './refs-head.ts';
import type { SshLine } from './ssh-line.ts';
import { reasonInWords } from './ssh-words.ts';

/** What the command came to. `lost` is why the connection ended before the command did; undefined when it did not. */
export type Output = { head: RefsHead; errorText: string; exitCode: number | null; lost: unknown };

/** No refusal of Azure DevOps is a tenth as long. */
const mostErrorText = 4_096;

/**
 * The command that git would send for this URL: the names stay encoded in `git@host:path`, and are decoded in an ssh://
 * URL. No part of it comes from anywhere else than the address.
 */
export function uploadPackCommand(address: RepositoryAddress): string {
  const url = printRepositoryUrl({ ...address, transport: 'ssh' });
  const path = url.startsWith('ssh://') ? decodeURIComponent(new URL(url).pathname) : url.slice(url.indexOf(':') + 1);
  return `git-upload-pack '${path.replaceAll(/['!]/g, "'\\$&'")}'`;
}

/** Runs the command until its refs are read, or it ends, or the connection does. Rejects if it cannot be started. */
export async function runUploadPack(line: SshLine, command: string): Promise<Output> {
  const refs = makeRefsHead({ announced: false });
  const over = Promise.withResolvers<{ ended: boolean; lost?: unknown }>();
  let errorText = '';
  let exitCode: number | null = null;
  await line.execute(command, (channel) => {
    channel.on('data', (piece: Buffer) => {
      if (!refs.take(piece).more) over.resolve({ ended: false });
    });
    channel.stderr.on('data', (piece: Buffer) => {
      errorText += piece.toString('utf8', 0, mostErrorText - errorText.length);
    });
    channel.on('exit', (code: number | null) => {
      exitCode = code;
    });
    // The client closes its channels right after it has told that the connection is lost, which is the better reason.
    channel.on('close', () => queueMicrotask(() => over.resolve({ ended: true })));
  });
  line.lost.catch((lost: unknown) => over.resolve({ ended: true, lost }));
  const { ended, lost } = await over.promise;
  return { head: refs.head(ended), errorText, exitCode, lost };
}

/** What the output proves: nothing but the refs themselves is a success. `whenLost` explains a lost connection. */
export function judgeOutput(
  { head, errorText, exitCode, lost }: Output,
  host: string,
  whenLost: (lost: unknown) => Refusal,
): Answered<Advertised> {
  const exit = exitCode === null ? {} : { exitCode };
  const evidence = errorText === '' ? exit : { ...exit, excerpt: excerpt(errorText) };
  const judged = judgeRefs(head, { host, evidence: exit, secrets: [] });
  if (judged.ok && lost === undefined) return judged;
  const named = (refusal: Refusal): Answered<never> => ({
    ok: false,
    ...refusal,
    blanks: { host, ...refusal.blanks },
    evidence: { ...evidence, ...refusal.evidence },
  });
  const refused = (reason: Refusal['reason'], blanks: Refusal['blanks']) =>
    named({ reason, blanks, evidence: {}, retryAfterSeconds: null });
  const said = head.state.kind === 'malformed' ? (head.state.errorText ?? '') : '';
  // Azure DevOps may hang up as soon as it has said why.
  const known = reasonInWords(`${errorText}\n${said}`);
  if (known !== null) return refused(known, { status: exitCode ?? 'no exit code' });
  if (/shell access is not supported/i.test(errorText)) {
    return refused('SshFailed', { problem: 'it takes git-upload-pack for a shell, which it does not offer' });
  }
  if (lost !== undefined) return named(whenLost(lost));
  if (head.bytes > 0 && !judged.ok) return named(judged);
  if (errorText.trim() !== '') return refused('UnexpectedAnswer', { status: `exit code ${exitCode ?? 'missing'}` });
  return refused('GitAnswerMalformed', { problem: 'git-upload-pack ended without an answer' });
}

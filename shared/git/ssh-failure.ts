import { excerpt } from '../model/reasons/excerpt.ts';
import type { Refusal } from '../model/reasons/refusal.ts';
import { OutboundFailure, toFailure } from '../outbound/failure.ts';
import { CommandRefused, LineClosed, LoginRefused, type SshLine } from './ssh-line.ts';
import { reasonInWords } from './ssh-words.ts';

/** Numbers of SSH_MSG_DISCONNECT that trying again can help: lost, not available, too many connections (RFC 4253). */
const passing: ReadonlySet<number> = new Set([7, 10, 12]);

/** What the loss of a connection amounts to. Whatever the server did to it, it is a finding about the server. */
export function toSshFailure(error: unknown, line: SshLine, host: string, signal: AbortSignal): Refusal {
  const stage = line.stage();
  const refusal = (reason: Refusal['reason'], blanks: Refusal['blanks'] = {}, evidence: Refusal['evidence'] = {}) => ({
    reason,
    blanks: { host, ...blanks },
    evidence: { stage, ...evidence },
    retryAfterSeconds: null,
  });
  if (error instanceof OutboundFailure || signal.aborted) return toFailure(error, 'http', signal, { host });
  if (error instanceof LoginRefused) return refusal('SshKeyRefused');
  const { message, level, code } = parts(error);
  if (level === 'client-socket')
    return refusal('ConnectionReset', {}, { error: typeof code === 'string' ? code : 'unknown' });
  const words = excerpt(message, [], 120);
  if (error instanceof CommandRefused) {
    return refusal('SshFailed', { problem: `it does not run git-upload-pack (${words})` }, { error: words });
  }
  if (typeof code === 'number') {
    const known = reasonInWords(message);
    const evidence = { disconnect: code, excerpt: words };
    if (known !== null) return refusal(known, {}, evidence);
    if (passing.has(code)) return refusal('ServiceUnavailable', { status: `SSH disconnect ${code}` }, evidence);
    if (stage === 'login') return refusal('SshKeyRefused', {}, evidence);
    return refusal('SshFailed', { problem: `it ended the connection and said “${words}”` }, evidence);
  }
  const outdated = /no matching (.+)/.exec(message)?.[1];
  if (outdated !== undefined) return refusal('SshAlgorithmsOutdated', { what: thing(outdated) }, { error: words });
  const heard = excerpt(line.heard(), [], 60);
  if (stage === 'greeting' && heard !== '') {
    return refusal('SshFailed', { problem: `it is no SSH server, for it began with “${heard}”` }, { excerpt: heard });
  }
  if (error instanceof LineClosed || stage === 'greeting') return refusal('ConnectionReset');
  return refusal('SshFailed', { problem: `it broke the rules of the protocol (${words})` }, { error: words });
}

function parts(error: unknown): { message: string; level: unknown; code: unknown } {
  if (!(error instanceof Error)) return { message: String(error), level: undefined, code: undefined };
  return { message: error.message, level: Reflect.get(error, 'level'), code: Reflect.get(error, 'code') };
}

function thing(wanting: string): string {
  if (wanting.includes('host key')) return 'algorithm of the host key';
  if (wanting.includes('cipher')) return 'cipher';
  if (wanting.includes('MAC')) return 'message authentication code';
  return wanting.includes('compression') ? 'way without compression' : 'key exchange';
}

import { excerpt } from '../model/reasons/excerpt.ts';
import type { Answered, Refusal } from '../model/reasons/refusal.ts';
import { type Advertised, makeAdvertisementReader, type ReadState } from './advertisement.ts';

/** About 600 refs: up to here reading to the end proves that the answer is whole, beyond it the head has to do. */
export const refsLimit = 65_536;

/** What was read of an advertisement; `ended`: the server has sent no more than this. */
export type RefsHead = { state: ReadState; bytes: number; ended: boolean };

/** Takes an advertisement in pieces, until `more` is false: it is complete, malformed, or at the limit. */
export function makeRefsHead(form: { announced: boolean }): {
  take(piece: Buffer): { more: boolean };
  head(ended: boolean): RefsHead;
} {
  const reader = makeAdvertisementReader(form);
  const buffer = Buffer.alloc(refsLimit);
  let bytes = 0;
  const read = () => reader.read(buffer.subarray(0, bytes));
  return {
    take(piece) {
      bytes += piece.copy(buffer, bytes);
      return { more: read().kind === 'more' && bytes < refsLimit };
    },
    head: (ended) => ({ state: read(), bytes, ended }),
  };
}

/** What the head of an advertisement proves. `host` is who sent it. */
export function judgeRefs(
  { state, bytes, ended }: RefsHead,
  { host, evidence, secrets }: { host: string; evidence: Refusal['evidence']; secrets: readonly string[] },
): Answered<Advertised> {
  const counted = { ...evidence, bytes };
  if (state.kind === 'malformed') {
    const said = state.errorText === null ? {} : { excerpt: excerpt(state.errorText, secrets) };
    return malformedRefs(state.problem, { ...counted, ...said });
  }
  if (state.advertised === null && !ended) {
    const blanks = { host, limit: refsLimit };
    return { ok: false, reason: 'AnswerTooLarge', blanks, evidence: counted, retryAfterSeconds: null };
  }
  if (state.advertised === null || (ended && state.kind === 'more')) {
    return malformedRefs('the list of refs breaks off', counted);
  }
  const refs = state.kind === 'complete' ? { refs: state.refs } : {};
  return {
    ok: true,
    value: state.advertised,
    evidence: { ...state.advertised, ...refs, ...counted },
    retryAfterSeconds: null,
  };
}

export function malformedRefs(problem: string, evidence: Refusal['evidence']): Answered<never> {
  return { ok: false, reason: 'GitAnswerMalformed', blanks: { problem }, evidence, retryAfterSeconds: null };
}

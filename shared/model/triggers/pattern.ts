import { RE2JS } from 're2js';

/** Whether the whole of a text is what the pattern says. Takes time that grows with the text, never faster. */
export type Pattern = (text: string) => boolean;

/** A longer pattern is a mistake; a longer text is not looked at, and does not match. */
export const longestPattern = 1_000;
export const longestText = 2_000;
/** Steps of a compiled pattern, which `(a{1000}){1000}` multiplies out of thirteen characters. */
const mostSteps = 2_000;

/**
 * A pattern in the syntax of RE2, which is that of Java without what needs backtracking: no user's pattern can stall
 * the service. As in Harness it must match the whole text, and a dot matches line breaks too.
 * @returns what is wrong with the pattern, as a sentence, when it is none
 */
export function toPattern(source: string): { ok: true; pattern: Pattern } | { ok: false; problem: string } {
  if (source.length > longestPattern) {
    return { ok: false, problem: `A pattern cannot be more than ${longestPattern} characters long.` };
  }
  try {
    const compiled = RE2JS.compile(source, RE2JS.DOTALL);
    if (compiled.programSize() > mostSteps) {
      return { ok: false, problem: 'The pattern is too large: its counted repetitions multiply.' };
    }
    return { ok: true, pattern: (text) => text.length <= longestText && compiled.testExact(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    const problem = /lookahead|lookbehind|backreference|invalid or unsupported Perl syntax|invalid escape/i.test(why)
      ? `The pattern cannot be used (${why}). Lookaround and back-references do not exist here, since their cost has no bound.`
      : `The pattern cannot be read (${why}).`;
    return { ok: false, problem };
  }
}

import { RE2JS, RE2Set } from 're2js';

/** A pattern made ready. `steps`: how long its program is, by which the cost of a text grows at most. */
export type Pattern = { steps: number; matches: (text: string) => boolean };

/** A longer pattern is a mistake; a longer text is not looked at, and does not match. */
export const longestPattern = 1_000;
export const longestText = 2_000;
/** Steps of a compiled pattern, which `(a{1000}){1000}` multiplies out of thirteen characters. */
const mostSteps = 250;
/** Characters times steps: two milliseconds at most for the worst pattern known, `[ab]*a[ab]{n}`. */
const mostWork = 60_000;
/** What an automaton may remember. With more, such a pattern spends its time on states that never come back. */
const mostBytes = 8192;

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
    const steps = RE2JS.compile(source, RE2JS.DOTALL).programSize();
    if (steps > mostSteps) {
      return { ok: false, problem: `The pattern is too large: ${steps} steps, and ${mostSteps} are the most.` };
    }
    // A set of one: only of a set can the memory be bounded.
    const set = new RE2Set(RE2Set.ANCHOR_BOTH, RE2JS.DOTALL, mostBytes);
    set.add(source);
    set.compile();
    const longest = longestTextOf(steps);
    return { ok: true, pattern: { steps, matches: (text) => text.length <= longest && set.match(text).length > 0 } };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    const problem = /lookahead|lookbehind|backreference|invalid or unsupported Perl syntax|invalid escape/i.test(why)
      ? `The pattern cannot be used (${why}). Lookaround and back-references do not exist here, since their cost has no bound.`
      : `The pattern cannot be read (${why}).`;
    return { ok: false, problem };
  }
}

/** The longest text that a pattern of so many steps is tried on. */
export function longestTextOf(steps: number): number {
  return Math.min(longestText, Math.floor(mostWork / steps));
}

/** What every text that matches begins with, as far as that is plain to see; may be empty. */
export function literalStart(source: string): string {
  if (source.includes('|')) return '';
  const [start = ''] = /^[\w/ -]*/.exec(source) ?? [];
  return /[*?+{]/.test(source.charAt(start.length)) ? start.slice(0, -1) : start;
}

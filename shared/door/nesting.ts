import { Lexer } from 'yaml';

/** Comes before the token of a plain scalar, which may itself be a bracket or a dash. */
const scalar = '\u001F';

/**
 * Whether a YAML or JSON text nests more levels than `limit` without indenting them: in brackets, or as `- - -` on one
 * line. The parser calls itself for each level and needs a second to fail on 64 KiB of brackets; the lexer does not.
 * What is indented needs a blank more for each level, which keeps it harmless.
 */
export function nestsDeeperThan(text: string, limit: number): boolean {
  let brackets = 0;
  let indicators = 0;
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    if (previous !== scalar) {
      if (token === '[' || token === '{') brackets++;
      else if (token === ']' || token === '}') brackets = Math.max(0, brackets - 1);
      else if (token === '-' || token === '?') indicators++;
      else if (token === '\n' || token === '\r\n') indicators = 0;
      if (brackets + indicators > limit) return true;
    }
    previous = token;
  }
  return false;
}

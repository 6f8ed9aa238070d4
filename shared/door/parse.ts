import { type Document, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { type Refusal, refuseAll } from '../model/errors.ts';
import { nestsDeeperThan } from './nesting.ts';

/**
 * Keys are compared here: the parser compares each with each, which costs seconds for the keys that fit into a body. It
 * is kept silent, since its warnings go to the console and quote the body.
 *
 * `firstLine`: where the text begins in what the caller sent.
 * @throws Refusal InvalidRequest
 */
export function parseText(text: string, firstLine = 1): unknown {
  if (nestsDeeperThan(text, mostLevels)) {
    const hint = 'A definition has no more than six levels.';
    throw notParsable('BodyNotParsable', `The body has more than ${mostLevels} levels.`, hint);
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: 'core', uniqueKeys: false, lineCounter, logLevel: 'error' });
  const fault = faultOf(document);
  if (fault === null) return document.toJS();
  const { line, col } = lineCounter.linePos(fault.offset);
  const message = `The body is neither JSON nor YAML: ${fault.what} (line ${line + firstLine - 1}, column ${col}).`;
  throw notParsable('BodyNotParsable', message, fault.hint);
}

export const mostLevels = 50;

type Fault = { what: string; hint: string; offset: number };

function faultOf(document: Document.Parsed): Fault | null {
  const [error] = document.errors;
  if (error !== undefined)
    return { what: faultNames[error.code] ?? 'syntax error', hint: correctIt, offset: error.pos[0] };
  const faults: Fault[] = [];
  visit(document, {
    // A few lines of aliases can stand for gigabytes.
    Alias(_, alias) {
      const offset = alias.range?.[0] ?? 0;
      faults.push({ what: 'an alias is used', hint: 'Write out what the alias stands for.', offset });
      return visit.BREAK;
    },
    Map(_, map) {
      const keys = new Set<string>();
      for (const { key } of map.items) {
        const offset = isNode(key) ? (key.range?.[0] ?? 0) : 0;
        const name = isScalar(key) ? String(key.value) : isNode(key) ? null : '';
        if (name === null) faults.push({ what: 'a key is a list or an object', hint: correctIt, offset });
        else if (keys.has(name)) faults.push({ what: 'a key stands there twice', hint: correctIt, offset });
        else keys.add(name);
      }
      return faults.length === 0 ? undefined : visit.BREAK;
    },
  });
  return faults[0] ?? null;
}

const correctIt = 'Correct it there.';

/** In our words: the parser's own sentences quote the body, which may hold a secret. */
const faultNames: Record<string, string> = {
  MULTIPLE_DOCS: 'there is more than one document',
  TAB_AS_INDENT: 'a tab is used to indent',
  BAD_INDENT: 'the indentation is wrong',
  MISSING_CHAR: 'a character is missing',
  BAD_DQ_ESCAPE: 'an escape in double quotes is wrong',
};

export function notParsable(code: 'BodyMissing' | 'BodyNotParsable', message: string, hint: string): Refusal {
  return refuseAll([{ pointer: '', code, message, hint }]);
}

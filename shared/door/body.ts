import type { HttpRequest } from '@azure/functions';
import { type Document, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { Refusal, refuseAll } from '../model/errors.ts';
import { nestsDeeperThan } from './nesting.ts';

/** What a door takes as its body. A door without a body does not look at what was sent. */
export type BodyRule = 'none' | 'definition';

const limitBytes = 65_536;

/** Harness takes definitions under all of these, and YAML reads JSON too, so one parser reads every body. */
const contentTypes = new Set([
  'application/json',
  'application/yaml',
  'application/x-yaml',
  'text/yaml',
  'text/x-yaml',
  'text/plain',
  'text/html',
  // What curl says of -d when it is told nothing.
  'application/x-www-form-urlencoded',
]);

/** `request`: as much of one as is needed. @throws Refusal InvalidRequest, BodyTooLarge, ContentTypeNotSupported */
export async function readBody(request: Pick<HttpRequest, 'headers' | 'body'>, rule: BodyRule): Promise<unknown> {
  if (rule === 'none') return undefined;
  requireContentType(request.headers.get('content-type'));
  const text = await readText(request.body);
  if (text.trim() === '')
    throw notParsable('BodyMissing', 'The body is empty.', 'Send the definition as JSON or YAML.');
  return parse(text);
}

/**
 * Keys are compared here: the parser compares each with each, which costs seconds for the keys that fit into a body. It
 * is kept silent, since its warnings go to the console and quote the body.
 */
function parse(text: string): unknown {
  if (nestsDeeperThan(text, mostLevels)) {
    const hint = 'A definition has no more than six levels.';
    throw notParsable('BodyNotParsable', `The body has more than ${mostLevels} levels.`, hint);
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: 'core', uniqueKeys: false, lineCounter, logLevel: 'error' });
  const fault = faultOf(document);
  if (fault === null) return document.toJS();
  const { line, col } = lineCounter.linePos(fault.offset);
  const message = `The body is neither JSON nor YAML: ${fault.what} (line ${line}, column ${col}).`;
  throw notParsable('BodyNotParsable', message, fault.hint);
}

const mostLevels = 50;

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

function requireContentType(header: string | null): void {
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === '' || contentTypes.has(type)) return;
  const hint = 'Send application/json or application/yaml.';
  throw new Refusal('ContentTypeNotSupported', `The content type ${type.slice(0, 100)} is not accepted.`, hint);
}

/** Counts while reading, so that a body without a length is refused as soon as it is too large. */
async function readText(body: HttpRequest['body']): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (body !== null) {
    for await (const chunk of body.values({ preventCancel: true })) {
      size += chunk.byteLength;
      if (size > limitBytes) break;
      chunks.push(chunk);
    }
    if (size > limitBytes) {
      // Left unread, the rest blocks the connection between host and worker, and with it somebody's next request.
      body.pipeTo(new WritableStream()).catch(() => undefined);
      const hint = 'Definitions are far smaller; check what is being sent.';
      throw new Refusal('BodyTooLarge', `The body is larger than ${limitBytes} bytes.`, hint);
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw notParsable('BodyNotParsable', 'The body is not UTF-8.', 'Send it as UTF-8.');
  }
}

function notParsable(code: 'BodyMissing' | 'BodyNotParsable', message: string, hint: string): Refusal {
  return refuseAll([{ pointer: '', code, message, hint }]);
}

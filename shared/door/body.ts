import type { HttpRequest } from '@azure/functions';
import { parseDocument } from 'yaml';
import { Refusal, refuseAll } from '../model/errors.ts';

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

export async function readBody(request: HttpRequest, rule: BodyRule): Promise<unknown> {
  if (rule === 'none') return undefined;
  requireContentType(request.headers.get('content-type'));
  const text = await readText(request);
  if (text.trim() === '')
    throw notParsable('BodyMissing', 'The body is empty.', 'Send the definition as JSON or YAML.');
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true, merge: false, prettyErrors: true });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const [line] = fault.linePos ?? [];
    const place = line === undefined ? '' : ` (line ${line.line}, column ${line.col})`;
    throw notParsable(
      'BodyNotParsable',
      `The body is neither JSON nor YAML: ${faultNames[fault.code] ?? 'syntax error'}${place}.`,
      'Correct it there.',
    );
  }
  try {
    // No aliases: a few lines of them can stand for gigabytes.
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw notParsable('BodyNotParsable', 'The body uses YAML aliases.', 'Write out what the alias stands for.');
  }
}

/** In our words: the parser's own sentences quote the body, which may hold a secret. */
const faultNames: Record<string, string> = {
  DUPLICATE_KEY: 'a key stands there twice',
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

/** Counts while reading, so that a body without a length is stopped as soon as it is too large. */
async function readText(request: HttpRequest): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body !== null) {
    for await (const chunk of request.body) {
      size += chunk.byteLength;
      if (size > limitBytes) {
        const hint = 'Definitions are far smaller; check what is being sent.';
        throw new Refusal('BodyTooLarge', `The body is larger than ${limitBytes} bytes.`, hint);
      }
      chunks.push(chunk);
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

import type { HttpRequest } from '@azure/functions';
import { Refusal } from '../model/errors.ts';
import { notParsable, parseText } from './parse.ts';

/**
 * What a door takes as its body. `none` does not look at what was sent; `optional` is a definition or nothing;
 * `documents` is handed on as text, to be read one document at a time; `delivery` is a definition together with what Azure
 * DevOps has sent, JSON where it is longer than a definition; `unread` is read by the handler, after it has
 * looked at the head of the request.
 */
export type BodyRule = 'none' | 'definition' | 'optional' | 'documents' | 'delivery' | 'unread';

const definitionBytes = 65_536;
const documentsBytes = 4 * 1024 * 1024;
/** Azure DevOps sends up to 2 MB. https://learn.microsoft.com/azure/devops/service-hooks/troubleshoot */
const deliveryBytes = 2 * 1024 * 1024 + definitionBytes;

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
  if (rule === 'none' || rule === 'unread') return undefined;
  requireContentType(request.headers.get('content-type'));
  const text = await readText(request.body, limits[rule]);
  if (text.trim() === '') {
    if (rule === 'optional') return undefined;
    throw notParsable('BodyMissing', 'The body is empty.', 'Send the definition as JSON or YAML.');
  }
  if (rule === 'documents') return text;
  return text.length > definitionBytes ? parseLong(text) : parseText(text);
}

const limits: Record<Exclude<BodyRule, 'none' | 'unread'>, number> = {
  definition: definitionBytes,
  optional: definitionBytes,
  documents: documentsBytes,
  delivery: deliveryBytes,
};

/** YAML takes a hundred times as long, and the same key twice as in JSON is nobody's mistake but the sender's. */
function parseLong(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const message = `The body is no JSON, and longer than the ${definitionBytes} bytes that YAML may have.`;
    throw notParsable('BodyNotParsable', message, 'Send it as JSON.');
  }
}

function requireContentType(header: string | null): void {
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === '' || contentTypes.has(type)) return;
  const hint = 'Send application/json or application/yaml.';
  throw new Refusal('ContentTypeNotSupported', `The content type ${type.slice(0, 100)} is not accepted.`, hint);
}

async function readText(body: HttpRequest['body'], limitBytes: number): Promise<string> {
  const bytes = await readBytes(body, limitBytes);
  if (bytes === null) {
    const hint =
      limitBytes === documentsBytes
        ? 'Send the documents in several imports.'
        : 'Definitions are far smaller; check what is being sent.';
    throw new Refusal('BodyTooLarge', `The body is larger than ${limitBytes} bytes.`, hint);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notParsable('BodyNotParsable', 'The body is not UTF-8.', 'Send it as UTF-8.');
  }
}

/** Null as soon as there are more: counted while reading, so that a body without a length cannot grow in here. */
export async function readBytes(body: HttpRequest['body'], limitBytes: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body?.values({ preventCancel: true }) ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) break;
    chunks.push(chunk);
  }
  if (size <= limitBytes) return Buffer.concat(chunks);
  letRunOff(body);
  return null;
}

/** Left unread, the rest blocks the connection between host and worker, and with it somebody's next request. */
export function letRunOff(body: HttpRequest['body']): void {
  if (body?.locked === false) body.pipeTo(new WritableStream()).catch(() => undefined);
}

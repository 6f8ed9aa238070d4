import { type Problem, Refusal } from '../model/errors.ts';
import { readJson } from './json.ts';
import { mostLevels, notParsable, parseText } from './parse.ts';

/** One document of a YAML stream: what it says, or why it cannot be read. */
export type ReadDocument = { value: unknown; problems: readonly Problem[] };

/** A line that starts so ends whatever was open, a quoted or a block text too (YAML 1.2.2, 9.1.2 c-forbidden). */
const marker = /^(?=---(?:[ \t\r\n]|$))/m;

/** Also of what lies between two markers: a stream of nothing but markers is not read for seconds. */
const mostDocuments = 5_000;
const mostCharacters = 65_536;

/**
 * Reads each document of a YAML stream by itself, so that one that cannot be read does not hide the others. Empty ones
 * are left out: a stream may begin with a marker or a comment. JSON is one document.
 * @throws Refusal BodyTooLarge
 */
export async function readDocuments(text: string): Promise<ReadDocument[]> {
  const json = readJson(text, mostLevels);
  if (json !== null) return [{ ...json, problems: [] }];
  const pieces = text.split(marker);
  if (pieces.length > mostDocuments) {
    const detail = `The body has more than ${mostDocuments} documents.`;
    throw new Refusal('BodyTooLarge', detail, 'Send the documents in several imports.');
  }
  const read: ReadDocument[] = [];
  let line = 1;
  for (const piece of pieces) {
    const document = readOne(piece, line);
    if (document.value !== null || document.problems.length > 0) read.push(document);
    line += piece.split('\n').length - 1;
    await letOthersGo();
  }
  return read;
}

function readOne(text: string, firstLine: number): ReadDocument {
  try {
    if (text.length > mostCharacters) throw tooLong(firstLine);
    return { value: parseText(text, firstLine) ?? null, problems: [] };
  } catch (error) {
    if (error instanceof Refusal) return { value: null, problems: error.problems };
    throw error;
  }
}

function tooLong(line: number): Refusal {
  const message = `The document that begins in line ${line} is longer than ${mostCharacters} characters.`;
  return notParsable('BodyNotParsable', message, 'Separate definitions by a line ---, or send a list as JSON.');
}

/** A large stream is read while others are answered. */
function letOthersGo(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

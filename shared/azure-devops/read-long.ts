import type { IncomingMessage } from 'node:http';
import { readText } from '../outbound/body.ts';
import { OutboundFailure } from '../outbound/failure.ts';

/** Bytes of a list, unpacked: a page of a thousand changes has some 700,000. */
const limit = 4_194_304;

/** The body of an answer that may be longer than most. @throws OutboundFailure AnswerTooLarge */
export async function readLong(message: IncomingMessage): Promise<string> {
  const { text, whole } = await readText(message, limit);
  if (!whole) throw new OutboundFailure('AnswerTooLarge', { limit });
  return text;
}

import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { Refusal, badParameter } from './refusal.ts';
import type { Details } from './vault.ts';

/** Bytes of a request; the largest allowed secret with its tags stays far below. */
const largestBody = 256 * 1024;
const largestValue = 25 * 1024;

const Details = z.object({
  contentType: z.string().max(255).optional(),
  tags: z
    .record(z.string().max(256), z.string().max(256))
    .refine((tags) => Object.keys(tags).length <= 15, { message: 'at most 15 tags' })
    .optional(),
  attributes: z
    .object({ enabled: z.boolean().optional(), nbf: z.number().optional(), exp: z.number().optional() })
    .optional(),
});
const SetSecret = Details.extend({ value: z.string() });

/** @throws Refusal 400 BadParameter */
export function toSetSecret(body: unknown): { value: string; details: Details } {
  const { value, ...details } = parse(SetSecret, body);
  if (Buffer.byteLength(value) > largestValue) throw badParameter(`A secret's value is at most ${largestValue} bytes`);
  return { value, details: toDetails(details) };
}

/** @throws Refusal 400 BadParameter */
export function toUpdate(body: unknown): Details {
  return toDetails(parse(Details, body));
}

/** @throws Refusal 413 or 400 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new Refusal(413, 'RequestEntityTooLarge', 'The request is too large');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw badParameter('The request body is not JSON');
  }
}

function toDetails({ contentType, tags, attributes }: z.infer<typeof Details>): Details {
  const { enabled, nbf, exp } = attributes ?? {};
  return {
    ...(contentType !== undefined && { contentType }),
    ...(tags !== undefined && { tags }),
    ...(enabled !== undefined && { enabled }),
    ...(nbf !== undefined && { notBefore: nbf }),
    ...(exp !== undefined && { expires: exp }),
  };
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  // Paths and rules, never the values: an answer may be logged.
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw badParameter(faults.join('; '));
}

import { z } from 'zod';
import { type AnswerCode, answerErrors, type FieldCode, fieldErrors, type WarningCode, warnings } from '../errors.ts';

export const AnswerCodes = codesOf<AnswerCode>(answerErrors).meta({
  id: 'ProblemCode',
  description: 'What an answer is refused for. Each is explained in docs/errors.md; its meaning never changes.',
});

export const Mistake = z
  .object({
    pointer: z.string().meta({
      description: 'JSON pointer (RFC 6901) into the body, or `?name` for a query parameter; "" is the whole body.',
    }),
    code: codesOf<FieldCode>(fieldErrors),
    message: z.string().meta({ description: 'What was found. Never repeats a secret.' }),
    hint: z.string().meta({ description: 'What to do about it.' }),
  })
  .meta({ id: 'Mistake', description: 'One mistake of a request.' });

export const ShownWarning = z
  .object({
    pointer: z.string().meta({ description: 'JSON pointer (RFC 6901) into the body.' }),
    code: codesOf<WarningCode>(warnings),
    message: z.string(),
    hint: z.string(),
    corrected: z
      .string()
      .nullable()
      .meta({ description: 'What the value was taken for; null when it was not changed.' }),
  })
  .meta({ id: 'Warning', description: 'Something that is stored as given although it should be known.' });

/** RFC 9457, with members of our own. */
export const Problem = z
  .object({
    title: z.string().meta({ description: 'The same for every answer with this code.' }),
    status: z.int().meta({ description: 'The HTTP status.' }),
    code: AnswerCodes,
    detail: z.string().meta({ description: 'What was found, for people.' }),
    hint: z.string().meta({ description: 'What to do about it, for people.' }),
    requestId: z.string().meta({ description: 'Finds the call in the log of the service; also in `Request-Id`.' }),
    errors: z.array(Mistake).optional().meta({ description: 'Every mistake at once, when there are any to point at.' }),
  })
  .meta({ id: 'Problem', description: 'A refusal, as application/problem+json (RFC 9457).' });

function codesOf<Code extends string>(list: Record<Code, unknown>) {
  return z.enum(Object.keys(list) as [Code, ...Code[]]);
}

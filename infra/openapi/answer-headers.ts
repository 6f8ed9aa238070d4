import type { AnswerHeader } from '../../shared/door/door.ts';

const text = { type: 'string' } as const;
const seconds = { type: 'string', pattern: '^[0-9]+$' } as const;

/** On every answer. */
export const commonHeaders = {
  'Request-Id': { description: 'Finds the call in the log of the service.', required: true, schema: text },
  'Cache-Control': { description: 'Always `no-store`.', required: true, schema: text },
  'Error-Code': { description: 'The `code` of a refusal.', required: true, schema: text },
};

/** On some answers of success, and Retry-After on refusals that pass by themselves. */
export const answerHeaders = {
  ETag: { description: 'Names the definition, for `If-Match`; results do not change it.', schema: text },
  Link: { description: 'The next page, as `<address>; rel="next"`.', schema: text },
  'Operation-Location': { description: 'Where the result will be.', schema: text },
  'Retry-After': { description: 'Seconds after which it is worth asking again.', schema: seconds },
} satisfies Record<AnswerHeader, object>;

export function headerReferences(names: readonly (AnswerHeader | keyof typeof commonHeaders)[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` as const }]));
}

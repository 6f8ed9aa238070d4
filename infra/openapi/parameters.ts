import type { RequestHeader } from '../../shared/door/door.ts';
import { identifierPattern } from '../../shared/model/identifier.ts';

const text = { type: 'string' } as const;

export const conditionalParameters = {
  'If-Match': {
    name: 'If-Match',
    in: 'header' as const,
    description: '412 unless the ETag is this one; `*`: unless it exists.',
    schema: text,
  },
  'If-None-Match': {
    name: 'If-None-Match',
    in: 'header' as const,
    description: '`*`: 412 when it exists already.',
    schema: text,
  },
  Prefer: {
    name: 'Prefer',
    in: 'header' as const,
    description: '`wait=N`: answer with the result when it comes within N seconds, at most 25 (RFC 7240).',
    schema: text,
    example: 'wait=20',
  },
} satisfies Record<RequestHeader, object>;

export function headerParameters(names: readonly RequestHeader[]) {
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` as const }));
}

const identifier = { type: 'string' as const, pattern: identifierPattern.source };

const inPath: Record<string, { description: string; example: string; schema: object }> = {
  identifier: { description: 'The identifier inside the scope.', example: 'web_shop', schema: identifier },
  firing: {
    description: 'The `id` of a firing.',
    example: '2gosi8ir4cg-6f2d1c0b9a8e7f6d5c4b3a2918070605',
    schema: text,
  },
  status: {
    description: 'The `id` of a status.',
    example: '6f2d1c0b9a8e7f6d5c4b3a2918070605-1',
    schema: text,
  },
  webhookId: {
    description: 'Names the webhook; the last part of the address that Azure DevOps sends to.',
    example: `acme.${'0f8e2a31'.repeat(4)}.${'Zr4u'.repeat(8)}`,
    schema: text,
  },
  verification: { description: 'The `id` of a verification.', example: '0f8e2a31-1', schema: text },
};

/** @throws Error when nobody describes a parameter of the route */
export function pathParameters(route: string) {
  return [...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const described = inPath[name];
    if (described === undefined) throw new Error(`infra/openapi/parameters.ts does not describe {${name}}`);
    return { name, in: 'path' as const, required: true, ...described };
  });
}

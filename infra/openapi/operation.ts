import { z } from 'zod';
import type { DoorDeclaration } from '../../shared/door/door.ts';
import { refusalsOf } from '../../shared/door/refusals.ts';
import { Problem } from '../../shared/model/contract/problem.ts';
import { type AnswerCode, answerErrors } from '../../shared/model/errors.ts';
import { headerReferences } from './answer-headers.ts';
import { headerParameters, pathParameters } from './parameters.ts';

/** One door as an operation of OpenAPI. */
export function toOperation(door: DoorDeclaration) {
  const parameters = [...pathParameters(door.route), ...headerParameters(door.takes ?? [])];
  return {
    operationId: door.name,
    summary: door.summary,
    description: [door.description, door.needs === null ? 'Anybody may call it.' : `Needs \`${door.needs}\`.`]
      .filter((text) => text !== undefined)
      .join('\n\n'),
    tags: [tagOf(door.route)],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(Object.keys(door.query.shape).length === 0 ? {} : { requestParams: { query: door.query } }),
    ...(door.request === undefined ? {} : { requestBody: toRequestBody(door, door.request) }),
    responses: { ...successes(door), ...refusals(door) },
  };
}

const innerNouns: ReadonlySet<string> = new Set(['verifications', 'statuses', 'firings']);

/** `v1/connectors/{identifier}/verifications` is about verifications, `v1/connectors/validate` about connectors. */
function tagOf(route: string): string {
  const nouns = route.split('/').filter((part) => !part.startsWith('{'));
  return nouns.find((noun) => innerNouns.has(noun)) ?? nouns[1] ?? route;
}

function toRequestBody({ body }: DoorDeclaration, { schema, examples }: NonNullable<DoorDeclaration['request']>) {
  const shown = Object.entries(examples).map(([name, { summary, value }]) => [name, { summary, value }]);
  return {
    required: body !== 'optional',
    content: {
      'application/json': { schema, examples: Object.fromEntries(shown) as Record<string, object> },
      'application/yaml': { schema },
    },
  };
}

function successes({ answers, gives = [], mediaType }: DoorDeclaration) {
  const headers = headerReferences(['Request-Id', 'Cache-Control', ...gives]);
  return Object.fromEntries(
    Object.entries(answers.success).map(([status, schema]: [string, z.ZodType | null]) => {
      const content = schema === null ? {} : { content: { [mediaType ?? 'application/json']: { schema } } };
      return [status, { description: titles[status] ?? 'Done.', headers, ...content }];
    }),
  );
}

const titles: Record<string, string> = { 200: 'Done.', 201: 'Created.', 202: 'Under way.', 204: 'Done; no body.' };

function refusals(door: DoorDeclaration) {
  return Object.fromEntries([...refusalsOf(door)].map(([status, codes]) => [String(status), toRefusal(codes, status)]));
}

function toRefusal(codes: readonly AnswerCode[], status: number) {
  const these = z.looseObject({ status: z.literal(status), code: z.enum(codes) });
  return {
    description: codes.map((code) => `\`${code}\`: ${answerErrors[code].title}`).join('\n\n'),
    headers: headerReferences(['Request-Id', 'Cache-Control', 'Error-Code', ...(status === 503 ? retry : [])]),
    content: { 'application/problem+json': { schema: Problem.and(these) } },
  };
}

const retry = ['Retry-After'] as const;

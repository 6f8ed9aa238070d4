import { createConfig, lintFromString } from '@redocly/openapi-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Contract, makeContract, readContract } from '../../../infra/openapi/contract.ts';
import { answerErrors } from '../../../shared/model/errors.ts';
import { calls, contract, find, type Schema } from '../../contract/document.ts';

let made: Contract;
beforeAll(async () => {
  made = await makeContract();
});

describe('docs/openapi.json', () => {
  test('is what the doors declare, and so are the types of the client (npm run openapi)', async () => {
    const { document, types } = await readContract();
    // Not toBe: a difference of thousands of lines helps nobody.
    expect(document === made.document, 'docs/openapi.json is not what the doors declare').toBe(true);
    expect(types === made.types, 'test/client/api.ts is not made from docs/openapi.json').toBe(true);
  });

  test('pleases the linter', async () => {
    // Two doors take nothing, so that no mistake of a caller is possible.
    const rules = { 'operation-4xx-response': 'off' } as const;
    const config = await createConfig({ extends: ['recommended'], rules });
    const problems = await lintFromString({ source: made.document, config, absoluteRef: 'openapi.json' });
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  });

  test('knows every code that an answer can have', () => {
    expect(contract.components.schemas['ProblemCode']?.enum?.toSorted()).toEqual(Object.keys(answerErrors).toSorted());
  });

  test('shows values of secrets in requests only, and marks them there', () => {
    const secrets = new Set(['value', 'privateKey', 'passphrase']);
    const requests = calls.flatMap(({ operation }) => Object.values(operation.requestBody?.content ?? {}));
    const answers = calls.flatMap(({ operation }) =>
      Object.values(operation.responses).flatMap(({ content = {} }) => Object.values(content)),
    );
    const sent = fieldsOf(requests).filter(([name, { type }]) => secrets.has(name) && type === 'string');
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter(([, { writeOnly }]) => writeOnly !== true)).toEqual([]);
    const told = fieldsOf(answers).filter(([name, { type, writeOnly }]) => {
      return writeOnly === true || (secrets.has(name) && type === 'string');
    });
    expect(told).toEqual([]);
  });
});

function fieldsOf(bodies: readonly { schema: Schema }[]): [string, Schema][] {
  return bodies.flatMap(({ schema }) => properties(schema));
}

/** Every property that a value of a schema can have, at any depth. */
function properties(schema: Schema, seen = new Set<string>()): [string, Schema][] {
  if (schema.$ref !== undefined) {
    if (seen.has(schema.$ref)) return [];
    return properties(find(schema.$ref) as Schema, new Set([...seen, schema.$ref]));
  }
  const { additionalProperties, items } = schema;
  // What a condition compares with is no secret.
  const plain = Object.hasOwn(schema.properties ?? {}, 'operator') ? ['value'] : [];
  const own = Object.entries(schema.properties ?? {}).filter(([name]) => !plain.includes(name));
  const inner = [...own.map(([, property]) => property), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const more = [...(schema.allOf ?? []), ...(items === undefined ? [] : [items])];
  const values = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  return [...own, ...[...inner, ...more, ...values].flatMap((part) => properties(part, seen))];
}

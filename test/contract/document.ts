import { readFileSync } from 'node:fs';

/** A schema of JSON Schema 2020-12, as far as the contract uses it. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
  properties?: Record<string, Schema>;
  required?: readonly string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  writeOnly?: boolean;
};

export type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema };

type Content = Record<string, { schema: Schema; examples?: Record<string, { summary: string; value: unknown }> }>;

export type Operation = {
  operationId: string;
  parameters?: readonly (Parameter | { $ref: string })[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { headers: Record<string, unknown>; content?: Content }>;
};

export type Contract = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** The contract as committed. */
export const contract = JSON.parse(
  readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'),
) as Contract;

export type Call = { path: string; method: string; operation: Operation };

export const calls: readonly Call[] = Object.entries(contract.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

export function parametersOf({ parameters = [] }: Operation): Parameter[] {
  return parameters.map((parameter) => ('$ref' in parameter ? (find(parameter.$ref) as Parameter) : parameter));
}

/** What a reference inside the contract stands for. @throws Error */
export function find(reference: string): unknown {
  let found: unknown = contract;
  for (const step of reference.replace(/^#\//, '').split('/')) {
    const inner = Object.entries(found ?? {}).find(([name]) => name === step);
    if (inner === undefined) throw new Error(`The contract has no ${reference}`);
    found = inner[1];
  }
  return found;
}

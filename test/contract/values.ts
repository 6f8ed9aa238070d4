import * as fc from 'fast-check';
import { find, type Schema } from './document.ts';

/** Values that a schema allows. */
export function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return valuesOf(find(schema.$ref) as Schema);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return fc.oneof(...choices.map(valuesOf));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => valuesOf({ ...schema, type })));
  switch (schema.type) {
    case 'string':
      return textsOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}), { maxLength: 4 });
    case 'object':
      return objectsOf(schema);
    case undefined:
      return fc.jsonValue({ maxDepth: 3 });
    default:
      throw new Error(`No values are known of type ${schema.type}`);
  }
}

function textsOf({ pattern, format, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  if (format === 'date-time') return fc.date({ noInvalidDate: true, min, max }).map((date) => date.toISOString());
  const lengths = { minLength, maxLength: Math.min(maxLength, 60) };
  return fc.oneof(fc.string(lengths), fc.string({ ...lengths, unit: 'binary' }), likely);
}

const [min, max] = [new Date('2000-01-01T00:00:00Z'), new Date('2100-01-01T00:00:00Z')];

/** What stands in such fields when people fill them in, so that some values get past the first check. */
const likely = fc.constantFrom(
  'web',
  'account.pat',
  'org.pat',
  'pat',
  'account.web_pat',
  'https://dev.azure.com/fabrikam/Fiber/_git/web',
  'https://dev.azure.com/fabrikam/Fiber',
  'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web',
);

function objectsOf({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> {
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, valuesOf(property)])),
    { requiredKeys: [...required] },
  );
  if (typeof additionalProperties !== 'object') return known;
  const keys = fc.oneof(fc.string({ maxLength: 20 }), likely);
  const more = fc.dictionary(keys, valuesOf(additionalProperties), { maxKeys: 3 });
  return fc.tuple(more, known).map(([others, own]) => ({ ...others, ...own }));
}

import * as fc from 'fast-check';
import { type Call, type Parameter, parametersOf } from './document.ts';
import { spoilt } from './spoilt-values.ts';
import { valuesOf } from './values.ts';

export type Request = {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  /** Absent: none is sent. */
  body?: string;
};

/** Requests to an operation, most of them nearly as the contract wants them. `account` is who calls. */
export function requestsTo(call: Call, account: string): fc.Arbitrary<Request> {
  const parameters = parametersOf(call.operation);
  const methods = call.method === 'GET' ? fc.constantFrom('GET', 'GET', 'HEAD') : fc.constant(call.method);
  return fc
    .record({
      method: methods,
      path: pathsOf(call.path, parameters),
      query: queriesOf(parameters, account),
      headers: headersOf(parameters),
      content: contentsOf(call),
    })
    .map(({ method, path, query, headers, content }) => ({
      method,
      path: `${path}?${query}`,
      headers: { ...headers, ...(content === null ? {} : { 'content-type': content.type }) },
      ...(content === null ? {} : { body: content.text }),
    }));
}

/** Few names, so that calls meet what others have left; `web_shop` and `push_to_main` are those of the examples. */
const names = fc.constantFrom('web', 'web_shop', 'web_shop', 'pat', 'azure_pat', 'validate', 'push_to_main');

function pathsOf(path: string, parameters: readonly Parameter[]): fc.Arbitrary<string> {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const valid = inPath.map(({ schema }) => fc.oneof({ weight: 12, arbitrary: names }, valuesOf(schema), segments));
  return fc.tuple(...valid).map((values) => {
    const left = values.map((value) => segmentOf(String(value)));
    return path.replaceAll(/\{\w+\}/g, () => left.shift() ?? '');
  });
}

const segments = fc.string({ unit: 'binary', maxLength: 140 });

/** An empty segment, and one of dots, would make another address. */
function segmentOf(value: string): string {
  return /^\.{0,2}$/.test(value) ? 'dots' : encodeURIComponent(value.toWellFormed());
}

function queriesOf(parameters: readonly Parameter[], account: string): fc.Arbitrary<string> {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query' && parameter.name !== 'accountIdentifier');
  const odd = fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => text.isWellFormed());
  const values = Object.fromEntries(
    inQuery.map(({ name, schema }) => [name, fc.oneof({ weight: 6, arbitrary: valuesOf(schema) }, odd, names)]),
  );
  const some = fc.subarray(Object.keys(values));
  const accounts = fc.oneof({ weight: 20, arbitrary: fc.constant(account) }, odd);
  return fc
    .tuple(accounts, fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, some), fc.record(values))
    .map(([accountIdentifier, chosen, given]) => {
      const query = new URLSearchParams({ accountIdentifier });
      for (const name of chosen) query.set(name, String(given[name]).toWellFormed());
      return query.toString();
    });
}

const printable = fc.string({ unit: 'grapheme-ascii', maxLength: 30 }).map((text) => text.trim());

const headerValues: Record<string, fc.Arbitrary<string>> = {
  'If-Match': fc.oneof(fc.constantFrom('*', '"deadbeef-1"', 'W/"deadbeef-1"'), printable),
  'If-None-Match': fc.oneof(fc.constantFrom('*', '"deadbeef-1"'), printable),
  Prefer: fc.oneof(fc.constantFrom('wait=0', 'respond-async', 'wait=-1', 'wait=1.5'), printable.map(withoutWait)),
};

/** A test has no time to wait. */
function withoutWait(text: string): string {
  return text.replaceAll(/wait/gi, 'weight');
}

function headersOf(parameters: readonly Parameter[]): fc.Arbitrary<Record<string, string>> {
  const known = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
  const values = Object.fromEntries(known.map((name) => [name, headerValues[name] ?? printable]));
  return fc
    .option(fc.record(values, { requiredKeys: [] }), { nil: {}, freq: 2 })
    .map((given) => Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)])));
}

type Sent = { type: string; text: string };

function contentsOf({ operation }: Call): fc.Arbitrary<Sent | null> {
  const declared = operation.requestBody?.content['application/json'];
  if (declared === undefined) return fc.constant(null);
  const examples = Object.values(declared.examples ?? {}).map(({ value }) => value);
  const good = fc.oneof(valuesOf(declared.schema), { weight: 2, arbitrary: fc.constantFrom(...examples) });
  const json = fc.oneof(good, spoilt(good), spoilt(spoilt(good))).map((value) => JSON.stringify(value) ?? '');
  const broken = fc.tuple(json, fc.nat(), fc.string({ maxLength: 3 })).map(([text, at, inserted]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + inserted + text.slice(place + 1);
  });
  const texts = fc.oneof(
    { weight: 5, arbitrary: json },
    broken,
    fc.string({ unit: 'binary', maxLength: 200 }),
    hostile,
  );
  const types = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('application/json', 'application/yaml', 'text/plain') },
    fc.constantFrom('application/xml', 'multipart/form-data', 'application/json; charset=utf-16'),
  );
  const sent = fc.record({ type: types, text: texts.map((text) => text.toWellFormed()) });
  return operation.requestBody?.required === false ? fc.option(sent, { freq: 3 }) : sent;
}

const hostile = fc.constantFrom(
  '',
  '---\n---\n---',
  'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]',
  '{"connector": {"name": "a", "name": "b"}}',
  '{"__proto__": {"admin": true}, "connector": {"__proto__": {}}}',
  '['.repeat(10_000),
  '- '.repeat(10_000),
  '{"a":'.repeat(5_000),
  'connector: !!js/function "function(){}"',
  '? [a]\n: b',
  'x'.repeat(70_000),
  '%YAML 9.9\n---\nconnector: {}',
);

import * as fc from 'fast-check';

/** A value of which one part, at any depth, was replaced, removed or doubled. */
export function spoilt(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(values, fc.nat(), fc.option(oddities, { nil: undefined, freq: 4 })).map(([value, place, odd]) => {
    const copy: unknown = structuredClone(value);
    const places = placesIn(copy);
    const chosen = places[place % Math.max(1, places.length)];
    if (chosen === undefined) return odd;
    if (odd === undefined) Reflect.deleteProperty(chosen.holder, chosen.key);
    // Not an assignment: a key may be __proto__.
    else Object.defineProperty(chosen.holder, chosen.key, { value: odd, enumerable: true, configurable: true });
    return copy;
  });
}

/** What has broken services like this one. */
const oddities: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    '../..',
    'a/b',
    'a\\b',
    'a#b?c',
    '\u0000',
    'a\r\nX-Injected: 1',
    '\ud800',
    '\uffff',
    "' or 1 eq 1 or '",
    '__proto__',
    'constructor',
    'hasOwnProperty',
    '${{<+secrets.getValue("a")>}}',
    'x'.repeat(129),
    'x'.repeat(5_000),
    { __proto__: null, toString: 1 },
    { kind: 'EncryptedText', value: 'x' },
  ),
);

type Place = { holder: object; key: string };

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...placesIn(inner)]);
}

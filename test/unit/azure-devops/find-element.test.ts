import { expect, test } from 'vitest';
import { findElement } from '../../../shared/azure-devops/find-element.ts';

const limits = { all: 10_000_000, element: 500 };

async function* inPieces(text: string, length: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

type Element = { name?: unknown } | undefined | null;
const named = (name: string) => ({ holds: 'name', fits: (element: unknown) => (element as Element)?.name === name });
const find = (text: string, name: string, length = 7) => findElement(inPieces(text, length), named(name), limits);

const list = JSON.stringify({
  count: 4,
  note: 'brackets [{ in "text" \\ and }]',
  value: [
    { name: 'a', project: { name: 'inner', tags: [{ name: 'innermost' }] } },
    { name: 'réseau {"name":"trap"} \\"', size: 1 },
    { name: 'c', links: [] },
    { name: 'c', second: true },
  ],
});

test.each([1, 2, 7, 10_000])('An element is found in pieces of %i bytes', async (length) => {
  expect(await find(list, 'réseau {"name":"trap"} \\"', length)).toMatchObject({ size: 1 });
  expect(await find(list, 'c', length)).toEqual({ name: 'c', links: [] });
});

test.each(['inner', 'innermost', 'trap', 'nothing'])('%s is no element', async (name) => {
  expect(await find(list, name)).toBeNull();
});

test.each(['', '[]', 'null', '{"value":', '{"value":[{"name":"a"', '}}}]]]', '<html>{[{"', '{"value":[{name}]}'])(
  'In %j there is none',
  async (text) => {
    expect(await find(text, 'a')).toBeNull();
  },
);

test('An element that is too long is passed over, and the next one is read', async () => {
  const text = JSON.stringify({ value: [{ name: 'a', long: 'x'.repeat(1_000) }, { name: 'b' }] });
  expect(await find(text, 'a')).toBeNull();
  expect(await find(text, 'b')).toEqual({ name: 'b' });
});

test('No more is read than up to the element, or up to the limit', async () => {
  let asked = 0;
  async function* endless() {
    yield Buffer.from('{"value":[{"name":"a"}');
    for (;;) {
      asked += 1;
      yield Buffer.from(`,{"name":"b","fill":"${'x'.repeat(200)}"}`);
    }
  }
  expect(await findElement(endless(), named('a'), limits)).toEqual({ name: 'a' });
  expect(asked).toBe(0);
  expect(await findElement(endless(), named('z'), { ...limits, all: 10_000 })).toBeNull();
  expect(asked).toBeLessThan(60);
});

import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../../shared/door/documents.ts';
import { toYaml } from '../../../shared/door/yaml.ts';

describe('a YAML stream', () => {
  test('is read one document at a time, and empty ones are left out', async () => {
    const text = '# exported\n---\na: 1\n--- # second\nb: "---"\n---\n---\nc: |\n  ---x\n  y\n...\n';
    expect(await readDocuments(text)).toEqual([
      { value: { a: 1 }, problems: [] },
      { value: { b: '---' }, problems: [] },
      { value: { c: '---x\ny\n' }, problems: [] },
    ]);
  });

  test('one document that cannot be read does not hide the others, and its line is that of the stream', async () => {
    const [first, broken, unclosed, last] = await readDocuments('a: 1\n---\nb: 1\nb: 2\n---\nc: [1\n---\nd: 1\n');
    expect([first?.value, last?.value]).toEqual([{ a: 1 }, { d: 1 }]);
    expect(broken?.problems).toMatchObject([
      { code: 'BodyNotParsable', message: expect.stringContaining('a key stands there twice (line 4, column 1)') },
    ]);
    expect(unclosed?.problems).toMatchObject([{ code: 'BodyNotParsable' }]);
  });

  test('a document larger than a definition can be is not read, the others are', async () => {
    const large = `a: "${'x'.repeat(70_000)}"\n`;
    const [first, second] = await readDocuments(`${large}---\nb: 1\n`);
    expect(first?.problems).toMatchObject([{ message: expect.stringMatching(/line 1 is longer than 65536/) }]);
    expect(second?.value).toEqual({ b: 1 });
  });

  test('of nothing but markers is refused before it is read', async () => {
    await expect(readDocuments('---\n'.repeat(6_000))).rejects.toMatchObject({ code: 'BodyTooLarge' });
  });
});

describe('a JSON list', () => {
  test('is one document, however large', async () => {
    const list = Array.from({ length: 5_000 }, (_, index) => ({ index, text: 'x'.repeat(100) }));
    expect(await readDocuments(JSON.stringify(list))).toEqual([{ value: list, problems: [] }]);
  });

  test.each([
    ['a key twice', '[{"a": 1, "a": 2}]', 'a key stands there twice'],
    ['an end that is missing', '[{"a": 1}', 'line 1'],
    ['sixty levels', `${'['.repeat(60)}${']'.repeat(60)}`, 'more than 50 levels'],
  ])('with %s is refused', async (_, text, words) => {
    expect(await readDocuments(text)).toMatchObject([
      { problems: [{ code: 'BodyNotParsable', message: expect.stringContaining(words) }] },
    ]);
  });

  test('may have quotes, brackets and colons in its texts, and the same key in two objects', async () => {
    const list = [{ a: '"}]:{["a":', b: { a: '\\' } }, { a: '\\"' }];
    expect(await readDocuments(JSON.stringify(list))).toEqual([{ value: list, problems: [] }]);
  });
});

test('what is written as YAML is read back as it was', async () => {
  const words =
    'yes no on off null ~ 012 0o17 1_000 12:30 1e3 .5 0x1F true - -- --- # "q" \'q\' a:b [x {y *z &z |'.split(' ');
  const documents = [...words, ' x ', 'a\n---\nb', 'a: b', 'é', '', '\t'].map((text) => ({
    text,
    [`k ${text}`]: text,
  }));
  expect((await readDocuments(toYaml(documents))).map(({ value }) => value)).toEqual(documents);
});

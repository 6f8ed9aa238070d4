import { array, assert, boolean, nat, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeAdvertisementReader, type ReadState } from '../../../shared/git/advertisement.ts';

const id = '1f0c3a5b7d9e2f4a6b8c0d1e3f5a7b9c1d3e5f70';
const zero = '0'.repeat(40);
const service = '# service=git-upload-pack\n';
const capabilities = 'multi_ack thin-pack side-band-64k shallow filter symref=HEAD:refs/heads/main';

const line = (text: string) => `${(Buffer.byteLength(text) + 4).toString(16).padStart(4, '0')}${text}`;
const advertise = (...lines: string[]) => `${line(service)}0000${lines.map(line).join('')}0000`;
const read = (text: string | Buffer) => makeAdvertisementReader().read(Buffer.from(text));

describe('What the refs prove', () => {
  test('The default branch and its commit are known from the first ref', () => {
    const text = advertise(`${id} HEAD\0${capabilities}\n`, `${id} refs/heads/main\n`);
    const advertised = { defaultBranch: 'main', commit: id, empty: false };
    expect(read(text)).toEqual({ kind: 'complete', advertised, refs: 2 });
  });

  test('They are known although the rest has not arrived', () => {
    const head = advertise(`${id} HEAD\0${capabilities}\n`).slice(0, -4);
    expect(read(head)).toMatchObject({ kind: 'more', advertised: { defaultBranch: 'main', commit: id } });
  });

  test.each([
    ['an announcement of nothing but capabilities', advertise(`${zero} capabilities^{}\0${capabilities}\n`)],
    ['no line at all', advertise()],
  ])('An empty repository is one with %s', (_, text) => {
    const advertised = { defaultBranch: null, commit: null, empty: true };
    expect(read(text)).toEqual({ kind: 'complete', advertised, refs: 0 });
  });

  test.each([
    ['HEAD points nowhere', `${id} refs/heads/other\0multi_ack\n`, { defaultBranch: null, commit: null }],
    [
      'a branch with slashes and an accent',
      `${id} HEAD\0symref=HEAD:refs/heads/équipe/a\n`,
      { defaultBranch: 'équipe/a', commit: id },
    ],
    ['SHA-256', `${'ab'.repeat(32)} HEAD\0symref=HEAD:refs/heads/m\n`, { defaultBranch: 'm', commit: 'ab'.repeat(32) }],
    [
      'a symref that is no branch name',
      `${id} HEAD\0symref=HEAD:refs/heads/\u001B[2J\n`,
      { defaultBranch: null, commit: id },
    ],
    ['no capability but the separator', `${id} HEAD\0\n`, { defaultBranch: null, commit: id }],
  ])('First ref: %s', (_, first, head) => {
    expect(read(advertise(first))).toMatchObject({ kind: 'complete', advertised: { ...head, empty: false } });
  });

  test('Protocol v1 announces itself first', () => {
    expect(read(advertise('version 1\n', `${id} HEAD\0\n`))).toMatchObject({ kind: 'complete', refs: 1 });
  });
});

describe('What proves nothing', () => {
  test.each([
    ['HTML', '<html>'],
    ['another service', `${line('# service=git-receive-pack\n')}0000`],
    ['refs without an announcement', line(`${id} HEAD\0${capabilities}\n`)],
    ['a flush at once', '0000'],
    ['no flush after the announcement', `${line(service)}${line(`${id} HEAD\0\n`)}`],
    ['protocol v2, which nobody asked for', advertise('version 2\n')],
    ['ATK-130: a first ref without capabilities', advertise(`${id} HEAD\n`)],
    ['a first ref with a short id', advertise(`abc HEAD\0\n`)],
    ['refs behind the empty form', advertise(`${'0'.repeat(40)} capabilities^{}\0\n`, `${id} refs/heads/main\n`)],
    ['an empty form with a real id', advertise(`${id} capabilities^{}\0\n`)],
    ['ATK-132: a ref with an ANSI escape', advertise(`${id} HEAD\0\n`, `${id} refs/heads/\u001B[2J\n`)],
    ['ATK-132: a ref with a line break', advertise(`${id} HEAD\0\n`, `${id} refs/heads/a\nb\n`)],
    ['ATK-129: a line with an impossible length', `${line(service)}00000003`],
  ])('%s is malformed', (_, text) => {
    expect(read(text).kind).toBe('malformed');
  });

  test('ATK-134: the text of an ERR line is kept apart, for the evidence', () => {
    expect(read(advertise('ERR access denied'))).toMatchObject({ kind: 'malformed', errorText: 'access denied' });
  });

  test.each(['', line(service), `${line(service)}0000`])('"%s" has to go on', (text) => {
    expect(read(text)).toEqual({ kind: 'more', advertised: null });
  });
});

test('However an advertisement is cut into pieces, it reads the same', () => {
  const text = Buffer.from(
    advertise(`${id} HEAD\0${capabilities}\n`, `${id} refs/heads/main\n`, `${id} refs/tags/v1^{}\n`),
  );
  assert(
    property(array(nat(text.length)), (cuts) => {
      const reader = makeAdvertisementReader();
      let state: ReadState | undefined;
      for (const cut of [...cuts.toSorted((a, b) => a - b), text.length]) state = reader.read(text.subarray(0, cut));
      expect(state).toMatchObject({ kind: 'complete', refs: 3 });
    }),
  );
});

test('No bytes make it throw', () => {
  assert(
    property(uint8Array({ maxLength: 200 }), boolean(), (bytes, announced) => {
      const text = announced ? Buffer.concat([Buffer.from(`${line(service)}0000`), bytes]) : Buffer.from(bytes);
      expect(['more', 'complete', 'malformed']).toContain(read(text).kind);
    }),
  );
});

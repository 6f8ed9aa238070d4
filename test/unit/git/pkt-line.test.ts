import { expect, test } from 'vitest';
import { readPacket } from '../../../shared/git/pkt-line.ts';

const read = (text: string, start = 0) => readPacket(Buffer.from(text, 'latin1'), start);

test('A line, the next one, and the flush are read where each begins', () => {
  const text = '0006a\n0005b0000';
  expect(read(text)).toEqual({ kind: 'data', data: Buffer.from('a\n'), end: 6 });
  expect(read(text, 6)).toEqual({ kind: 'data', data: Buffer.from('b'), end: 11 });
  expect(read(text, 11)).toEqual({ kind: 'flush', end: 15 });
  expect(read(text, 15)).toEqual({ kind: 'more' });
});

test.each(['', '0', '000', '0006', '0006a', 'ffF0ab'])('"%s" has not arrived whole', (text) => {
  expect(read(text)).toEqual({ kind: 'more' });
});

test.each(['0001', '0002', '0003', 'zzzz', '-001', '+012', '0x12', ' 012', 'z', '1\n', 'fff1', 'ffff'])(
  'ATK-128, ATK-129: a length of "%s" is refused',
  (text) => {
    expect(read(text).kind).toBe('malformed');
  },
);

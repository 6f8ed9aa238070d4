import { expect, test } from 'vitest';
import { z } from 'zod';
import { listOf } from '../../../shared/azure-devops/list-of.ts';

let read = 0;
const element = z.object({ id: z.string() }).refine(() => (read += 1) > 0);
const shape = listOf(element);

test('A list is read with what its elements are asked for', () => {
  expect(shape.parse({ count: 2, value: [{ id: 'a', more: 1 }, { id: 'b' }] })).toEqual({
    value: [{ id: 'a' }, { id: 'b' }],
  });
});

test('It ends at the first element that has another shape, and says so once', () => {
  read = 0;
  const value = [{ id: 'a' }, ...Array.from({ length: 10_000 }, () => ({}))];
  const parsed = shape.safeParse({ value });
  expect(parsed.error?.issues).toHaveLength(1);
  expect(read).toBe(1);
});

test.each([null, [], {}, { value: {} }, { value: null }])('%j is no list', (body) => {
  expect(shape.safeParse(body).success).toBe(false);
});

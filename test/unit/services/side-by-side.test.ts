import { expect, test } from 'vitest';
import { sideBySide, type Work } from '../../../shared/services/side-by-side.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Works that end when they are told to, and what is under way. */
function stage(keys: readonly (readonly string[])[]) {
  const ends = keys.map(() => Promise.withResolvers<void>());
  const underWay = new Set<number>();
  const works = keys.map((own, index): Work<number> => ({
    keys: own,
    async run() {
      underWay.add(index);
      await ends[index]?.promise;
      underWay.delete(index);
      return index;
    },
  }));
  return {
    works,
    underWay: async () => {
      await settle();
      return [...underWay].toSorted((a, b) => a - b);
    },
    end: (index: number) => ends[index]?.resolve(),
  };
}

test('so many at once, in order, and the answers in order', async () => {
  const { works, underWay, end } = stage([[], [], [], []]);
  const done = sideBySide(works, 2);
  expect(await underWay()).toEqual([0, 1]);
  end(1);
  expect(await underWay()).toEqual([0, 2]);
  for (const index of [0, 2, 3]) end(index);
  expect(await done).toEqual([0, 1, 2, 3]);
});

test('no two with the same key, while others go on', async () => {
  const { works, underWay, end } = stage([['a'], ['a', 'b'], ['b'], ['c']]);
  const done = sideBySide(works, 4);
  expect(await underWay()).toEqual([0, 3]);
  end(0);
  expect(await underWay()).toEqual([1, 3]);
  end(1);
  expect(await underWay()).toEqual([2, 3]);
  end(2);
  end(3);
  expect(await done).toEqual([0, 1, 2, 3]);
});

test('one that fails is told, and keeps no other from its turn', async () => {
  const ran: string[] = [];
  const fail: Work<void> = { keys: ['a'], run: () => Promise.reject(new Error('broken')) };
  const next: Work<void> = { keys: ['a'], run: () => Promise.resolve(void ran.push('next')) };
  await expect(sideBySide([fail, next], 1)).rejects.toThrow('broken');
  await settle();
  expect(ran).toEqual(['next']);
});

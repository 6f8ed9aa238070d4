/** A piece of work; no two that share a key are under way at the same time. */
export type Work<T> = { keys: readonly string[]; run: () => Promise<T> };

/** Does all of it, at most so many at once and otherwise in order; answers in order. Rejects with the first that does. */
export async function sideBySide<T>(works: readonly Work<T>[], most: number): Promise<T[]> {
  const enter = makeGate(most);
  const last = new Map<string, Promise<unknown>>();
  const done = works.map(({ keys, run }) => {
    const before = Promise.allSettled(keys.flatMap((key) => last.get(key) ?? []));
    const own = before.then(() => enter(run));
    for (const key of keys) last.set(key, own);
    return own;
  });
  return await Promise.all(done);
}

function makeGate(most: number) {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async <T>(run: () => Promise<T>): Promise<T> => {
    if (inside >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside++;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) inside--;
      else next();
    }
  };
}

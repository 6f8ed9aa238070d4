import type { Context } from '../context.ts';
import type { Asked } from './reach-organization.ts';

const mostKept = 100;

/**
 * A hundred triggers that turn on the same of one event ask once, as far as one instance works them off. Refusals are
 * forgotten at once.
 */
export function makeAskOnce<T>(): (context: Context, key: string, ask: () => Promise<Asked<T>>) => Promise<Asked<T>> {
  const kept = new WeakMap<Context, Map<string, Promise<Asked<T>>>>();
  return async function askOnce(context, key, ask) {
    const known = kept.get(context) ?? new Map<string, Promise<Asked<T>>>();
    kept.set(context, known);
    const asking = known.get(key) ?? ask();
    known.set(key, asking);
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
    const forget = () => known.get(key) === asking && known.delete(key);
    const asked = await asking.catch((error: unknown) => {
      forget();
      throw error;
    });
    if (!asked.ok) forget();
    return asked;
  };
}

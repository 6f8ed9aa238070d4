import { patFor } from '../simulator/world/tokens.ts';
import type { World } from '../simulator/world/world.ts';

/**
 * A token that may do what `alive` may, for a test that is asked to slow down: the service would keep to that for whoever
 * else uses the token.
 */
export function ownToken(world: World, name: string, organizations?: readonly string[] | 'all'): string {
  const alive = world.tokenOf(patFor('alive'));
  if (alive === undefined) throw new Error('The simulated world has no living token');
  world.addToken({ ...alive, name, ...(organizations === undefined ? {} : { organizations }) });
  return patFor(name);
}

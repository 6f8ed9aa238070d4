import type { Write } from '../../../shared/storage/tables.ts';
import { makeMemoryQueue } from './memory-queue.ts';
import { makeMemoryTable } from './memory-table.ts';
import { makeRandom } from './random.ts';
import { type Actor, makeScheduler, type Trace } from './scheduler.ts';
import { makeWatch } from './watch.ts';

export const account = 'account';

/** A transaction that took effect. */
export type Landed = { by: string; writes: readonly Write[] };

export type World = ReturnType<typeof makeWorld>;

/** Everything that outlives an actor: table, queues, vault, time; and what was seen to go wrong. */
export function makeWorld(seed: number, faultRate: number, trace: Trace) {
  const random = makeRandom(seed);
  const faults = {
    rate: faultRate,
    stalls: random.pick([0.01, 0.05, 0.2]),
    until: 1_000 * (300 + random.below(1_500)),
  };
  const scheduler = makeScheduler(random, faults, trace);
  const vault = new Map<string, string>();
  const violations = new Set<string>();
  const watch = makeWatch(vault, (violation) => violations.add(violation));
  const landed: Landed[] = [];

  /** An actor that begins now; one in ten has a clock that is ten minutes wrong. */
  function makeActor(name: string, lifeMs: number, died: () => void = () => undefined): Actor {
    const skewMs = random.chance(0.1) ? random.pick([-600_000, 600_000]) : 0;
    return { name, diesAt: scheduler.now() + lifeMs, skewMs, alive: true, died };
  }

  return {
    random,
    faults,
    scheduler,
    vault,
    violations,
    watch,
    landed,
    makeActor,
    table: makeMemoryTable(watch.observe),
    queue: makeMemoryQueue(scheduler.now),
  };
}

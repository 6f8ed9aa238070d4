import { Unavailable } from '../../../shared/model/unavailable.ts';
import type { Random } from './random.ts';

/** One request or one run of a queue function. It may die at any operation and then never goes on. */
export type Actor = {
  name: string;
  /** The host ends it at its next operation after this time. */
  diesAt: number;
  /** By how much its instance's clock is wrong. */
  skewMs: number;
  alive: boolean;
  died: () => void;
};

/** Shares of all operations: those that meet a fault, and those that stand still first. Until a time in milliseconds. */
export type Faults = { rate: number; stalls: number; until: number };

type Operation = {
  actor: Actor;
  name: () => string;
  /** What is out of service when it fails; null: it cannot. */
  service: Unavailable['service'] | null;
  readyAt: number;
  /** Takes effect, and answers how the actor is told. */
  run: () => () => void;
  fail: (error: Error) => void;
};

/** Takes what happened; a line is made only where somebody reads it. */
export type Trace = (line: () => string) => void;

const fates = ['dies before', 'fails', 'dies after', 'answer lost', 'takes effect late'] as const;
type Fate = (typeof fates)[number] | 'works';

/** Longer than a grace time. */
const stallMs = 90_000;

/** How long a request may live on in a service after its caller gave up. */
const lateMs = 30_000;

export type Scheduler = ReturnType<typeof makeScheduler>;

/** Every operation of every actor waits here until it is picked, so that one seed is one interleaving. */
export function makeScheduler(random: Random, faults: Faults, trace: Trace) {
  let now = 0;
  let pending: Operation[] = [];
  let late: { at: number; run: () => unknown }[] = [];

  function perform<T>(actor: Actor, name: () => string, service: Operation['service'], effect: () => T): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const run = () => {
      try {
        const value = effect();
        return () => resolve(value);
      } catch (error) {
        return () => reject(error);
      }
    };
    const stalls = now < faults.until && random.chance(faults.stalls);
    const readyAt = now + (stalls ? random.below(stallMs) : 0);
    if (actor.alive) pending.push({ actor, name, service, readyAt, run, fail: reject });
    return promise;
  }

  function step(operation: Operation): void {
    pending = pending.filter((other) => other !== operation);
    const { actor, name, service, run, fail } = operation;
    const fate = now > actor.diesAt ? 'dies before' : fateOf(service);
    trace(() => `${(now / 1_000).toFixed(3)} ${actor.name} ${name()}${fate === 'works' ? '' : `: ${fate}`}`);
    if (fate === 'works') return run()();
    if (fate === 'dies after' || fate === 'answer lost') run();
    if (fate === 'takes effect late') late.push({ at: now + random.below(lateMs), run });
    if (fate === 'dies before' || fate === 'dies after') return kill(actor);
    fail(new Unavailable(service ?? 'storage', new Error(fate)));
  }

  function fateOf(service: Operation['service']): Fate {
    if (!strikes()) return 'works';
    return service === null ? random.pick(['dies before', 'dies after']) : random.pick(fates);
  }

  /** What the actor has under way may still arrive. */
  function kill(actor: Actor): void {
    actor.alive = false;
    actor.died();
    for (const { run } of pending.filter((operation) => operation.actor === actor)) {
      if (random.chance(0.5)) late.push({ at: now + random.below(lateMs), run });
    }
    pending = pending.filter((operation) => operation.actor !== actor);
  }

  function strikes(): boolean {
    return now < faults.until && random.chance(faults.rate);
  }

  function advance(to: number): void {
    now = Math.max(now, to);
    const due = late.filter(({ at }) => at <= now);
    late = late.filter(({ at }) => at > now);
    for (const { run } of due) run();
  }

  return {
    perform,
    step,
    strikes,
    advance,
    now: () => now,
    ready: () => pending.filter(({ readyAt }) => readyAt <= now),
    /** When something happens next by itself; infinite when nothing does. */
    nextAt: () => Math.min(...pending.map(({ readyAt }) => readyAt), ...late.map(({ at }) => at)),
  };
}

import { Refusal } from '../../../shared/model/errors.ts';
import { Unavailable } from '../../../shared/model/unavailable.ts';
import { actorContext } from './actor-context.ts';
import { findAtRest } from './at-rest.ts';
import { type Call, type Ended, makeCall } from './calls.ts';
import { makeDeliveries } from './deliveries.ts';
import type { Trace } from './scheduler.ts';
import { makeWorld, type World } from './world.ts';

/** Of all operations. A seed decides everything, its rate of faults included. */
export const faultRates = [0, 0.01, 0.05, 0.15] as const;

export function faultRateOf(seed: number): number {
  return faultRates[seed % faultRates.length] ?? 0;
}

/** The longest time after which the front end gives a request up. */
const requestMs = 230_000;

const maxSteps = 20_000;

/** Plays one history until everything is quiet, and answers what was violated. */
export async function playHistory(seed: number, trace: Trace = () => undefined): Promise<string[]> {
  const world = makeWorld(seed, faultRateOf(seed), trace);
  const { scheduler, queue, random, violations } = world;
  const { deliver, replay, replayAt } = makeDeliveries(world);
  const calls = makeCalls(world, trace);
  for (let steps = 0; ; steps++) {
    await everybodyWaits();
    calls.startDue();
    replay();
    const choices = [...scheduler.ready(), ...queue.visible()];
    if (choices.length === 0) {
      const next = Math.min(calls.nextAt(), queue.nextAt(), scheduler.nextAt(), replayAt());
      if (next === Infinity) break;
      scheduler.advance(next);
      continue;
    }
    if (steps > maxSteps) {
      violations.add('never quiet');
      break;
    }
    const picked = random.pick(choices);
    if ('dequeueCount' in picked) deliver(picked);
    else scheduler.step(picked);
    scheduler.advance(scheduler.now() + random.below(20));
  }
  await findAtRest(world, calls.ended);
  return [...violations];
}

function makeCalls(world: World, trace: Trace) {
  const { random, scheduler, violations } = world;
  const ended: Ended[] = [];
  const spanMs = random.pick([3_000, 90_000, 400_000]);
  let waiting = Array.from({ length: 2 + random.below(7) }, (_, number) => {
    const at = number === 0 ? 0 : random.below(spanMs);
    return { at, call: makeCall(random, number), tries: 1 };
  });
  let started = 0;

  function start(call: Call, tries: number): void {
    const name = `call ${(started += 1)}`;
    // A client without an answer may send the same again.
    const again = () => {
      if (tries < 3 && random.chance(0.5)) {
        waiting.push({ at: scheduler.now() + random.below(60_000), call, tries: tries + 1 });
      }
    };
    const actor = world.makeActor(name, requestMs, again);
    trace(() => `${name} is ${call.name}`);
    call.work(actorContext(world, actor)).then(
      (promised) => {
        trace(() => `${name} is answered: ${JSON.stringify(promised)}`);
        return ended.push({ actor: name, promised, refused: false });
      },
      (error: unknown) => {
        trace(() => `${name} fails: ${String(error)}`);
        ended.push({ actor: name, promised: null, refused: error instanceof Refusal });
        if (error instanceof Unavailable) again();
        else if (!(error instanceof Refusal)) violations.add(`defect: ${String(error)}`);
      },
    );
  }

  return {
    ended,
    startDue(): void {
      const due = waiting.filter(({ at }) => at <= scheduler.now());
      waiting = waiting.filter(({ at }) => at > scheduler.now());
      for (const { call, tries } of due) start(call, tries);
    },
    nextAt: () => Math.min(...waiting.map(({ at }) => at)),
  };
}

/** Everything that can go on without the scheduler has gone on. */
function everybodyWaits(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

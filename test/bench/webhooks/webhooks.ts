import { toGitEvents } from '../../../shared/model/service-hooks/to-git-events.ts';
import { matches } from '../../../shared/model/triggers/match.ts';
import { isAt } from '../../../shared/model/triggers/place.ts';
import { makeTriggerIndex, type Placed, type TriggerIndex } from '../../../shared/model/triggers/trigger-index.ts';
import { holds, type Measured } from '../measure.ts';
import { found, read } from './find.ts';
import { branchOf, type Input, inputOf, oddPayload, seeded } from './inputs.ts';
import { pushOf } from './payloads.ts';
import { receiver } from './receiver/receiver.ts';
import { adversarial, allOnOne, triggerCount, usual } from './trigger-sets.ts';

/** From a delivery to its answer; and from its body to the triggers that fire, beside asking each trigger. */
export async function webhooks(): Promise<Measured[]> {
  const many = usual(triggerCount);
  const index = makeTriggerIndex(many);
  return [
    ...(await receiver()),
    ...bodies(index, many),
    ...typical(index),
    ...adversarial.flatMap(({ what, condition }) => hostile(what, allOnOne(condition))),
    ...worst(many),
  ];
}

const branches = ['main', 'release/7', 'feature/x', 'fix'];

function bodies(index: TriggerIndex<Placed>, triggers: readonly Placed[]): Measured[] {
  return [2, 10, 28, 55].flatMap((kilobytes) => {
    const texts = Array.from({ length: 200 }, (_, n) =>
      JSON.stringify(pushOf(kilobytes, n * 7, branches[n % branches.length] ?? '')),
    );
    const what = `parse and match, ${kilobytes} KB (${Math.round((texts[0]?.length ?? 0) / 1_024)})`;
    const indexed = rateOf(texts, (text) => found(index, read(text)));
    const asked = rateOf(texts, (text) => {
      const { event, arrival } = read(text);
      return triggers.filter((one) => isAt(one.place, event) && matches(one.ready, event, arrival).matched === true)
        .length;
    });
    const both = `${indexed.toFixed(0)} a second, asking each of ${triggers.length}: ${asked.toFixed(0)}`;
    return [{ what, numbers: `${both}, ${(indexed / asked).toFixed(1)} times` }];
  });
}

function typical(index: TriggerIndex<Placed>): Measured[] {
  const few = makeTriggerIndex(usual(triggerCount).filter((_, number) => number % 1_000 < 20));
  const inputs = Array.from({ length: 200 }, (_, n) => inputOf(pushOf(2, n % 20, branches[n % branches.length] ?? '')));
  const [own, others] = [few, index].map((one) => 1e6 / rateOf(inputs, (input) => found(one, input)));
  return [
    atMost(1, 'match, 10,000 triggers over 1,000 repositories', others ?? NaN),
    { what: 'match, only 200 triggers over 20 repositories', numbers: `${own?.toFixed(2)} µs` },
  ];
}

function hostile(what: string, triggers: readonly Placed[]): Measured[] {
  const index = makeTriggerIndex(triggers);
  const random = seeded(1);
  const input = () => inputOf(pushOf(2, 0, branchOf(random)));
  const known = Array.from({ length: 100 }, input);
  for (const one of known) found(index, one);
  const again = 1e6 / rateOf(known, (one) => found(index, one));
  const fresh = Array.from({ length: 300 }, input);
  const start = performance.now();
  let longest = 0;
  let done = 0;
  for (const one of fresh) {
    longest = Math.max(longest, longestHold(index, one));
    done += 1;
    if (performance.now() - start > 5_000) break;
  }
  const first = ((performance.now() - start) * 1_000) / done;
  const title = `10,000 on one repository, each other ${what}`;
  return [
    atMost(20, `${title}: branch seen before`, again),
    atMost(20, `${title}: branches by chance, most new`, first),
    { what: `${title}: longest hold`, numbers: `${longest.toFixed(2)} ms, ${holds(longest <= 5)} (5 ms)` },
  ];
}

function worst(triggers: readonly Placed[]): Measured[] {
  const index = makeTriggerIndex(triggers);
  const random = seeded(2);
  let longest = 0;
  let over = 0;
  const count = 1_000_000;
  for (let n = 0; n < count; n++) {
    const payload = oddPayload(random);
    let hold = holdOf(index, payload);
    // An input that holds the thread does so each time; a collection of garbage, or a neighbour, does not.
    for (let again = 0; again < 3 && hold > 5; again++)
      hold = Math.min(hold, holdOf(makeTriggerIndex(triggers), payload));
    longest = Math.max(longest, hold);
    if (hold > 5) over += 1;
  }
  const numbers = `${longest.toFixed(2)} ms, ${over} over 5 ms, ${holds(over === 0)}`;
  return [{ what: `longest hold of ${count.toLocaleString('en')} generated deliveries`, numbers }];
}

function holdOf(index: TriggerIndex<Placed>, payload: unknown): number {
  const start = performance.now();
  const { events } = toGitEvents(payload);
  const holds = [performance.now() - start];
  for (const event of events)
    holds.push(longestHold(index, { event, arrival: { headers: {}, payload, changedFiles: null } }));
  return Math.max(...holds);
}

/** Milliseconds between two pauses. */
function longestHold(index: TriggerIndex<Placed>, { event, arrival }: Input): number {
  const steps = index.find(event, arrival);
  let longest = 0;
  for (;;) {
    const start = performance.now();
    const { done } = steps.next();
    longest = Math.max(longest, performance.now() - start);
    if (done === true) return longest;
  }
}

/** Calls a second, after a warm-up; the best of three rounds, since others use this machine too. */
function rateOf<Item>(items: readonly Item[], call: (item: Item) => number): number {
  const round = (milliseconds: number) => {
    const start = performance.now();
    let calls = 0;
    while (performance.now() - start < milliseconds) {
      for (const item of items) call(item);
      calls += items.length;
    }
    return (calls * 1_000) / (performance.now() - start);
  };
  round(200);
  return Math.max(round(400), round(400), round(400));
}

function atMost(microseconds: number, what: string, took: number): Measured {
  return { what, numbers: `${took.toFixed(2)} µs, ${holds(took <= microseconds)} (${microseconds} µs)` };
}

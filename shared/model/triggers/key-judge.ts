import { type Bits, noBits, setBit } from './bits.ts';
import { makeFiling } from './filing.ts';
import type { ReadyCondition } from './match.ts';
import { type Comparison, excludes, isBlank } from './operators.ts';
import type { Reader, Subject } from './subject.ts';

type Values = Extract<Subject, { kind: 'text' | 'list' }>;

/** All that the triggers of a group want of one key. Triggers are meant by their place in the group. */
export type KeyJudge = {
  read: Reader;
  /** The triggers with a condition on the key. */
  concerned: Bits;
  /** The same as a list, where that is shorter. */
  few: readonly number[] | null;
  /** Those whose conditions on the key hold; null: that has to be worked out. */
  known: (subject: Values) => Bits | null;
  /** Works it out, and remembers. Yields where others may be let go first: about every millisecond. */
  workOut: (subject: Values) => Generator<void, Bits>;
};

type Wanted = { comparison: Comparison; excluding: boolean; triggers: number[] };

/** Steps of patterns times characters that are gone through without a pause. */
const longestSlice = 40_000;
/** Calling a test costs about as much as this. */
const eachTest = 100;
/** A longer text hardly comes twice. */
const longestRemembered = 500;
const mostRemembered = 256;

/** @param conditions each with its trigger; conditions that are alike are judged once. `size`: triggers of the group */
export function makeKeyJudge(
  conditions: readonly { trigger: number; condition: ReadyCondition }[],
  size: number,
): KeyJudge {
  const wanted: Wanted[] = [];
  const numbers = new Map<string, number>();
  const ofTrigger = new Map<number, number[]>();
  const concerned = noBits(size);
  for (const { trigger, condition } of conditions) {
    const { operator, value, comparison } = condition;
    const name = `${operator} ${value}`;
    const number = numbers.get(name) ?? wanted.push({ comparison, excluding: excludes(operator), triggers: [] }) - 1;
    numbers.set(name, number);
    wanted[number]?.triggers.push(trigger);
    ofTrigger.set(trigger, [...(ofTrigger.get(trigger) ?? []), number]);
    setBit(concerned, trigger, true);
  }
  const everyone = [...wanted.keys()];
  const filing = makeFiling(wanted.map(({ comparison }) => comparison.concerns));

  // As if no condition found what it looks for: then those hold that say what must not be.
  const usual = noBits(size).fill(0xffff_ffff);
  const holdsUsually = (number: number) => wanted[number]?.excluding === true;
  for (const [trigger, own] of ofTrigger) setBit(usual, trigger, own.every(holdsUsually));

  const remembered = { text: new Map<string | null, Bits>(), list: new Map<string, Bits>() };

  function known(subject: Values): Bits | null {
    if (subject.kind === 'text') return remembered.text.get(subject.value) ?? null;
    return remembered.list.get(JSON.stringify(subject.values)) ?? null;
  }

  function remember(subject: Values, bits: Bits): void {
    const { text, list } = remembered;
    // Where more triggers make it dearer to forget, more is remembered.
    if (text.size + list.size >= mostRemembered + size) for (const map of [text, list]) map.clear();
    if (subject.kind === 'text') {
      if ((subject.value?.length ?? 0) <= longestRemembered) text.set(subject.value, bits);
    } else {
      const name = JSON.stringify(subject.values);
      if (name.length <= longestRemembered) list.set(name, bits);
    }
  }

  function* workOut(subject: Values): Generator<void, Bits> {
    const texts = subject.kind === 'text' ? [subject.value] : subject.values;
    const found = texts.some((text) => isBlank(text ?? ''))
      ? everyone
      : new Set(texts.flatMap((text) => filing.find(text ?? '')));
    const unusual = new Set<number>();
    for (const number of found) {
      const { comparison, excluding } = wanted[number] ?? never();
      if ((yield* holdsFor(comparison, excluding, texts)) !== excluding) unusual.add(number);
    }
    const bits = usual.slice();
    for (const number of unusual) {
      for (const trigger of wanted[number]?.triggers ?? []) {
        const own = ofTrigger.get(trigger) ?? [];
        setBit(
          bits,
          trigger,
          own.every((one) => unusual.has(one) !== holdsUsually(one)),
        );
      }
    }
    remember(subject, bits);
    return bits;
  }

  let work = 0;
  /** As `holds` over one text or several, with pauses. */
  function* holdsFor(
    { tests, negated }: Comparison,
    excluding: boolean,
    texts: readonly (string | null)[],
  ): Generator<void, boolean> {
    for (const text of texts) {
      let found = false;
      for (const { holds, steps } of tests) {
        work += eachTest + (text?.length ?? 0) * steps;
        if (work > longestSlice) {
          work = 0;
          yield;
        }
        found = holds(text);
        if (found) break;
      }
      if ((found !== negated) !== excluding) return !excluding;
    }
    return excluding;
  }

  const read = conditions[0]?.condition.read ?? never();
  const few = ofTrigger.size < concerned.length ? [...ofTrigger.keys()] : null;
  return { read, concerned, few, known, workOut };
}

function never(): never {
  throw new Error('A key is judged by its conditions, of which there is one at least');
}

import type { GitEvent } from '../git-event.ts';
import { addAll, type Bits, forEachBit, hasBit, keepOnly, keepOnlyOf, noBits, removeAll, setBit } from './bits.ts';
import { type KeyJudge, makeKeyJudge } from './key-judge.ts';
import type { ReadyCondition, ReadyTrigger } from './match.ts';
import type { Arrival } from './subject.ts';

/** Triggers that look at the same place and kind of event, and share the work of judging one. */
export type TriggerGroup<Trigger> = {
  /** Adds those who fire, and those of whom only Azure DevOps knows. Yields where others may be let go first. */
  judge: (action: string | null, event: GitEvent, arrival: Arrival, found: Found<Trigger>) => Generator<void, void>;
};

export type Found<Trigger> = { fires: Trigger[]; needsApi: Trigger[] };

export function makeTriggerGroup<Trigger extends { ready: ReadyTrigger }>(
  triggers: readonly Trigger[],
): TriggerGroup<Trigger> {
  const size = triggers.length;
  const anyAction = noBits(size);
  const byAction = new Map<string | null, Bits>();
  const conditions = new Map<string, { trigger: number; condition: ReadyCondition }[]>();
  for (const [trigger, { ready }] of triggers.entries()) {
    const { actions } = ready.watched.spec;
    if (actions.length === 0) setBit(anyAction, trigger, true);
    for (const action of actions) {
      const interested = byAction.get(action) ?? noBits(size);
      setBit(interested, trigger, true);
      byAction.set(action, interested);
    }
    for (const condition of ready.conditions) {
      const name = `${condition.header} ${condition.key}`;
      const alike = conditions.get(name);
      if (alike === undefined) conditions.set(name, [{ trigger, condition }]);
      else alike.push({ trigger, condition });
    }
  }
  for (const interested of byAction.values()) addAll(interested, anyAction);
  const judges = [...conditions.values()].map((alike) => makeKeyJudge(alike, size));

  return {
    *judge(action, event, arrival, found) {
      const left = (byAction.get(action) ?? anyAction).slice();
      let open: Bits | null = null;
      for (let number = 0; number < judges.length; number++) {
        const judge = judges[number];
        if (judge === undefined) break;
        if (number % judgesASlice === judgesASlice - 1) yield;
        const subject = judge.read(event, arrival);
        if (subject.kind === 'unknown key') removeAll(left, judge.concerned);
        if (subject.kind === 'needs api') addAll((open ??= noBits(size)), judge.concerned);
        if (subject.kind !== 'text' && subject.kind !== 'list') continue;
        if (!keep(left, judge, judge.known(subject) ?? (yield* judge.workOut(subject)))) return;
      }
      forEachBit(left, (index) => {
        const trigger = triggers[index];
        if (trigger !== undefined) (open !== null && hasBit(open, index) ? found.needsApi : found.fires).push(trigger);
      });
    },
  };
}

/** Keys that are looked at without a pause. */
const judgesASlice = 1_000;

/** Takes away from `left` whoever has a condition that does not hold. @returns whether anybody may be left */
function keep(left: Bits, { few }: KeyJudge, holding: Bits): boolean {
  if (few === null) return keepOnly(left, holding);
  keepOnlyOf(left, holding, few);
  return true;
}

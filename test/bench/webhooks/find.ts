import type { TriggerIndex } from '../../../shared/model/triggers/trigger-index.ts';
import { type Input, inputOf } from './inputs.ts';

/** What a delivery with this body means. */
export function read(text: string): Input {
  return inputOf(JSON.parse(text));
}

/** How many triggers fire. */
export function found(index: TriggerIndex<unknown>, { event, arrival }: Input): number {
  const steps = index.find(event, arrival);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value.fires.length;
  }
}

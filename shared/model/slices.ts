/** Work that pauses wherever others may be let go first. */
export type Slices<T> = Generator<void, T, void>;

/** Does it without a pause. */
export function atOnce<T>(work: Slices<T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

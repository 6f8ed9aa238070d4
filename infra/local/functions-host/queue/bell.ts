/** A wait that can be cut short. A ring while nobody waits ends the next wait at once. */
export function createBell() {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(milliseconds: number): Promise<void> {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rung = false;
    },
  };
}

export type Bell = ReturnType<typeof createBell>;

/**
 * The bells of all listeners, by queue name. An output binding of this process rings the listeners of its queue;
 * messages sent with the SDK are found by polling only.
 */
export class QueueBells {
  readonly #bells = new Map<string, Set<Bell>>();

  add(queueName: string, bell: Bell): void {
    const bells = this.#bells.get(queueName) ?? new Set();
    this.#bells.set(queueName, bells.add(bell));
  }

  ring(queueName: string): void {
    for (const bell of this.#bells.get(queueName) ?? []) bell.ring();
  }
}

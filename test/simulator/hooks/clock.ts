type Waiting = { due: number; act: () => Promise<void> };

/**
 * The time by which notifications are sent again. It goes as fast as told, and jumps when told; whatever falls due in a
 * jump happens in its order. `act` must not reject.
 */
export class Clock {
  readonly #waiting = new Set<Waiting>();
  #base = Date.now();
  #since = performance.now();
  #speed = 1;
  #stands = false;
  #timer: NodeJS.Timeout | undefined;

  /** Milliseconds of the epoch. */
  now(): number {
    return this.#stands ? this.#base : this.#base + (performance.now() - this.#since) * this.#speed;
  }

  /** Seconds of this clock in a second of a real one. */
  set speed(speed: number) {
    this.#set(this.now());
    this.#speed = speed;
    this.#arm();
  }

  after(milliseconds: number, act: () => Promise<void>): void {
    this.#waiting.add({ due: this.now() + milliseconds, act });
    this.#arm();
  }

  /** Lets so much time pass at once. It stands still while something that fell due is done. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.now() + milliseconds;
    this.#stands = true;
    try {
      for (let next = this.#next(); next && next.due <= end; next = this.#next()) {
        this.#waiting.delete(next);
        this.#set(Math.max(this.now(), next.due));
        await next.act();
      }
      this.#set(end);
    } finally {
      this.#stands = false;
      this.#set(this.#base);
      this.#arm();
    }
  }

  /** Nothing that waits will happen. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #set(now: number): void {
    this.#base = now;
    this.#since = performance.now();
  }

  #next(): Waiting | undefined {
    return [...this.#waiting].toSorted((one, other) => one.due - other.due)[0];
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const next = this.#next();
    if (!next || this.#stands) return;
    this.#timer = setTimeout(() => this.#ring(), Math.max(0, (next.due - this.now()) / this.#speed));
    this.#timer.unref();
  }

  #ring(): void {
    for (let next = this.#next(); next && next.due <= this.now(); next = this.#next()) {
      this.#waiting.delete(next);
      void next.act();
    }
    this.#arm();
  }
}

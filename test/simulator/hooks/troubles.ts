/** What a test makes go wrong with the next notifications: lost, sent twice, held back, turned round. */
export class Troubles {
  #lost = 0;
  #twice = 0;
  readonly #delays: number[] = [];
  #turned: { count: number; held: (() => void)[] } | null = null;
  #held: (() => void)[] | null = null;

  /** The next notifications are recorded as sent well, and never sent. */
  loseNext(count = 1): void {
    this.#lost += count;
  }

  /** The next notifications are sent twice, under the same number. */
  duplicateNext(count = 1): void {
    this.#twice += count;
  }

  /** The next notification waits so long by the clock of the hooks. */
  delayNext(milliseconds: number): void {
    this.#delays.push(milliseconds);
  }

  /** The next notifications are sent when there are so many, the last one first. */
  reverseNext(count: number): void {
    this.#turned = { count, held: [] };
  }

  /** From now on nothing is sent. */
  hold(): void {
    this.#held ??= [];
  }

  /** What was held back is sent. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const send of held) send();
  }

  takeLoss(): boolean {
    return this.#lost > 0 && (this.#lost -= 1) >= 0;
  }

  takeDuplicate(): boolean {
    return this.#twice > 0 && (this.#twice -= 1) >= 0;
  }

  takeDelay(): number {
    return this.#delays.shift() ?? 0;
  }

  /** Sends now, or when nothing holds it back any more. */
  pass(send: () => void): void {
    if (this.#held) this.#held.push(send);
    else if (this.#turned) this.#turnRound(this.#turned, send);
    else send();
  }

  #turnRound(turned: { count: number; held: (() => void)[] }, send: () => void): void {
    turned.held.unshift(send);
    if (turned.held.length < turned.count) return;
    this.#turned = null;
    for (const one of turned.held) one();
  }
}

/** A set of small numbers, 32 of them to a word, so that ten thousand are intersected in 313 steps. */
export type Bits = Uint32Array;

export function noBits(size: number): Bits {
  return new Uint32Array(Math.ceil(size / 32));
}

export function setBit(bits: Bits, index: number, on: boolean): void {
  const word = index >>> 5;
  const bit = 1 << (index & 31);
  bits[word] = on ? (bits[word] ?? 0) | bit : (bits[word] ?? 0) & ~bit;
}

export function hasBit(bits: Bits, index: number): boolean {
  return ((bits[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

/** Keeps in `bits` what is in `others` too. @returns whether anything is left */
export function keepOnly(bits: Bits, others: Bits): boolean {
  let left = 0;
  for (let word = 0; word < bits.length; word++) left |= bits[word] = (bits[word] ?? 0) & (others[word] ?? 0);
  return left !== 0;
}

/** As `keepOnly`, where `others` can lack only those that are named. */
export function keepOnlyOf(bits: Bits, others: Bits, named: readonly number[]): void {
  for (const index of named) if (!hasBit(others, index)) setBit(bits, index, false);
}

export function removeAll(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & ~(others[word] ?? 0);
}

export function addAll(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) | (others[word] ?? 0);
}

/** The numbers in the set, from the smallest. */
export function forEachBit(bits: Bits, visit: (index: number) => void): void {
  for (let word = 0; word < bits.length; word++) {
    let rest = bits[word] ?? 0;
    while (rest !== 0) {
      visit(word * 32 + 31 - Math.clz32(rest & -rest));
      rest &= rest - 1;
    }
  }
}

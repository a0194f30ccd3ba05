/**
 * Seeded randomness for faults, tests and simulations; never for anything secret. A small fast counting generator
 * with 128 bits of state (the sfc32 construction): same seed, same numbers, on every machine.
 */
export class Random {
  #a = 0;
  #b: number;
  #c: number;
  #counter = 1;

  /** `seed` is an integer from 0 to 2^53 - 1. */
  constructor(seed: number) {
    this.#b = seed | 0;
    this.#c = Math.floor(seed / 0x1_0000_0000) | 0;
    // The first outputs still resemble the seed.
    for (let i = 0; i < 15; i++) this.uint32();
  }

  /** Uniform in 0..2^32-1. */
  uint32(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform in [0, 1), in steps of 2^-32. */
  float(): number {
    return this.uint32() / 0x1_0000_0000;
  }

  /** Uniform in 0..limit-1 (to within limit/2^32). `limit` is in 1..2^32. */
  below(limit: number): number {
    return Math.floor(this.float() * limit);
  }

  /** Uniform in [from, to). */
  between(from: number, to: number): number {
    return from + this.float() * (to - from);
  }

  /** True with the given probability. Draws a number only when the outcome is open. */
  chance(probability: number): boolean {
    if (probability <= 0) return false;
    return probability >= 1 || this.float() < probability;
  }

  /** One of the items; undefined when there is none. */
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }

  /** `length` bytes. */
  bytes(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let i = 0; i < length; i++) bytes[i] = this.uint32();
    return bytes;
  }

  /** A generator of its own whose numbers do not depend on how many this one gives afterwards. */
  fork(): Random {
    return new Random(this.uint32() * 0x20_0000 + (this.uint32() >>> 11));
  }
}

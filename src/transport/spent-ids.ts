/**
 * Connection IDs of peers that have been bound, for as long as a stateless answer to their SYN is good: the segment that
 * bound one would else bind it again, when the connection has ended, whoever sends it (R-SEC-6).
 */

/** More are not kept; who is not let in proves itself anew. */
const LIMIT = 16_384;

export class SpentIds {
  readonly #lifetime: number;
  #recent = new Set<number>();
  #former = new Set<number>();
  #turnedAt: number;

  /** @param lifetime for how long an ID is remembered at least, in ms; twice that at most */
  constructor(now: number, lifetime: number) {
    this.#lifetime = lifetime;
    this.#turnedAt = now;
  }

  /** Remembers an ID, in two words. False: it is known already, or there is no room. */
  take(now: number, high: number, low: number): boolean {
    this.#turn(now);
    const key = keyOf(high, low);
    if (this.#recent.size >= LIMIT || this.#recent.has(key) || this.#former.has(key)) return false;
    this.#recent.add(key);
    return true;
  }

  #turn(now: number): void {
    if (now - this.#turnedAt < this.#lifetime) return;
    this.#former = now - this.#turnedAt < 2 * this.#lifetime ? this.#recent : new Set();
    this.#recent = new Set();
    this.#turnedAt = now;
  }
}

/** 53 bits of the 64: two that agree in them cost the later one a proof. */
function keyOf(high: number, low: number): number {
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}

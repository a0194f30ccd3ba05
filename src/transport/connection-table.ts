const EMPTY = -1;
const TOMBSTONE = -2;
const WORDS = 3;

/**
 * Connections by their 64-bit ID: open addressing over one Int32Array, three words an entry (high, low, slot). IDs are
 * random and chosen by this end, so the low word is its own hash (protocol.md, section 3: no BigInt on this way).
 */
export class ConnectionTable<T> {
  #words = new Int32Array(16 * WORDS).fill(EMPTY);
  #mask = 15;
  #used = 0;
  #size = 0;
  readonly #values: (T | undefined)[] = [];
  readonly #free: number[] = [];

  get size(): number {
    return this.#size;
  }

  get(high: number, low: number): T | undefined {
    const words = this.#words;
    for (let index = low & this.#mask; ; index = (index + 1) & this.#mask) {
      const at = index * WORDS;
      const slot = words[at + 2];
      if (slot === EMPTY || slot === undefined) return undefined;
      if (words[at + 1] === low && words[at] === high && slot !== TOMBSTONE) return this.#values[slot];
    }
  }

  *values(): Iterable<T> {
    for (const value of this.#values) if (value !== undefined) yield value;
  }

  /** An ID that is not in the table (R-TR-7). */
  unusedId(source: { randomUint32(): number }): { readonly high: number; readonly low: number } {
    for (;;) {
      const high = source.randomUint32() | 0;
      const low = source.randomUint32() | 0;
      if (this.get(high, low) === undefined) return { high, low };
    }
  }

  /** False, and nothing changes, when the ID is taken: the caller draws another. */
  add(high: number, low: number, value: T): boolean {
    if (this.get(high, low) !== undefined) return false;
    if ((this.#used + 1) * 2 > this.#mask + 1) this.#rehash();
    const slot = this.#free.pop() ?? this.#values.length;
    this.#values[slot] = value;
    this.#place(high, low, slot);
    this.#size += 1;
    return true;
  }

  remove(high: number, low: number): boolean {
    const words = this.#words;
    for (let index = low & this.#mask; ; index = (index + 1) & this.#mask) {
      const at = index * WORDS;
      const slot = words[at + 2];
      if (slot === EMPTY || slot === undefined) return false;
      if (words[at + 1] === low && words[at] === high && slot !== TOMBSTONE) {
        words[at + 2] = TOMBSTONE;
        this.#values[slot] = undefined;
        this.#free.push(slot);
        this.#size -= 1;
        return true;
      }
    }
  }

  #place(high: number, low: number, slot: number): void {
    let index = low & this.#mask;
    while (this.#words[index * WORDS + 2] !== EMPTY) index = (index + 1) & this.#mask;
    this.#words[index * WORDS] = high;
    this.#words[index * WORDS + 1] = low;
    this.#words[index * WORDS + 2] = slot;
    this.#used += 1;
  }

  /** Tombstones go, and the table is at most a quarter full after. */
  #rehash(): void {
    const old = this.#words;
    let capacity = 16;
    while (capacity < (this.#size + 1) * 4) capacity *= 2;
    this.#words = new Int32Array(capacity * WORDS).fill(EMPTY);
    this.#mask = capacity - 1;
    this.#used = 0;
    for (let at = 0; at < old.length; at += WORDS) {
      const slot = old[at + 2] ?? EMPTY;
      if (slot >= 0) this.#place(old[at] ?? 0, old[at + 1] ?? 0, slot);
    }
  }
}

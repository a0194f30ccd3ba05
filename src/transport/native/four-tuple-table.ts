import { halfSipHash } from './half-sip-hash.ts';

/** Words of a key: the remote address (IPv4 as its mapped form), remote port << 16 | local port, local address's index. */
export const KEY_WORDS = 6;

/** An entry: the key, and where its value is. */
const ENTRY_WORDS = KEY_WORDS + 1;
const SLOT = KEY_WORDS;
const EMPTY = -1;
const LEAST_CAPACITY = 16;

/**
 * Connections by addresses and ports: open addressing over one Int32Array, at most half full, with a secret hash
 * (R-NAT-1, R-NAT-2). A removal closes the gap behind it, so that nothing is left to be stepped over.
 */
export class FourTupleTable<T> {
  readonly #secret: Int32Array;
  #words = new Int32Array(LEAST_CAPACITY * ENTRY_WORDS).fill(EMPTY);
  #mask = LEAST_CAPACITY - 1;
  #size = 0;
  readonly #values: (T | undefined)[] = [];
  readonly #free: number[] = [];

  /** @param secret two words of the hash's key */
  constructor(secret: Int32Array) {
    this.#secret = secret;
  }

  get size(): number {
    return this.#size;
  }

  /** The value of a key of `KEY_WORDS` words. */
  get(key: Int32Array): T | undefined {
    const slot = this.#words[this.#find(key) + SLOT] ?? EMPTY;
    return slot === EMPTY ? undefined : this.#values[slot];
  }

  /** False, and nothing changes, when the key is taken. */
  add(key: Int32Array, value: T): boolean {
    if ((this.#words[this.#find(key) + SLOT] ?? EMPTY) !== EMPTY) return false;
    if ((this.#size + 1) * 2 > this.#mask + 1) this.#grow();
    const at = this.#find(key);
    const slot = this.#free.pop() ?? this.#values.length;
    this.#values[slot] = value;
    for (let i = 0; i < KEY_WORDS; i++) this.#words[at + i] = key[i] ?? 0;
    this.#words[at + SLOT] = slot;
    this.#size += 1;
    return true;
  }

  remove(key: Int32Array): boolean {
    const at = this.#find(key);
    const slot = this.#words[at + SLOT] ?? EMPTY;
    if (slot === EMPTY) return false;
    this.#values[slot] = undefined;
    this.#free.push(slot);
    this.#size -= 1;
    this.#closeGap(at);
    return true;
  }

  /** Offset of the key's entry, or of the empty one where it would be. */
  #find(key: Int32Array): number {
    const words = this.#words;
    for (let index = halfSipHash(this.#secret, key, KEY_WORDS) & this.#mask; ; index = (index + 1) & this.#mask) {
      const at = index * ENTRY_WORDS;
      if (words[at + SLOT] === EMPTY) return at;
      let i = 0;
      while (i < KEY_WORDS && words[at + i] === key[i]) i++;
      if (i === KEY_WORDS) return at;
    }
  }

  /** Moves back what would no longer be found across the hole at `hole` (Knuth, volume 3, 6.4, algorithm R). */
  #closeGap(hole: number): void {
    const words = this.#words;
    const mask = this.#mask;
    let free = hole / ENTRY_WORDS;
    for (let index = (free + 1) & mask; words[index * ENTRY_WORDS + SLOT] !== EMPTY; index = (index + 1) & mask) {
      const at = index * ENTRY_WORDS;
      const home = halfSipHash(this.#secret, words.subarray(at, at + KEY_WORDS), KEY_WORDS) & mask;
      if (((index - home) & mask) < ((index - free) & mask)) continue;
      words.copyWithin(free * ENTRY_WORDS, at, at + ENTRY_WORDS);
      free = index;
    }
    words[free * ENTRY_WORDS + SLOT] = EMPTY;
  }

  /** Twice the room. */
  #grow(): void {
    const old = this.#words;
    const capacity = (this.#mask + 1) * 2;
    this.#words = new Int32Array(capacity * ENTRY_WORDS).fill(EMPTY);
    this.#mask = capacity - 1;
    for (let at = 0; at < old.length; at += ENTRY_WORDS) {
      if (old[at + SLOT] === EMPTY) continue;
      const entry = old.subarray(at, at + ENTRY_WORDS);
      this.#words.set(entry, this.#find(entry));
    }
  }
}

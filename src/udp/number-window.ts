import { DEDUP_WINDOW } from './constants.ts';

/** Which numbers have come, of the last 1024: each is taken once, and what is older than those never (R-UDP-20). */
export class NumberWindow {
  readonly #seen = new Uint32Array(DEDUP_WINDOW / 32);
  #largest = 0;
  #begun = false;

  /** The largest number taken. */
  get largest(): number {
    return this.#largest;
  }

  /** `number` is int32, modulo 2^32. */
  take(number: number): 'new' | 'seen' | 'old' {
    const ahead = this.#begun ? (number - this.#largest) | 0 : 1;
    if (ahead > 0) {
      this.#advance(number, this.#begun ? ahead : DEDUP_WINDOW);
      return 'new';
    }
    if (ahead <= -DEDUP_WINDOW) return 'old';
    if (this.#has(number)) return 'seen';
    this.#mark(number);
    return 'new';
  }

  #advance(number: number, by: number): void {
    if (by >= DEDUP_WINDOW) this.#seen.fill(0);
    else for (let skipped = 1; skipped <= by; skipped++) this.#clear((this.#largest + skipped) | 0);
    this.#begun = true;
    this.#largest = number | 0;
    this.#mark(number);
  }

  #has(number: number): boolean {
    return ((this.#seen[wordOf(number)] ?? 0) & bitOf(number)) !== 0;
  }

  #mark(number: number): void {
    const word = wordOf(number);
    this.#seen[word] = (this.#seen[word] ?? 0) | bitOf(number);
  }

  #clear(number: number): void {
    const word = wordOf(number);
    this.#seen[word] = (this.#seen[word] ?? 0) & ~bitOf(number);
  }
}

function wordOf(number: number): number {
  return (number & (DEDUP_WINDOW - 1)) >>> 5;
}

function bitOf(number: number): number {
  return 1 << (number & 31);
}

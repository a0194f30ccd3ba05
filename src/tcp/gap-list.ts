const INITIAL_GAPS = 8;

/**
 * The intervals received beyond RCV.NXT: sorted, disjoint, not touching; int32 sequence numbers. Each remembers when it
 * last grew, so that SACK blocks go out most recent first (RFC 2018, section 4).
 */
export class GapList {
  count = 0;
  #left = new Int32Array(INITIAL_GAPS);
  #right = new Int32Array(INITIAL_GAPS);
  #grownAt = new Int32Array(INITIAL_GAPS);
  #clock = 0;

  left(i: number): number {
    return this.#left[i] as number;
  }

  right(i: number): number {
    return this.#right[i] as number;
  }

  /** Index of the first interval that ends at or after `seq`. */
  find(seq: number): number {
    let low = 0;
    let high = this.count;
    // Arrivals are mostly at the end.
    if (high > 0 && ((this.right(high - 1) - seq) | 0) < 0) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (((this.right(middle) - seq) | 0) >= 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Intervals `[from, to)` give way to the one interval `[left, right)`. */
  replace(from: number, to: number, left: number, right: number): void {
    if (to === from) this.#open(from);
    else if (to - from > 1) this.remove(from + 1, to);
    this.#left[from] = left;
    this.#right[from] = right;
    this.#grownAt[from] = ++this.#clock;
  }

  /** Intervals `[from, to)` are gone. */
  remove(from: number, to: number): void {
    if (from === to) return;
    this.#left.copyWithin(from, to, this.count);
    this.#right.copyWithin(from, to, this.count);
    this.#grownAt.copyWithin(from, to, this.count);
    this.count -= to - from;
  }

  /** Writes at most `most` intervals into `blocks` from pair `at` on, most recently grown first; returns the pairs. */
  writeBlocks(blocks: Int32Array, at: number, most: number): number {
    let written = 0;
    let bound = Number.POSITIVE_INFINITY;
    while (written < most && written < this.count) {
      let best = -1;
      let bestAt = -1;
      for (let i = 0; i < this.count; i++) {
        const grownAt = this.#grownAt[i] as number;
        if (grownAt < bound && grownAt > bestAt) {
          best = i;
          bestAt = grownAt;
        }
      }
      blocks[2 * (at + written)] = this.left(best);
      blocks[2 * (at + written) + 1] = this.right(best);
      bound = bestAt;
      written++;
    }
    return written;
  }

  #open(at: number): void {
    if (this.count === this.#left.length) {
      this.#left = doubled(this.#left);
      this.#right = doubled(this.#right);
      this.#grownAt = doubled(this.#grownAt);
    }
    this.#left.copyWithin(at + 1, at, this.count);
    this.#right.copyWithin(at + 1, at, this.count);
    this.#grownAt.copyWithin(at + 1, at, this.count);
    this.count++;
  }
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * column.length);
  larger.set(column);
  return larger;
}

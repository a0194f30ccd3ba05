/** Something with a deadline. Both fields belong to the queue; start them at -1 and Infinity. */
export interface Timed {
  heapIndex: number;
  heapAt: number;
}

/**
 * The endpoint's one timer: a binary heap with one entry per owner at most, so that it is never larger than the number
 * of owners. A deadline that moves later leaves its entry where it is: it fires early, and whoever owns it looks
 * again. So the common case, a retransmission timer pushed back by every acknowledgment, touches no heap.
 */
export class Deadlines<T extends Timed> {
  readonly #heap: T[] = [];

  get size(): number {
    return this.#heap.length;
  }

  /** The time of the earliest entry in ms, or Infinity. It may be early, never late. */
  get next(): number {
    return this.#heap[0]?.heapAt ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Makes sure that `timed` comes due no later than `at`; Infinity asks for nothing.
   *
   * @param last no earlier one will be wanted: its entry does not stay where it is
   */
  schedule(timed: T, at: number, last = false): void {
    if (last && at > timed.heapAt) this.cancel(timed);
    if (at >= timed.heapAt) return;
    timed.heapAt = at;
    if (timed.heapIndex < 0) {
      timed.heapIndex = this.#heap.length;
      this.#heap.push(timed);
    }
    this.#up(timed);
  }

  /** Takes one that is due, or undefined. The caller schedules it anew with its deadline as it is now. */
  due(now: number): T | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.heapAt > now) return undefined;
    this.cancel(first);
    return first;
  }

  cancel(timed: T): void {
    const index = timed.heapIndex;
    if (index < 0) return;
    timed.heapIndex = -1;
    timed.heapAt = Number.POSITIVE_INFINITY;
    const last = this.#heap.pop();
    if (last === undefined || last === timed) return;
    this.#put(last, index);
    this.#up(last);
    this.#down(last);
  }

  #put(timed: T, index: number): void {
    this.#heap[index] = timed;
    timed.heapIndex = index;
  }

  #up(timed: T): void {
    while (timed.heapIndex > 0) {
      const index = timed.heapIndex;
      const above = this.#heap[(index - 1) >> 1];
      if (above === undefined || above.heapAt <= timed.heapAt) return;
      this.#put(above, index);
      this.#put(timed, (index - 1) >> 1);
    }
  }

  #down(timed: T): void {
    for (;;) {
      const index = timed.heapIndex;
      const left = this.#heap[2 * index + 1];
      const right = this.#heap[2 * index + 2];
      const least = right !== undefined && left !== undefined && right.heapAt < left.heapAt ? right : left;
      if (least === undefined || least.heapAt >= timed.heapAt) return;
      const from = least.heapIndex;
      this.#put(least, index);
      this.#put(timed, from);
    }
  }
}

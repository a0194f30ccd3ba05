import { TUNING_GAIN, TUNING_GAIN_RISING, TUNING_RISE } from './constants.ts';

/**
 * How much the reader takes per round trip, as the receiving end sees both: the round trip by the echo of its own
 * timestamps, as the least of each round, or without them by how long an offered window takes to fill. One per
 * connection, while data comes. Times in ms, sizes in bytes.
 */
export class ReceiveTuner {
  #roundFrom: number;
  #rtt = Number.POSITIVE_INFINITY;
  /** Least sample of this round, by the path that brings most, and the largest of those of other paths; 0: none. */
  #path = 0;
  #least = Number.POSITIVE_INFINITY;
  #others: number[] | null = null;
  /** Read in this round, and per round trip in the one before. */
  #taken = 0;
  #before = 0;
  /** Without timestamps: the window that is filling, from when and to which sequence number. */
  #windowFrom: number;
  #windowEdge: number;

  constructor(now: number, windowEdge: number) {
    this.#roundFrom = now;
    this.#windowFrom = now;
    this.#windowEdge = windowEdge;
  }

  /** The reader has taken `length` bytes. */
  noteRead(length: number): void {
    this.#taken += length;
  }

  /** A round trip took `sample` ms, or less: the peer may have waited for its application. */
  sample(sample: number, path = this.#path): void {
    if (path !== this.#path) this.#sampleOther(sample, path);
    else if (sample < this.#least) this.#least = sample;
  }

  /** Where several paths bring data the longest of their round trips counts: what is ahead waits for it (R-TCP-166). */
  #sampleOther(sample: number, path: number): void {
    if (this.#least === Number.POSITIVE_INFINITY && this.#others === null) {
      this.#path = path;
      this.#least = sample;
      return;
    }
    this.#others ??= [];
    this.#others[path] = Math.min(this.#others[path] ?? Number.POSITIVE_INFINITY, sample);
  }

  /** Infinity: there was none. */
  #longest(): number {
    let longest = this.#least;
    for (const sample of this.#others ?? []) {
      if (sample !== undefined && (longest === Number.POSITIVE_INFINITY || sample > longest)) longest = sample;
    }
    return longest;
  }

  /** A sample from windows: the one offered when the last of them was full is full, too. */
  sampleWindow(now: number, rcvNxt: number, windowEdge: number): void {
    if (((rcvNxt - this.#windowEdge) | 0) < 0) return;
    this.sample(now - this.#windowFrom);
    this.#windowFrom = now;
    this.#windowEdge = windowEdge;
  }

  /**
   * What the reader takes per round trip, with room for as much again, and for twice that while it rises, as in slow
   * start. Of a round that lasted longer, because nothing came, the part of one round trip counts: a reader that takes
   * much at long intervals is slow.
   */
  demand(now: number): number {
    const rtt = Math.min(this.#rtt, this.#others === null ? this.#least : this.#longest());
    if (rtt === Number.POSITIVE_INFINITY) return 0;
    const elapsed = now - this.#roundFrom;
    const taken = elapsed > rtt ? (this.#taken * rtt) / elapsed : this.#taken;
    const gain = taken > TUNING_RISE * this.#before ? TUNING_GAIN_RISING : TUNING_GAIN;
    if (elapsed >= rtt) {
      this.#before = taken;
      this.#taken = 0;
      this.#roundFrom = now;
      const longest = this.#longest();
      if (longest < Number.POSITIVE_INFINITY) this.#rtt = longest;
      this.#others = null;
      this.#least = Number.POSITIVE_INFINITY;
    }
    return gain * taken;
  }
}

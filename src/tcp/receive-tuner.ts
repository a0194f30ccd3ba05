import { TUNING_GAIN, TUNING_GAIN_RISING, TUNING_RISE } from './constants.ts';

/**
 * How much the reader takes per round trip, as the receiving end sees both: the round trip by the echo of its own
 * timestamps, as the least of each round, or without them by how long an offered window takes to fill. One per
 * connection, while data comes. Times in ms, sizes in bytes.
 */
export class ReceiveTuner {
  #roundFrom: number;
  #rtt = Number.POSITIVE_INFINITY;
  /** Least sample of this round. */
  #least = Number.POSITIVE_INFINITY;
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
  sample(sample: number): void {
    if (sample < this.#least) this.#least = sample;
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
    const rtt = Math.min(this.#rtt, this.#least);
    if (rtt === Number.POSITIVE_INFINITY) return 0;
    const elapsed = now - this.#roundFrom;
    const taken = elapsed > rtt ? (this.#taken * rtt) / elapsed : this.#taken;
    const gain = taken > TUNING_RISE * this.#before ? TUNING_GAIN_RISING : TUNING_GAIN;
    if (elapsed >= rtt) {
      this.#before = taken;
      this.#taken = 0;
      this.#roundFrom = now;
      if (this.#least < Number.POSITIVE_INFINITY) this.#rtt = this.#least;
      this.#least = Number.POSITIVE_INFINITY;
    }
    return gain * taken;
  }
}

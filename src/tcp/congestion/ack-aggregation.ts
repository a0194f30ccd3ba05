import { BBR_AGGREGATION_ROUNDS, BBR_AGGREGATION_TIME } from '../constants.ts';

/**
 * How far acknowledgments come in advance of the bandwidth, because links, receivers and event loops gather them
 * (draft-cardwell-iccrg-bbr-congestion-control-02, section 4.5.5): the window must cover the wait for the next lump.
 */
export class AckAggregation {
  #epoch = 0;
  #acked = 0;
  #recent = 0;
  #before = 0;
  #rounds = 0;

  /** `acked` bytes were delivered at `now`, on a path of `bandwidth` bytes per ms and with a window of `cwnd` bytes. */
  update(now: number, acked: number, bandwidth: number, cwnd: number, roundStart: boolean): void {
    if (roundStart && ++this.#rounds >= BBR_AGGREGATION_ROUNDS) {
      this.#rounds = 0;
      this.#before = this.#recent;
      this.#recent = 0;
    }
    const expected = bandwidth * (now - this.#epoch);
    if (this.#acked <= expected) {
      this.#acked = 0;
      this.#epoch = now;
    }
    this.#acked += acked;
    const excess = Math.min(this.#acked - bandwidth * (now - this.#epoch), cwnd);
    if (excess > this.#recent) this.#recent = excess;
  }

  /** Bytes to add to the window. */
  most(bandwidth: number): number {
    return Math.min(Math.max(this.#recent, this.#before), bandwidth * BBR_AGGREGATION_TIME);
  }
}

import { MAX_TRAIN_SEGMENTS, MIN_TRAIN_SEGMENTS, PACING_CREDIT_TIME, TRAIN_TIME } from '../constants.ts';

/**
 * Releases a path's segments in trains: a bucket that fills at the pacing rate. A train starts when the bucket holds
 * one, and goes on until the bucket is empty; the bucket holds what a timer that is late may catch up.
 */
export class Pacer {
  #credit = Number.POSITIVE_INFINITY;
  #at = 0;
  #open = false;
  /** What of the credit is owed to lateness. */
  #extra = 0;
  #refused = false;
  /** When the last refused train may start; valid after `ready` returned false. */
  readyAt = Number.POSITIVE_INFINITY;
  /** The host came so late, after a train was due, that the bucket ran over: it, not the path, holds sending back. */
  overran = false;

  /**
   * May something be sent now? `rate` in bytes per ms (Infinity: no pacing), `pending` the bytes that wait, `creditTime`
   * for how long the bucket may fill, `lateTime` for how long besides when a train was due and nobody came.
   */
  ready(
    now: number,
    rate: number,
    mss: number,
    pending: number,
    creditTime = PACING_CREDIT_TIME,
    lateTime = 0,
  ): boolean {
    const late = this.#refused && now > this.readyAt ? now - this.readyAt : 0;
    this.#refused = false;
    this.overran = false;
    if (rate === Number.POSITIVE_INFINITY) return true;
    const train = Math.min(Math.max(TRAIN_TIME * rate, MIN_TRAIN_SEGMENTS * mss), MAX_TRAIN_SEGMENTS * mss);
    const usual = Math.max(creditTime * rate, train + TRAIN_TIME * rate);
    this.#extra = Math.max(Math.min(late, lateTime) * rate, Math.min(this.#extra, this.#credit - usual), 0);
    const most = usual + this.#extra;
    const credit = this.#credit + (now - this.#at) * rate;
    this.overran = late > 0 && credit > most;
    this.#credit = Math.min(most, credit);
    this.#at = now;
    if (this.#open && this.#credit > 0) return true;
    const need = Math.min(train, pending);
    this.#open = this.#credit >= need - 1;
    this.#refused = !this.#open;
    if (this.#refused) this.readyAt = now + (need - this.#credit) / rate;
    return this.#open;
  }

  /** `length` bytes were sent; the bucket may go below empty by one segment. */
  onSent(length: number): void {
    this.#credit -= length;
    if (this.#credit <= 0) this.#open = false;
  }
}

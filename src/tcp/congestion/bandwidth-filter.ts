import { BBR_BANDWIDTH_ROUNDS } from '../constants.ts';

/** The largest delivery rate of the last rounds (BBR.BtlBwFilter). Bytes per ms. */
export class BandwidthFilter {
  readonly #rounds = new Float64Array(BBR_BANDWIDTH_ROUNDS);
  #current = 0;
  max = 0;

  update(rate: number): void {
    if (rate > (this.#rounds[this.#current] as number)) this.#rounds[this.#current] = rate;
    if (rate > this.max) this.max = rate;
  }

  /** What was measured ten rounds ago is forgotten, unless nothing has been measured since. */
  startRound(): void {
    this.#current = (this.#current + 1) % BBR_BANDWIDTH_ROUNDS;
    this.#rounds[this.#current] = 0;
    let max = 0;
    for (const rate of this.#rounds) if (rate > max) max = rate;
    if (max === 0) this.#rounds[this.#current] = this.max;
    else this.max = max;
  }

  reset(): void {
    this.#rounds.fill(0);
    this.max = 0;
  }
}

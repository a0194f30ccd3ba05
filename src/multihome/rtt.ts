import { MIN_RTT_WINDOW } from './constants.ts';

/** Smoothed round-trip time and variation (RFC 6298, section 2), one sample per round trip, and the least of late. */
export class RttEstimator {
  /** ms; 0 while unknown. */
  srtt = 0;
  rttvar = 0;
  #sampledAt = Number.NEGATIVE_INFINITY;
  /** Least sample of each of the last seconds, by second modulo their number. */
  #least: number[] | null = null;
  #second: number[] | null = null;
  #last = Number.POSITIVE_INFINITY;
  /** What `least` found last, and from which second on: asked far more often than either changes. */
  #found = Number.POSITIVE_INFINITY;
  #foundFrom = Number.NaN;

  /** A round trip of `sample` ms, or a mean with its least. More than one per round trip count for the minimum only (RFC 7323, appendix G). */
  sample(now: number, sample: number, least = sample): void {
    if (!(sample >= 0)) return;
    this.#last = least;
    this.#foundFrom = Number.NaN;
    const second = Math.floor(now / 1000);
    const slot = second % SECONDS;
    this.#least ??= new Array<number>(SECONDS).fill(Number.POSITIVE_INFINITY);
    this.#second ??= new Array<number>(SECONDS).fill(-1);
    const fresh = this.#second[slot] !== second;
    this.#second[slot] = second;
    this.#least[slot] = fresh ? least : Math.min(this.#least[slot] ?? least, least);
    if (now - this.#sampledAt < this.srtt) return;
    this.#sampledAt = now;
    // A single trip far below the mean shows that the mean was of a pause, not of the path.
    if (this.srtt === 0 || sample * 2 < this.srtt) {
      this.srtt = sample;
      this.rttvar = sample / 2;
      return;
    }
    this.rttvar += (Math.abs(this.srtt - sample) - this.rttvar) / 4;
    this.srtt += (sample - this.srtt) / 8;
  }

  /** Least round trip of the last 10 s, else the last one; Infinity while unknown. */
  least(now: number): number {
    if (this.#least === null || this.#second === null) return this.#last;
    const oldest = Math.floor((now - MIN_RTT_WINDOW) / 1000) + 1;
    if (oldest === this.#foundFrom) return this.#found;
    let least = Number.POSITIVE_INFINITY;
    for (let slot = 0; slot < SECONDS; slot++) {
      if ((this.#second[slot] ?? -1) >= oldest) least = Math.min(least, this.#least[slot] ?? least);
    }
    this.#found = Number.isFinite(least) ? least : this.#last;
    this.#foundFrom = oldest;
    return this.#found;
  }

  /** Nothing was sampled for as long as the minimum looks back. */
  rest(): void {
    this.#least = null;
    this.#second = null;
  }
}

const SECONDS = Math.ceil(MIN_RTT_WINDOW / 1000) + 1;

import { ACK_SEGMENTS } from '../constants.ts';

/** RFC 9406, section 4.3. L is infinite: every sender here is paced. */
const MIN_RTT_THRESH = 4;
const MAX_RTT_THRESH = 16;
const MIN_RTT_DIVISOR = 8;
const N_RTT_SAMPLE = 8;
export const CSS_GROWTH_DIVISOR = 4;
const CSS_ROUNDS = 5;
/** An acknowledgment of a burst stands for those it replaces, but two at least have to agree. */
const MAX_WEIGHT = N_RTT_SAMPLE / 2;

/**
 * HyStart++ (RFC 9406): watches the round-trip time during the first slow start, slows down when it rises, and ends
 * slow start when it stays up. Two things are stricter than there, because a window that doubles per round is past a
 * queue of one bandwidth-delay product before the minimum of a whole round tells: the minimum is that of the last eight
 * samples, and a second rise, as large as the first, ends slow start before the five rounds are over.
 */
export class HyStart {
  #inCss = false;
  #cssRounds = 0;
  #cssBaseline = Number.POSITIVE_INFINITY;
  #windowEnd = 0;
  #started = false;
  #lastRoundMin = Number.POSITIVE_INFINITY;
  #roundMin = Number.POSITIVE_INFINITY;
  readonly #samples = new Float64Array(N_RTT_SAMPLE);
  #count = 0;

  /** True in Conservative Slow Start, where growth is divided by `CSS_GROWTH_DIVISOR`. */
  get conservative(): boolean {
    return this.#inCss;
  }

  /**
   * An acknowledgment in slow start, with its RTT sample (0: none), SND.UNA and SND.NXT, of so many segments. True when
   * slow start is over (section 4.2).
   */
  onAck(rtt: number, una: number, nxt: number, segments = 2): boolean {
    if (!this.#started) {
      this.#started = true;
      this.#windowEnd = nxt;
    }
    if (rtt > 0) {
      if (rtt < this.#roundMin) this.#roundMin = rtt;
      for (let i = Math.min(segments / ACK_SEGMENTS, MAX_WEIGHT); i > 0; i--) {
        this.#samples[this.#count++ % N_RTT_SAMPLE] = rtt;
      }
      if (this.#count >= N_RTT_SAMPLE && this.#judge()) return true;
    }
    if (((una - this.#windowEnd) | 0) < 0) return false;
    this.#windowEnd = nxt;
    this.#lastRoundMin = this.#roundMin;
    this.#roundMin = Number.POSITIVE_INFINITY;
    this.#count = 0;
    if (!this.#inCss) return false;
    this.#cssRounds++;
    return this.#cssRounds >= CSS_ROUNDS;
  }

  #judge(): boolean {
    let least = this.#samples[0] as number;
    for (let i = 1; i < N_RTT_SAMPLE; i++) least = Math.min(least, this.#samples[i] as number);
    const before = this.#inCss ? this.#cssBaseline : this.#lastRoundMin;
    if (before === Number.POSITIVE_INFINITY) return false;
    const threshold = Math.max(MIN_RTT_THRESH, Math.min(before / MIN_RTT_DIVISOR, MAX_RTT_THRESH));
    const risen = least >= before + threshold;
    if (this.#inCss) {
      if (risen) return true;
      if (least >= this.#cssBaseline) return false;
      this.#inCss = false;
      this.#cssBaseline = Number.POSITIVE_INFINITY;
    } else if (risen) {
      this.#inCss = true;
      this.#cssRounds = 0;
      this.#cssBaseline = least;
    }
    return false;
  }
}

/** RFC 9406, section 4.3. L is infinite: every sender here is paced. */
const MIN_RTT_THRESH = 4;
const MAX_RTT_THRESH = 16;
const MIN_RTT_DIVISOR = 8;
const N_RTT_SAMPLE = 8;
export const CSS_GROWTH_DIVISOR = 4;
const CSS_ROUNDS = 5;

/**
 * HyStart++ (RFC 9406): watches the round-trip time during the first slow start, slows down when it rises, and ends
 * slow start when it stays up.
 */
export class HyStart {
  #inCss = false;
  #cssRounds = 0;
  #cssBaseline = Number.POSITIVE_INFINITY;
  #windowEnd = 0;
  #started = false;
  #lastRoundMin = Number.POSITIVE_INFINITY;
  #roundMin = Number.POSITIVE_INFINITY;
  #samples = 0;

  /** True in Conservative Slow Start, where growth is divided by `CSS_GROWTH_DIVISOR`. */
  get conservative(): boolean {
    return this.#inCss;
  }

  /**
   * An acknowledgment in slow start, with its RTT sample (0: none), SND.UNA and SND.NXT. True when slow start is over
   * (section 4.2).
   */
  onAck(rtt: number, una: number, nxt: number): boolean {
    if (!this.#started) {
      this.#started = true;
      this.#windowEnd = nxt;
    }
    if (rtt > 0) {
      if (rtt < this.#roundMin) this.#roundMin = rtt;
      this.#samples++;
      if (this.#samples >= N_RTT_SAMPLE) this.#judge();
    }
    if (((una - this.#windowEnd) | 0) < 0) return false;
    this.#windowEnd = nxt;
    this.#lastRoundMin = this.#roundMin;
    this.#roundMin = Number.POSITIVE_INFINITY;
    this.#samples = 0;
    if (!this.#inCss) return false;
    this.#cssRounds++;
    return this.#cssRounds >= CSS_ROUNDS;
  }

  #judge(): void {
    if (this.#inCss) {
      if (this.#roundMin < this.#cssBaseline) {
        this.#inCss = false;
        this.#cssBaseline = Number.POSITIVE_INFINITY;
      }
      return;
    }
    if (this.#lastRoundMin === Number.POSITIVE_INFINITY) return;
    const threshold = Math.max(MIN_RTT_THRESH, Math.min(this.#lastRoundMin / MIN_RTT_DIVISOR, MAX_RTT_THRESH));
    if (this.#roundMin < this.#lastRoundMin + threshold) return;
    this.#inCss = true;
    this.#cssRounds = 0;
    this.#cssBaseline = this.#roundMin;
  }
}

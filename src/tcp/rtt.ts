import {
  CLOCK_GRANULARITY,
  INITIAL_PROBE_TIMEOUT,
  INITIAL_RTO,
  MAX_RTO,
  MIN_PROBE_MARGIN,
  MIN_RTO,
  MIN_RTT_WINDOW,
  VARIANCE_ROUNDS,
} from './constants.ts';

/**
 * The round-trip time of one path (RFC 6298), from exact send times. The deviation is sampled per segment and enters
 * RTTVAR once per round trip (RFC 6298, section 4; RFC 7323, section 4.2 and appendix G), as the largest of the last
 * rounds: many samples per round trip do not make it forget what delays the path can have.
 */
export class RttEstimator {
  /** Smoothed round-trip time, ms; 0 before the first sample. */
  srtt = 0;
  /** Round-trip time variation, ms. */
  rttvar = 0;
  /** The timeout before any sample; 3 s after a SYN was lost (RFC 6298, section 5.7). */
  initialRto = INITIAL_RTO;
  /** Largest gap between deliveries with data in flight, in this round and the one before. */
  #gap = 0;
  #lastGap = 0;
  #deviation = 0;
  #roundDeviation = 0;
  #roundEnd = 0;
  #initialVariance = 0;
  #round = 0;
  /** Largest deviation of the current and of the previous half of the window of rounds. */
  #largest = 0;
  #lastLargest = 0;
  /** Minimum of the current and of the previous half of the window. */
  #min = Number.POSITIVE_INFINITY;
  #lastMin = Number.POSITIVE_INFINITY;
  #minEnd = 0;

  /** Smallest sample of the last `MIN_RTT_WINDOW` ms; Infinity before any. */
  get minRtt(): number {
    return Math.min(this.#min, this.#lastMin);
  }

  get hasSample(): boolean {
    return this.srtt > 0;
  }

  /** Largest gap between deliveries of the last two round trips. */
  get maxAckGap(): number {
    return Math.max(this.#gap, this.#lastGap);
  }

  /** Retransmission timeout without backoff (RFC 6298, section 2). */
  get rto(): number {
    if (this.srtt === 0) return this.initialRto;
    const rto = this.srtt + Math.max(CLOCK_GRANULARITY, 4 * this.rttvar);
    return Math.min(Math.max(rto, MIN_RTO), MAX_RTO);
  }

  /** When an acknowledgment is overdue: two round trips, and the peer's delay when it may be delaying (RFC 8985, 7.2). */
  probeTimeout(ackDelay: number): number {
    if (this.srtt === 0) return INITIAL_PROBE_TIMEOUT;
    return 2 * this.srtt + Math.max(MIN_PROBE_MARGIN, ackDelay);
  }

  /** A sample: `rtt` ms, measured at `now`. */
  sample(now: number, rtt: number): void {
    this.#filterMinimum(now, rtt);
    if (this.srtt === 0) {
      this.srtt = Math.max(rtt, 1e-3);
      this.rttvar = rtt / 2;
      this.#initialVariance = rtt / 2;
      this.#roundEnd = now + rtt;
      return;
    }
    const error = rtt - this.srtt;
    this.srtt += error / 8;
    this.#deviation += ((error < 0 ? -error : error) - this.#deviation) / 4;
    if (this.#deviation > this.#roundDeviation) {
      this.#roundDeviation = this.#deviation;
      if (this.#deviation > this.rttvar) this.rttvar = this.#deviation;
    }
    if (now >= this.#roundEnd) this.#endRound(now);
  }

  /** Goes on from what was measured before an idle time. */
  recall(srtt: number, rttvar: number, minRtt: number): void {
    this.srtt = srtt;
    this.rttvar = rttvar;
    this.#initialVariance = rttvar;
    this.#min = minRtt;
  }

  /** `gap` ms lay between two deliveries while data was in flight. */
  ackGap(gap: number): void {
    if (gap > this.#gap) this.#gap = gap;
  }

  /** Forgets what was measured: the path starts over. */
  reset(): void {
    this.srtt = 0;
    this.rttvar = 0;
    this.#gap = 0;
    this.#lastGap = 0;
    this.#deviation = 0;
    this.#roundDeviation = 0;
    this.#largest = 0;
    this.#lastLargest = 0;
    this.#min = Number.POSITIVE_INFINITY;
    this.#lastMin = Number.POSITIVE_INFINITY;
  }

  #endRound(now: number): void {
    if (this.#roundDeviation > this.#largest) this.#largest = this.#roundDeviation;
    this.#initialVariance /= 2;
    this.rttvar = Math.max(this.#largest, this.#lastLargest, this.#initialVariance);
    this.#round++;
    if (2 * this.#round >= VARIANCE_ROUNDS) {
      this.#round = 0;
      this.#lastLargest = this.#largest;
      this.#largest = 0;
    }
    this.#roundDeviation = 0;
    this.#lastGap = this.#gap;
    this.#gap = 0;
    this.#roundEnd = now + this.srtt;
  }

  #filterMinimum(now: number, rtt: number): void {
    if (now >= this.#minEnd) {
      this.#lastMin = now >= this.#minEnd + MIN_RTT_WINDOW / 2 ? Number.POSITIVE_INFINITY : this.#min;
      this.#min = rtt;
      this.#minEnd = now + MIN_RTT_WINDOW / 2;
    } else if (rtt < this.#min) {
      this.#min = rtt;
    }
  }
}

import { PACING_GAIN, PACING_GAIN_CSS, PACING_GAIN_SLOW_START } from '../constants.ts';
import type { CongestionController } from './controller.ts';
import { CSS_GROWTH_DIVISOR, HyStart } from './hystart.ts';
import { initialWindow } from './initial-window.ts';

/** RFC 9438, section 4.6 and section 5. C is in segments per cubed second. */
const BETA = 0.7;
/** RFC 8511, section 3.1. */
const BETA_ECN = 0.85;
const C = 0.4;
/** RFC 9438, section 4.3: as much as Reno gains with a decrease of one half. */
const ALPHA = (3 * (1 - BETA)) / (1 + BETA);
/** Above this multiple of the least round trip a queue stands on the path. */
const STANDING_QUEUE = 1.25;
/**
 * Behind a standing queue. A host that answers late finds room in a full queue that a prompt one has not, loses less, and
 * would push its neighbour out (decision 86).
 */
const ALPHA_QUEUED = ALPHA / 2;
/** RFC 9438, section 4.6. */
const MIN_SEGMENTS = 2;
/** RFC 7661, section 4.4: what slow start may regain at once after a decay. */
const DECAY_THRESHOLD = 0.75;

/** CUBIC (RFC 9438) with HyStart++ (RFC 9406) in the first slow start; windows in bytes. */
export class Cubic implements CongestionController {
  readonly name = 'cubic';
  readonly pacingRate = 0;
  readonly bandwidth = 0;
  readonly governsRecovery = false;
  cwnd: number;
  ssthresh = Number.POSITIVE_INFINITY;
  #mss: number;
  #hystart: HyStart | null = new HyStart();
  /** W_max; 0: none, the stage starts at its own plateau (sections 4.8 and 4.10). */
  #wMax = 0;
  #cwndPrior = 0;
  #leastRtt = Number.POSITIVE_INFINITY;
  /** t_epoch; -1 outside of a congestion avoidance stage. */
  #epoch = -1;
  /** K, in ms. */
  #k = 0;
  #wEst = 0;
  #lastAckAt = 0;
  #undo: Undo | null = null;

  constructor(mss: number) {
    this.#mss = mss;
    this.cwnd = initialWindow(mss);
  }

  get pacingGain(): number {
    if (!this.inSlowStart) return PACING_GAIN;
    return this.#hystart?.conservative ? PACING_GAIN_CSS : PACING_GAIN_SLOW_START;
  }

  get inSlowStart(): boolean {
    return this.cwnd < this.ssthresh;
  }

  setMss(mss: number): void {
    this.#mss = mss;
    if (this.cwnd < MIN_SEGMENTS * mss) this.cwnd = MIN_SEGMENTS * mss;
  }

  onAck(now: number, acked: number, rtt: number, srtt: number, limited: boolean, una: number, nxt: number): void {
    const idle = now - this.#lastAckAt;
    this.#lastAckAt = now;
    if (rtt > 0 && rtt < this.#leastRtt) this.#leastRtt = rtt;
    if (this.inSlowStart) this.#slowStart(acked, rtt, limited, una, nxt);
    else if (limited) this.#avoidCongestion(now, acked, srtt);
    else if (this.#epoch >= 0) this.#epoch += idle;
  }

  limitGrowth(cwnd: number): void {
    if (cwnd < this.cwnd) this.cwnd = cwnd;
  }

  onLoss(now: number, _inFlight: number): void {
    this.#save();
    this.#reduce();
    this.cwnd = this.ssthresh;
    this.#lastAckAt = now;
  }

  onSample(): void {}

  onRecovered(): void {}

  recall(): void {}

  /** A queue that marks is short: it asks for less of a reduction, and nothing was lost that could prove to have arrived. */
  onCongestionExperienced(now: number): void {
    this.#reduce(BETA_ECN);
    this.#undo = null;
    this.cwnd = this.ssthresh;
    this.#lastAckAt = now;
  }

  onTimeout(now: number, _inFlight: number): void {
    this.#save();
    this.#reduce();
    this.cwnd = this.#mss;
    this.#wMax = 0;
    this.#lastAckAt = now;
  }

  undo(now: number): void {
    const saved = this.#undo;
    if (saved === null) return;
    this.#undo = null;
    if (this.cwnd >= saved.cwnd) return;
    this.cwnd = saved.cwnd;
    this.ssthresh = saved.ssthresh;
    this.#wMax = saved.wMax;
    this.#cwndPrior = saved.cwndPrior;
    this.#k = saved.k;
    this.#wEst = saved.wEst;
    this.#epoch = saved.epoch < 0 ? -1 : saved.epoch + (now - saved.at);
  }

  onIdle(periods: number): void {
    this.ssthresh = Math.max(this.ssthresh, DECAY_THRESHOLD * this.cwnd);
    const floor = Math.min(this.cwnd, initialWindow(this.#mss));
    this.cwnd = Math.max(floor, this.cwnd / 2 ** Math.min(periods, 32));
    this.#epoch = -1;
  }

  restart(cwnd: number, ssthresh: number): void {
    this.#save();
    this.cwnd = cwnd;
    this.ssthresh = ssthresh;
    this.#epoch = -1;
    this.#wMax = 0;
    this.#hystart = ssthresh === Number.POSITIVE_INFINITY ? new HyStart() : null;
  }

  #slowStart(acked: number, rtt: number, limited: boolean, una: number, nxt: number): void {
    const over = this.#hystart?.onAck(rtt, una, nxt, acked / this.#mss) ?? false;
    if (over) {
      this.ssthresh = this.cwnd;
      this.#hystart = null;
      return;
    }
    if (!limited) return;
    this.cwnd += this.#hystart?.conservative ? acked / CSS_GROWTH_DIVISOR : acked;
    if (this.cwnd > this.ssthresh) this.cwnd = this.ssthresh;
  }

  /** RFC 9438, sections 4.2 to 4.5. */
  #avoidCongestion(now: number, acked: number, srtt: number): void {
    if (this.#epoch < 0) this.#startEpoch(now);
    const t = now - this.#epoch;
    this.#wEst += (this.#alpha(srtt) * this.#mss * acked) / this.cwnd;
    if (this.#cubic(t) < this.#wEst) {
      if (this.#wEst > this.cwnd) this.cwnd = this.#wEst;
      return;
    }
    const target = Math.min(Math.max(this.#cubic(t + srtt), this.cwnd), 1.5 * this.cwnd);
    this.cwnd += ((target - this.cwnd) * acked) / this.cwnd;
  }

  /** What W_est gains in a round trip, in segments. */
  #alpha(srtt: number): number {
    if (srtt >= STANDING_QUEUE * this.#leastRtt) return ALPHA_QUEUED;
    return this.#wEst >= this.#cwndPrior ? 1 : ALPHA;
  }

  #startEpoch(now: number): void {
    this.#epoch = now;
    if (this.#wMax === 0) {
      this.#wMax = this.cwnd;
      this.#cwndPrior = this.cwnd;
    }
    this.#wEst = this.cwnd;
    const distance = this.#wMax - this.cwnd;
    this.#k = distance > 0 ? 1000 * Math.cbrt(distance / this.#mss / C) : 0;
    if (distance < 0) this.#wMax = this.cwnd;
  }

  /** W_cubic(t), t in ms, a whole number of segments from W_max, as deployed CUBIC counts. */
  #cubic(t: number): number {
    const seconds = (t - this.#k) / 1000;
    return Math.trunc(C * seconds * seconds * seconds) * this.#mss + this.#wMax;
  }

  /** RFC 9438, sections 4.6 and 4.7. cwnd grows only while it limits, so it stands for the flight size. */
  #reduce(beta = BETA): void {
    this.#cwndPrior = this.cwnd;
    // The last segment of the plateau takes the longest: less than one below it has reached it.
    const fell = this.cwnd <= this.#wMax - this.#mss;
    this.#wMax = fell ? (this.cwnd * (1 + BETA)) / 2 : this.cwnd;
    this.ssthresh = Math.max(this.cwnd * beta, MIN_SEGMENTS * this.#mss);
    this.#epoch = -1;
    this.#hystart = null;
  }

  #save(): void {
    this.#undo = {
      cwnd: this.cwnd,
      ssthresh: this.ssthresh,
      wMax: this.#wMax,
      cwndPrior: this.#cwndPrior,
      k: this.#k,
      wEst: this.#wEst,
      epoch: this.#epoch,
      at: this.#lastAckAt,
    };
  }
}

/** What RFC 9438, section 4.9.2, restores. */
interface Undo {
  readonly cwnd: number;
  readonly ssthresh: number;
  readonly wMax: number;
  readonly cwndPrior: number;
  readonly k: number;
  readonly wEst: number;
  readonly epoch: number;
  readonly at: number;
}

/** The default controller. */
export function createCubic(mss: number): CongestionController {
  return new Cubic(mss);
}

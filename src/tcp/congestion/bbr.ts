import {
  BBR_CWND_GAIN,
  BBR_CYCLE,
  BBR_DRAIN_GAIN,
  BBR_MARGIN,
  BBR_MIN_RTT_WINDOW,
  BBR_MIN_SEGMENTS,
  BBR_PIPE_FULL_ROUNDS,
  BBR_PIPE_GROWTH,
  BBR_PROBE_RTT_SHARE,
  BBR_PROBE_RTT_TIME,
  BBR_STARTUP_GAIN,
  BBR_TRAINS_AHEAD,
  IDLE_PERIODS_STALE,
  MAX_TRAIN_SEGMENTS,
  MIN_TRAIN_SEGMENTS,
  PACING_GAIN_SLOW_START,
  TRAIN_TIME,
} from '../constants.ts';
import { AckAggregation } from './ack-aggregation.ts';
import { BandwidthFilter } from './bandwidth-filter.ts';
import { type BbrEvent, type BbrState, nextBbrState } from './bbr-states.ts';
import type { CongestionController } from './controller.ts';
import type { DeliveryRate } from './delivery-rate.ts';
import { initialWindow } from './initial-window.ts';

/** Pacing gain by state; that of `probe-bw` goes in a cycle. */
const GAIN: Readonly<Record<BbrState, number>> = {
  startup: BBR_STARTUP_GAIN,
  drain: BBR_DRAIN_GAIN,
  'probe-bw': 1,
  'probe-rtt': 1,
};

/**
 * BBR: sends at the bandwidth it has measured, with a window of twice what the path holds, and takes loss for what it
 * is, not for congestion. The rules are those of its first version (draft-cardwell-iccrg-bbr-congestion-control-00), with
 * the gentler startup and round-trip probe of later ones (-02, sections 4.3.1 and 4.3.4). Bytes, ms.
 */
export class Bbr implements CongestionController {
  readonly name = 'bbr';
  readonly governsRecovery = true;
  cwnd: number;
  /** Where startup ends at the latest; what the pipe holds, once that is known. */
  ssthresh = Number.POSITIVE_INFINITY;
  pacingRate = 0;
  #state: BbrState = 'startup';
  #mss: number;
  readonly #filter = new BandwidthFilter();
  readonly #aggregation = new AckAggregation();

  /** RTprop and since when it holds. */
  #minRtt = Number.POSITIVE_INFINITY;
  #minRttAt = 0;

  /** A round ends when what was sent at its start has been delivered. */
  #roundEnd = 0;
  #roundStart = false;

  /** BBR.full_bw and its count: startup is over when the bandwidth has not grown for three rounds. */
  #fullBandwidth = 0;
  #fullCount = 0;
  #full = false;

  #phase = 0;
  #phaseAt = 0;

  /** When the probe of the round-trip time is over; Infinity: it waits for the flight to come down. */
  #probeUntil = Number.POSITIVE_INFINITY;
  #probeRoundOver = false;
  #wasIdle = false;

  /** In recovery; its first round conserves packets. */
  #recovering = false;
  #conserving = false;
  /** The window to return to. */
  #prior = 0;

  constructor(mss: number) {
    this.#mss = mss;
    this.cwnd = initialWindow(mss);
  }

  get state(): BbrState {
    return this.#state;
  }

  get bandwidth(): number {
    return this.#filter.max;
  }

  get pacingGain(): number {
    return PACING_GAIN_SLOW_START;
  }

  get inSlowStart(): boolean {
    return this.#state === 'startup';
  }

  setMss(mss: number): void {
    this.#mss = mss;
    this.cwnd = Math.max(this.cwnd, BBR_MIN_SEGMENTS * mss);
  }

  /** Everything is in the sample. */
  onAck(): void {}

  onSample(now: number, sample: DeliveryRate, rtt: number, inFlight: number): void {
    this.#countRound(sample);
    const { rate } = sample;
    if (rate > 0 && (!sample.appLimited || rate >= this.bandwidth)) this.#filter.update(rate);
    this.#aggregation.update(now, sample.acked, this.bandwidth, this.cwnd, this.#roundStart);
    this.#advanceCycle(now, sample);
    this.#checkPipe(sample);
    this.#checkDrain(now, sample, inFlight);
    this.#watchRtt(now, sample, rtt, inFlight);
    this.#pace();
    this.#setWindow(sample, inFlight);
    sample.lost = 0;
  }

  onLoss(_now: number, inFlight: number): void {
    this.#save();
    this.#recovering = true;
    this.#conserving = true;
    this.#roundEnd = Number.NEGATIVE_INFINITY;
    this.cwnd = Math.max(inFlight, this.#mss);
  }

  /** Marks of congestion are answered by the model: a queue that fills is one that probing drains. */
  onCongestionExperienced(_now: number): void {}

  onTimeout(_now: number, inFlight: number): void {
    this.#save();
    this.#recovering = true;
    this.#conserving = false;
    this.#fullBandwidth = 0;
    this.#roundEnd = Number.NEGATIVE_INFINITY;
    this.cwnd = inFlight + this.#mss;
  }

  limitGrowth(): void {}

  onRecovered(_now: number): void {
    if (!this.#recovering) return;
    this.#recovering = false;
    this.#conserving = false;
    this.cwnd = Math.max(this.cwnd, this.#prior);
  }

  undo(now: number): void {
    this.#fullBandwidth = 0;
    this.#fullCount = 0;
    this.cwnd = Math.max(this.cwnd, this.#prior);
    this.onRecovered(now);
  }

  /** The model outlives a pause; what it says is sent at that rate, not above (section 4.3.4 of -02: restart from idle). */
  onIdle(periods: number): void {
    this.#wasIdle = true;
    this.#recovering = false;
    this.#conserving = false;
    if (this.#state === 'probe-bw') this.pacingRate = this.bandwidth * BBR_MARGIN;
    if (periods >= IDLE_PERIODS_STALE) this.cwnd = Math.min(this.cwnd, initialWindow(this.#mss));
  }

  restart(cwnd: number, ssthresh: number): void {
    this.#save();
    this.cwnd = cwnd;
    this.ssthresh = ssthresh;
    this.#move('restart');
    this.#filter.reset();
    this.#fullBandwidth = 0;
    this.#fullCount = 0;
    this.#full = false;
    this.#recovering = false;
    this.#conserving = false;
    this.pacingRate = 0;
  }

  recall(bandwidth: number, minRtt: number): void {
    if (bandwidth <= 0) return;
    this.#filter.update(bandwidth);
    this.#minRtt = minRtt;
    this.#minRttAt = Number.NEGATIVE_INFINITY;
    this.#wasIdle = true;
    this.#fillPipe(0);
    this.#move('drained');
    this.pacingRate = bandwidth * BBR_MARGIN;
  }

  #countRound(sample: DeliveryRate): void {
    this.#roundStart = sample.priorDelivered >= this.#roundEnd && sample.priorDelivered >= 0;
    if (!this.#roundStart) return;
    if (this.#roundEnd === Number.NEGATIVE_INFINITY) {
      // The first round of a recovery begins here.
      this.#roundStart = false;
      this.#roundEnd = sample.delivered;
      return;
    }
    this.#roundEnd = sample.delivered;
    this.#conserving = false;
    this.#filter.startRound();
  }

  /** Section 4.3.4.2: a phase lasts a round-trip time, probing until it has filled the path, draining until it is drained. */
  #advanceCycle(now: number, sample: DeliveryRate): void {
    if (this.#state !== 'probe-bw') return;
    const gain = BBR_CYCLE[this.#phase] as number;
    const long = now - this.#phaseAt > this.#minRtt;
    const held = sample.priorInFlight;
    let over = long;
    if (gain > 1) over = long && (sample.lost > 0 || held >= this.#inflight(gain));
    else if (gain < 1) over = long || held <= this.#inflight(1);
    if (!over) return;
    this.#phase = (this.#phase + 1) % BBR_CYCLE.length;
    this.#phaseAt = now;
  }

  /** Section 4.3.2.2. */
  #checkPipe(sample: DeliveryRate): void {
    if (this.#full || !this.#roundStart || sample.appLimited) return;
    const { bandwidth } = this;
    if (this.#minRtt < Number.POSITIVE_INFINITY && bandwidth * this.#minRtt >= this.ssthresh) {
      this.#full = true;
    } else if (bandwidth >= this.#fullBandwidth * BBR_PIPE_GROWTH) {
      this.#fullBandwidth = bandwidth;
      this.#fullCount = 0;
    } else {
      this.#full = ++this.#fullCount >= BBR_PIPE_FULL_ROUNDS;
    }
  }

  #checkDrain(now: number, sample: DeliveryRate, inFlight: number): void {
    if (this.#state === 'startup' && this.#full) {
      this.#fillPipe(now);
      this.ssthresh = this.#inflight(1);
    }
    if (this.#state === 'drain' && inFlight <= this.#inflight(1)) this.#enterProbing(now, sample.delivered, 'drained');
  }

  #fillPipe(now: number): void {
    this.#full = true;
    this.#phaseAt = now;
    this.#move('pipe-full');
  }

  /** Section 4.3.4.1: in any phase but the draining one, so that flows do not probe in step. */
  #enterProbing(now: number, delivered: number, event: BbrEvent): void {
    this.#phase = 2 + (Math.floor(delivered / this.#mss) % (BBR_CYCLE.length - 1));
    if (this.#phase >= BBR_CYCLE.length) this.#phase = 0;
    this.#phaseAt = now;
    this.#move(event);
  }

  /** Sections 4.1.2.3 and 4.3.5. */
  #watchRtt(now: number, sample: DeliveryRate, rtt: number, inFlight: number): void {
    const stale = now > this.#minRttAt + BBR_MIN_RTT_WINDOW && this.#minRtt < Number.POSITIVE_INFINITY;
    if (rtt > 0 && (rtt <= this.#minRtt || stale)) {
      this.#minRtt = rtt;
      this.#minRttAt = now;
    }
    if (stale && !this.#wasIdle && this.#state !== 'probe-rtt') {
      this.#save();
      this.#probeUntil = Number.POSITIVE_INFINITY;
      this.#move('rtt-stale');
    }
    if (this.#state === 'probe-rtt') this.#probeRtt(now, sample, inFlight);
    if (sample.acked > 0) this.#wasIdle = false;
  }

  #probeRtt(now: number, sample: DeliveryRate, inFlight: number): void {
    // What is sent now says nothing of the bandwidth.
    sample.noteLimited(inFlight);
    if (this.#probeUntil === Number.POSITIVE_INFINITY) {
      if (inFlight > this.#probeWindow) return;
      this.#probeUntil = now + BBR_PROBE_RTT_TIME;
      this.#probeRoundOver = false;
      this.#roundEnd = sample.delivered;
      return;
    }
    if (this.#roundStart) this.#probeRoundOver = true;
    if (!this.#probeRoundOver || now < this.#probeUntil) return;
    this.#minRttAt = now;
    this.cwnd = Math.max(this.cwnd, this.#prior);
    if (this.#full) this.#enterProbing(now, sample.delivered, 'rtt-measured');
    else this.#move('rtt-measured-unfilled');
  }

  /** Section 4.2.1; before the pipe is full the rate only grows. */
  #pace(): void {
    const gain = this.#state === 'probe-bw' ? (BBR_CYCLE[this.#phase] as number) : GAIN[this.#state];
    const rate = gain * this.bandwidth * BBR_MARGIN;
    if (rate > 0 && (this.#full || rate > this.pacingRate)) this.pacingRate = rate;
  }

  /** Section 4.2.3. */
  #setWindow(sample: DeliveryRate, inFlight: number): void {
    const { acked } = sample;
    if (this.#recovering && sample.lost > 0) this.cwnd = Math.max(this.cwnd - sample.lost, this.#mss);
    if (this.#conserving) {
      this.cwnd = Math.max(this.cwnd, inFlight + acked);
    } else if (this.#full) {
      this.cwnd = Math.min(this.cwnd + acked, this.#target);
    } else if (this.cwnd < this.#target || sample.delivered < initialWindow(this.#mss)) {
      this.cwnd += acked;
    }
    if (this.#state === 'probe-rtt') this.cwnd = Math.min(this.cwnd, this.#probeWindow);
    this.cwnd = Math.max(this.cwnd, BBR_MIN_SEGMENTS * this.#mss);
  }

  get #target(): number {
    const ahead = this.#full ? this.#aggregation.most(this.bandwidth) : 0;
    return this.#inflight(BBR_CWND_GAIN) + ahead;
  }

  get #probeWindow(): number {
    return Math.max(BBR_PROBE_RTT_SHARE * this.bandwidth * this.#minRtt, BBR_MIN_SEGMENTS * this.#mss);
  }

  /** `gain` times what the path holds, and room for the trains under way in the hosts. */
  #inflight(gain: number): number {
    if (this.#minRtt === Number.POSITIVE_INFINITY || this.bandwidth === 0) return initialWindow(this.#mss);
    const train = Math.min(
      Math.max(TRAIN_TIME * this.bandwidth, MIN_TRAIN_SEGMENTS * this.#mss),
      MAX_TRAIN_SEGMENTS * this.#mss,
    );
    return gain * this.bandwidth * this.#minRtt + BBR_TRAINS_AHEAD * train;
  }

  #save(): void {
    const reduced = this.#recovering || this.#state === 'probe-rtt';
    this.#prior = reduced ? Math.max(this.#prior, this.cwnd) : this.cwnd;
  }

  #move(event: BbrEvent): void {
    this.#state = nextBbrState(this.#state, event);
  }
}

export function createBbr(mss: number): CongestionController {
  return new Bbr(mss);
}

import type { CongestionController } from '../../src/tcp/congestion/controller.ts';
import { initialWindow } from '../../src/tcp/congestion/initial-window.ts';

const BETA = 717 / 1024;
const C = 0.4;
/** What its integers make of 3 (1 - beta) / (1 + beta): one segment in 15/8 windows. */
const ALPHA = 8 / 15;

/**
 * CUBIC as deployed before RFC 9438, a yardstick: HyStart by delay increase only, an additive floor that stays below Reno's
 * slope for good, 5 % a round trip before the first loss, windows in whole segments.
 */
class LinuxCubic implements CongestionController {
  readonly name = 'cubic';
  readonly pacingRate = 0;
  readonly pacingGain = Number.POSITIVE_INFINITY;
  readonly bandwidth = 0;
  readonly governsRecovery = false;
  cwnd: number;
  ssthresh = Number.POSITIVE_INFINITY;
  #mss: number;
  #lastMax = 0;
  #epoch = -1;
  #k = 0;
  #origin = 0;
  #tcpCwnd = 0;
  #acked = 0;
  #roundEnd = 0;
  #started = false;
  #roundMin = Number.POSITIVE_INFINITY;
  #samples = 0;
  #delayMin = Number.POSITIVE_INFINITY;
  #prior = { cwnd: 0, ssthresh: 0 };

  constructor(mss: number) {
    this.#mss = mss;
    this.cwnd = initialWindow(mss);
  }

  get inSlowStart(): boolean {
    return this.cwnd < this.ssthresh;
  }

  setMss(mss: number): void {
    this.#mss = mss;
  }

  onAck(now: number, acked: number, rtt: number, _srtt: number, limited: boolean, una: number, nxt: number): void {
    if (rtt > 0 && rtt < this.#delayMin) this.#delayMin = rtt;
    if (this.inSlowStart) this.#watch(rtt, una, nxt);
    if (!limited) return;
    if (this.inSlowStart) {
      this.cwnd = Math.min(this.cwnd + acked, this.ssthresh);
      return;
    }
    this.#avoid(now, acked / this.#mss);
  }

  onLoss(_now: number, _inFlight: number): void {
    this.#prior = { cwnd: this.cwnd, ssthresh: this.ssthresh };
    const segments = this.cwnd / this.#mss;
    this.#lastMax = segments < this.#lastMax ? (segments * (1 + BETA)) / 2 : segments;
    this.#epoch = -1;
    this.ssthresh = Math.max(Math.floor(segments * BETA), 2) * this.#mss;
    this.cwnd = this.ssthresh;
  }

  onTimeout(now: number, inFlight: number): void {
    this.onLoss(now, inFlight);
    this.cwnd = this.#mss;
  }

  onSample(): void {}

  limitGrowth(): void {}

  onRecovered(): void {}

  recall(): void {}

  onCongestionExperienced(now: number): void {
    this.onLoss(now, this.cwnd);
  }

  undo(_now: number): void {
    this.cwnd = Math.max(this.cwnd, this.#prior.cwnd);
    this.ssthresh = Math.max(this.ssthresh, this.#prior.ssthresh);
  }

  onIdle(_periods: number): void {
    this.cwnd = Math.min(this.cwnd, initialWindow(this.#mss));
  }

  restart(cwnd: number, ssthresh: number): void {
    this.cwnd = cwnd;
    this.ssthresh = ssthresh;
  }

  #watch(rtt: number, una: number, nxt: number): void {
    if (!this.#started || ((una - this.#roundEnd) | 0) > 0) {
      this.#started = true;
      this.#roundEnd = nxt;
      this.#roundMin = Number.POSITIVE_INFINITY;
      this.#samples = 0;
    }
    if (rtt <= 0 || this.cwnd < 16 * this.#mss) return;
    if (rtt < this.#roundMin) this.#roundMin = rtt;
    if (this.#samples < 8) {
      this.#samples++;
      return;
    }
    const threshold = Math.max(4, Math.min(16, this.#delayMin / 8));
    if (this.#roundMin > this.#delayMin + threshold) this.ssthresh = this.cwnd;
  }

  #avoid(now: number, acked: number): void {
    const cwnd = this.cwnd / this.#mss;
    if (this.#epoch < 0) {
      this.#epoch = now;
      this.#tcpCwnd = cwnd;
      this.#k = this.#lastMax > cwnd ? Math.cbrt((this.#lastMax - cwnd) / C) : 0;
      this.#origin = Math.max(this.#lastMax, cwnd);
    }
    const t = (now - this.#epoch + this.#delayMin) / 1000 - this.#k;
    const target = this.#origin + C * t ** 3;
    let count = target > cwnd ? cwnd / (target - cwnd) : 100 * cwnd;
    if (this.#lastMax === 0 && count > 20) count = 20;
    this.#tcpCwnd += (ALPHA * acked) / cwnd;
    if (this.#tcpCwnd > cwnd) count = Math.min(count, cwnd / (this.#tcpCwnd - cwnd));
    count = Math.max(count, 2);
    this.#acked += acked;
    if (this.#acked < count) return;
    const steps = Math.floor(this.#acked / count);
    this.#acked -= steps * count;
    this.cwnd += steps * this.#mss;
  }
}

export function linuxCubic(mss: number): CongestionController {
  return new LinuxCubic(mss);
}

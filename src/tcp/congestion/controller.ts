import type { DeliveryRate } from './delivery-rate.ts';

/** The algorithms that can be chosen. */
export type CongestionName = 'cubic' | 'bbr';

/**
 * The congestion controller of one path: windows in bytes, times in ms. It is told what happened on its path and says
 * how much may be in flight there, and how fast it goes out if it knows; loss detection and the choice of paths are
 * elsewhere.
 */
export interface CongestionController {
  readonly name: CongestionName;
  /** Congestion window. */
  readonly cwnd: number;
  /** Slow start threshold; Infinity before the first congestion event. */
  readonly ssthresh: number;
  /** True while cwnd is below ssthresh. */
  readonly inSlowStart: boolean;
  /** Bytes per ms that go out; 0: the sender paces by window and round-trip time. */
  readonly pacingRate: number;
  /** Windows per round trip that go out while `pacingRate` is 0. */
  readonly pacingGain: number;
  /** Bytes per ms that the path is believed to carry; 0: no such belief. */
  readonly bandwidth: number;
  /** The window speaks for recovery, too: no proportional rate reduction. */
  readonly governsRecovery: boolean;
  /** Paths change their MSS when their MTU is found. */
  setMss(mss: number): void;
  /**
   * `acked` bytes were newly acknowledged outside of recovery. `rtt` is the sample of this acknowledgment (0: none),
   * `limited` whether the window was what held sending back (RFC 9438, section 5.8), `una` and `nxt` are SND.UNA and
   * SND.NXT, from which rounds are told.
   */
  onAck(now: number, acked: number, rtt: number, srtt: number, limited: boolean, una: number, nxt: number): void;
  /** The window, outside of slow start, has grown to no more than `cwnd`; a controller with a model of its path takes no notice. */
  limitGrowth(cwnd: number): void;
  /** After every acknowledgment that delivered something here, in recovery too. `rtt` as above, `inFlight` is now. */
  onSample(now: number, sample: DeliveryRate, rtt: number, inFlight: number): void;
  /** A congestion event: loss was found, for the first time in this recovery (RFC 5681, section 3.2). */
  onLoss(now: number, inFlight: number): void;
  /** The peer echoed a congestion mark, for the first time in this round trip (RFC 3168, section 6.1.2; RFC 8511). */
  onCongestionExperienced(now: number): void;
  /** The retransmission timer expired for the first time since an acknowledgment (RFC 5681, section 3.1). */
  onTimeout(now: number, inFlight: number): void;
  /** Recovery is over: everything outstanding when it began has been acknowledged. */
  onRecovered(now: number): void;
  /** The last event was none: the originals had arrived (RFC 4015; RFC 9438, section 4.9). */
  undo(now: number): void;
  /** The path was idle for `periods` retransmission timeouts: the window decays, not below the initial one. */
  onIdle(periods: number): void;
  /** Start over with `cwnd` and slow start up to `ssthresh`. */
  restart(cwnd: number, ssthresh: number): void;
  /** After `restart`: goes on with the `bandwidth` of before an idle time, and the least round-trip time then. */
  recall(bandwidth: number, minRtt: number): void;
}

export type ControllerFactory = (mss: number) => CongestionController;

/**
 * The congestion controller of one path: windows in bytes, times in ms. It is told what happened on its path and says
 * how much may be in flight there; pacing, loss detection and the choice of paths are elsewhere.
 */
export interface CongestionController {
  /** Congestion window. */
  readonly cwnd: number;
  /** Slow start threshold; Infinity before the first congestion event. */
  readonly ssthresh: number;
  /** True while cwnd is below ssthresh. */
  readonly inSlowStart: boolean;
  /** Paths change their MSS when their MTU is found. */
  setMss(mss: number): void;
  /**
   * `acked` bytes were newly acknowledged outside of recovery. `rtt` is the sample of this acknowledgment (0: none),
   * `limited` whether the window was what held sending back (RFC 9438, section 5.8), `una` and `nxt` are SND.UNA and
   * SND.NXT, from which rounds are told.
   */
  onAck(now: number, acked: number, rtt: number, srtt: number, limited: boolean, una: number, nxt: number): void;
  /** A congestion event: loss was found, for the first time in this recovery (RFC 5681, section 3.2). */
  onLoss(now: number, inFlight: number): void;
  /** The retransmission timer expired for the first time since an acknowledgment (RFC 5681, section 3.1). */
  onTimeout(now: number, inFlight: number): void;
  /** The last event was none: the originals had arrived (RFC 4015; RFC 9438, section 4.9). */
  undo(now: number): void;
  /** The path was idle for `periods` retransmission timeouts: the window decays, not below the initial one. */
  onIdle(periods: number): void;
  /** Start over with `cwnd` and slow start up to `ssthresh`. */
  restart(cwnd: number, ssthresh: number): void;
}

export type ControllerFactory = (mss: number) => CongestionController;

/** Copies of the flight of a suspect path on a standby, while it is not known which of the two is right. */
export interface Hedge {
  readonly from: number;
  readonly to: number;
  /** Bytes that may still be copied. */
  allowance: number;
  /** What was granted at the start: the window on `to` if it comes to a failover. */
  readonly granted: number;
  /** Sequence number from which entries are not yet copied. */
  cursor: number;
  /** The head has been copied to `to`, and repeated on `from`. */
  headSent: boolean;
  twinSent: boolean;
  /** When the first copy went, and where it ends. */
  firstAt: number;
  firstEnd: number;
  /** Bytes per ms, and when the next copy may go. */
  readonly rate: number;
  nextAt: number;
  /** An acknowledgment came: no more copies. */
  stopped: boolean;
}

/** The path in use went away while its flight was under way: what of it had arrived is not known yet. */
export interface Departure {
  readonly from: number;
  /** What is sent here from this time on, and is acknowledged, tells. */
  readonly to: number;
  readonly at: number;
  /** It has been. */
  answered: boolean;
  /** When something of the flight was last acknowledged since. */
  deliveredAt: number;
}

/** What a hedge was granted: where it went, with what allowance, and when it ended. */
export interface Grant {
  readonly to: number;
  readonly bytes: number;
  readonly endedAt: number;
}

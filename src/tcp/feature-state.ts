/** State of what most connections do without: each exists only while it is used. Times in ms. */

/** A connection's own SYN or SYN/ACK, until it is acknowledged. */
export interface OwnSyn {
  /** It is to be sent now. */
  pending: boolean;
  /** How often it was sent; when last, and by which path (-1: none). */
  count: number;
  sentAt: number;
  path: number;
}

/** Challenge acknowledgments of the period that began at `from` (RFC 5961, section 7), from the first on. */
export interface Challenges {
  from: number;
  count: number;
}

/** Keep-alive of one connection, while it is on (RFC 9293, section 3.8.4). Times in ms. */
export interface KeepAlive {
  readonly idle: number;
  readonly interval: number;
  readonly count: number;
  /** When the peer was last heard. The timer is not moved by it: when it fires it looks here. */
  heardAt: number;
  at: number;
  /** Probes sent since, and whether one is to go out by the next `poll`. */
  probes: number;
  pending: boolean;
}

/** The user timeout option of one connection, while it is enabled (RFC 5482, section 3). Times in ms. */
export interface UserTimeout {
  /** ADV_UTO and REMOTE_UTO; 0: none has come. */
  advertised: number;
  remote: number;
  /** The application has not asked for a timeout of its own. */
  changeable: boolean;
  /** What is advertised has changed since it was last announced. */
  pending: boolean;
}

/**
 * Urgent information of one connection, from its first use on (RFC 9293, section 3.8.5). Both pointers are the sequence
 * number of the octet behind the urgent data (MUST-62), and never recede. Urgent data stays in the stream (RFC 6093).
 */
export interface Urgent {
  /** SND.UP, while it is ahead of what is acknowledged. */
  sending: boolean;
  sndUp: number;
  /** RCV.UP, once one has come. */
  receiving: boolean;
  rcvUp: number;
}

/** Explicit congestion notification of one connection that both ends agreed on (RFC 3168, section 6.1). */
export interface Ecn {
  /** A SYN or SYN/ACK of ours went out without it: what we send is not marked as capable (section 6.1.1). */
  readonly capable: boolean;
  /** CE has come, and no CWR since: acknowledgments carry ECE. */
  echo: boolean;
  /** The next new data carries CWR. */
  reduced: boolean;
  /** SND.NXT at the last reduction: what is acknowledged up to there draws no other. */
  reducedUntil: number;
}

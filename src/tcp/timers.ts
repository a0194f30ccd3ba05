const NEVER = Number.POSITIVE_INFINITY;

/**
 * What runs while something is under way, and says nothing while nothing is: timers, and what waits for the next
 * `poll`. Times in ms; Infinity: stopped.
 */
export class Timers {
  /** Retransmission timer (also the SYN's and TIME-WAIT's), its backoff, and the tail probe. */
  rtoAt = NEVER;
  backoff = 0;
  probeAt = NEVER;
  /** TLP.end_seq and TLP.is_retrans (RFC 8985, section 7). */
  probeEnd = 0;
  probing = false;
  probeIsRetransmission = false;
  probeRttTaken = true;
  /** The head, or the tail, is to be sent at once whatever window and pacing say. */
  forceHead = false;
  forceTail = false;
  reorderAt = NEVER;

  persistAt = NEVER;
  persistBackoff = 0;
  persistProbe = false;
  persistSentAt = NEVER;
  persistPath = -1;

  /** Set by `poll` when pacing held something back. */
  pacingAt = NEVER;

  /** Last time the peer acknowledged something new, or answered a window probe. */
  progressAt = 0;
  /** When a connection that its application has closed is aborted unless its peer brings it on; NEVER: an application has it. */
  orphanAt = NEVER;
  /** Since when there is no path; NEVER: there is one. */
  pathlessSince = NEVER;

  /** When a window that was shut is announced again, and how often that is still to be. */
  windowAnnounceAt = NEVER;
  windowAnnouncements = 0;

  /** When empty queues are dropped; and whether that time is to be set by the next `poll`. */
  trimAt = NEVER;
  trimWanted = false;
}

/** Of a connection that has none: one for all. */
export const STOPPED: Readonly<Timers> = Object.freeze(new Timers());

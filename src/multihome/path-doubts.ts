const NEVER = Number.NEGATIVE_INFINITY;

/** What suspicions and failures have left of a path. Times in ms of the transport's clock, -Infinity for never. */
export class PathDoubts {
  suspectedAt = NEVER;
  /** The last suspicion was the peer's word. */
  suspectedByPeer = false;
  /** A stall of the whole peer is assumed until then. */
  stallUntil = NEVER;
  /** When a probe's answer last ended a suspicion. */
  relievedByProbeAt = NEVER;
  /** When that probe was sent; never again once data ended one. */
  relievingProbeSentAt = NEVER;
  /** This suspicion has been counted as spurious; when one was last. */
  spurious = false;
  spuriousAt = NEVER;
  /** Factor on PTO and S: 1, 2, 4 or 8. */
  multiplier = 1;
  failures = 0;
  failedAt = NEVER;
  holdDownUntil = NEVER;
  /** Only small packets seem to pass. */
  blackHole = false;
}

/** Of a path that was never in doubt: one for all. */
export const NO_DOUBTS: Readonly<PathDoubts> = Object.freeze(new PathDoubts());

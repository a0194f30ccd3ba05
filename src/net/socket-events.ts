import type { PathInfo } from '../transport/output.ts';

/** A path has another state. */
export interface PathEvent {
  /** As it is now. */
  readonly path: PathInfo;
  /** The state before: `unverified`, `standby`, `active`, `suspect`, `down` or `deprecated` (spec/multihome.md). */
  readonly from: string;
  /** The state now. */
  readonly to: string;
  /** What has changed it, such as `data-overdue` or `probe-replied`. */
  readonly reason: string;
}

/** Traffic moved from one path to another; undefined: to or from none. */
export interface ActiveEvent {
  readonly from: PathInfo | undefined;
  readonly to: PathInfo | undefined;
  /** As in `PathEvent`. */
  readonly reason: string;
}

/** A connection that is not well and goes on (RFC 9293, sections 3.8.3 and 3.9.1.8). */
export interface TroubleEvent {
  /** How often the retransmission timer has fired since anything was acknowledged. */
  readonly retransmissions: number;
  /** What the network last said, such as `host-unreachable`, or null. */
  readonly softError: string | null;
}

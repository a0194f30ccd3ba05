import type { SocketAddress } from '../wire/socket-address.ts';
import type { PathState } from './path-states.ts';

/** Why a path is where it is. */
export type PathReason =
  | 'configured'
  | 'announced'
  | 'peer-reflexive'
  | 'handshake'
  | 'probe-replied'
  | 'data-acknowledged'
  | 'selected'
  | 'deselected'
  | 'data-overdue'
  | 'probe-overdue'
  | 'peer-hears-nothing'
  | 'probes-exhausted'
  | 'link-removed'
  | 'locator-withdrawn'
  | 'peer-abandoned'
  | 'size-black-hole'
  | 'drained'
  | 'evicted'
  | 'application';

/** What an end wants of a path: `none` leaves it to preference and round trip; `abandon` ends it. */
export type PathWish = 'none' | 'prefer' | 'backup' | 'abandon';

/** How a foreign address became known: by hand, by the peer's locator set, or because something came from it. */
export type PathOrigin = 'dialled' | 'announced' | 'reflexive';

/**
 * One path: a link of this end and an address of the other. Times are in ms of the transport's clock, -Infinity for
 * never. Written by the association only.
 */
export interface Path {
  /** 0..15, this end's number; not reused while segments may be about. */
  readonly id: number;
  readonly link: number;
  readonly foreign: SocketAddress;
  readonly origin: PathOrigin;
  /** ID of the local locator announced for the link, or -1 when none is. */
  readonly localLocatorId: number;
  /** ID in the peer's set; -1: not in it (dialled by hand, or peer-reflexive: an address behind a translator). */
  readonly foreignLocatorId: number;
  /** The peer's number of this path, or -1 while unknown. */
  readonly peerPathId: number;
  readonly state: PathState;
  /** Something was heard on it, and nothing since says otherwise. */
  readonly inOk: boolean;
  /** Something sent on it was confirmed, by whatever return. */
  readonly outOk: boolean;
  /** It has worked at some time. */
  readonly wasVerified: boolean;
  readonly lastHeardAt: number;
  /** When the newest data was sent of which the delivery by this path is known, on whichever connection. */
  readonly deliveredSentAt: number;
  readonly suspectedAt: number;
  /** When the full-size probe was sent whose answer ended the last suspicion; -Infinity: it was not a probe. */
  readonly relievingProbeSentAt: number;
  readonly lastReason: PathReason;
  /** Smoothed round-trip time and its variation in ms, from probes and what `noteRtt` brought; 0 while unknown. */
  readonly srtt: number;
  readonly rttvar: number;
  /** Least round-trip time of the last 10 s, or the last known; Infinity while unknown. */
  readonly minRtt: number;
  /** Factor on PTO and S: 1, 2, 4 or 8; doubled by each spurious suspicion. */
  readonly multiplier: number;
  /** Local and foreign preference, added: so both ends rank alike. */
  readonly preference: number;
  /** This end's wish and the peer's, and both together (R-MH-71). */
  readonly ownWish: PathWish;
  readonly peerWish: Exclude<PathWish, 'abandon'>;
  readonly wish: PathWish;
  /** Paths of one risk group share their egress. */
  readonly riskGroup: number;
  /** Failures so far, decaying; and until when a switchback to it is barred. */
  readonly failures: number;
  readonly holdDownUntil: number;
  /** What was in flight at the last suspicion had arrived, or came late: the path had not failed. */
  readonly spurious: boolean;
  /** Since when it has been better than the active path by the margin; Infinity: it is not. */
  readonly betterSince: number;
  /** Answered full-size probes since it was last verified anew, and when the first of them was. */
  readonly fullSizeReplies: number;
  readonly fullSizeSince: number;
  /** Only small packets seem to pass: it came back by probes and failed with data. */
  readonly blackHole: boolean;
  /** PROBEs sent since the last confirmation. */
  readonly unanswered: number;
  /** Where the peer last said that it sees this end by the path, as a key; '': it never did. */
  readonly observed: string;
  /** Largest datagram known to pass, in bytes of UDP payload; 0: nothing above the base was tried. */
  readonly size: number;
  /** Payload bytes that came by it. */
  readonly bytesReceived: number;
  /** A datagram of `size` bytes of UDP payload came from its address. */
  earn(size: number): void;
  /** Whether a datagram of `size` bytes of UDP payload may go to its address; then it is charged (R-SEC-7). */
  spend(size: number): boolean;
}

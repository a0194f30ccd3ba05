import type { CongestionName } from './congestion/controller.ts';

/**
 * What crosses the boundary of a connection: segments in, transmissions out, and what a path has shown. All three are
 * objects that the caller makes once and reuses; none is kept by the connection.
 */

import type { ScheduleName } from './schedule.ts';
import type { TcpState } from './states.ts';

/** Most SACK blocks a transmission carries: what extended options hold in UDP mode; native mode cuts to 3 or 4. */
export const MAX_SACK_BLOCKS = 32;

/** An incoming segment. Numbers are as on the wire; 32-bit quantities are int32. */
export interface Segment {
  /** TCP flags, low 8 bits (RFC 9293, section 3.1). */
  flags: number;
  seq: number;
  ack: number;
  /** The window field, unscaled, 0..65535. */
  window: number;
  /** The urgent field, 0..65535; it means something with URG (RFC 9293, section 3.8.5). */
  urgentPointer: number;
  /** ECN codepoint of the packet (RFC 3168, section 5): 0 Not-ECT, 1 ECT(1), 2 ECT(0), 3 CE; 0 when the link cannot tell. */
  congestion: number;
  hasTimestamp: boolean;
  tsVal: number;
  tsEcr: number;
  /** SACK blocks (RFC 2018): `sackCount` pairs of big-endian words at `sackOffset` of `view`. */
  sackOffset: number;
  sackCount: number;
  /** The payload is `payloadLength` bytes at `payloadOffset` of `bytes`; it is copied before handleSegment returns. */
  payloadOffset: number;
  payloadLength: number;
  bytes: Uint8Array;
  view: DataView;
  /** The header bit A: acknowledge at once. */
  ackNow: boolean;
  /**
   * A payload-free segment that carries PROBE or CONTROL: never a duplicate ACK, never drawing an ACK, never moving the
   * window unless acceptable. Its acknowledgment and SACK fields count. Ignored on SYN, FIN and RST.
   */
  control: boolean;
  /** An RST of which the caller knows that the peer sent it for this connection: it ends it, whatever its number. */
  authentic: boolean;
  /** Options of a SYN: 0, -1 and false when absent. A shift above 14 is used as 14, and counted. */
  mss: number;
  windowScale: number;
  sackPermitted: boolean;
  /** The user timeout option (RFC 5482), on any segment; ms, -1 when absent. */
  userTimeout: number;
  /** Segments of the wire that the kernel has merged into this one, at least 1. */
  segments: number;
}

/** An outgoing segment, filled by `poll`. The payload is fetched by `copyPayload` before the next `poll`. */
export interface Transmission {
  /** The path to send it on. */
  path: number;
  flags: number;
  seq: number;
  ack: number;
  /** The window field, scaled as negotiated, 0..65535. */
  window: number;
  /** The urgent field, 0..65535; 0 without URG. */
  urgentPointer: number;
  /** The packet may be marked as ECN-capable (RFC 3168, section 6.1.4): new data of a connection that negotiated it. */
  ect: boolean;
  hasTimestamp: boolean;
  tsVal: number;
  tsEcr: number;
  ackNow: boolean;
  /** `sackCount` pairs left, right; most recent first (RFC 2018, section 4). Only on pure acknowledgments. */
  readonly sack: Int32Array;
  sackCount: number;
  payloadLength: number;
  /** True when the SYN options below are to be sent. */
  syn: boolean;
  mss: number;
  /** -1: no window scale option. */
  windowScale: number;
  sackPermitted: boolean;
  /** The user timeout to announce (RFC 5482), on any segment; ms, -1: no option. */
  userTimeout: number;
}

/** What a path has shown so far: the facts that suspicion, hedging and failover are judged by. Times in ms. */
export interface PathEvidence {
  /**
   * Last transmission time of what has waited longest among the ranges in flight whose latest copy is on this path;
   * Infinity if none. A retransmission by timer does not renew it.
   */
  oldestSentAt: number;
  /** When data sent on this path was last newly acknowledged, by whatever return; -Infinity: never. */
  lastDeliveryAt: number;
  /** Latest transmission time of data that is known to have arrived by this path (TSecr, or its only copy); -Infinity. */
  lastAckedSentAt: number;
  /** 0 until the first sample. */
  srtt: number;
  rttvar: number;
  /** The least of the recent samples. */
  minRtt: number;
  /** Largest gap between deliveries while more was in flight, over the last 2 round trips. */
  maxAckGap: number;
  /** What was last sent on this path and is not acknowledged, whether or not a timer gave it up. */
  /** The application, not the window, limits what is in flight. */
  applicationLimited: boolean;
  flightSegments: number;
  /** When the third of the segments in flight was last sent that left after `lastAckedSentAt`; Infinity: there are fewer. */
  thirdSentAt: number;
  flightBytes: number;
  /** Bytes per ms over the last round trips; 0 when unknown. */
  deliveryRate: number;
}

/** What is told about a path to applications and tests. Times in ms, windows in bytes. */
export interface TcpPathStatistics {
  srtt: number;
  rttvar: number;
  minRtt: number;
  rto: number;
  cwnd: number;
  ssthresh: number;
  inFlight: number;
  mss: number;
  /** The congestion controller, and bytes per ms that pacing lets out; 0: not paced yet. */
  controller: CongestionName;
  pacingRate: number;
  deliveryRate: number;
  bytesSent: number;
  bytesDelivered: number;
  segmentsSent: number;
  lostSegments: number;
  retransmittedSegments: number;
  hedgedSegments: number;
}

/** STATUS (RFC 9293, section 3.9.1.5). Sequence numbers are int32; sizes in bytes, times in ms. */
export interface TcpStatus {
  readonly state: TcpState;
  readonly schedule: ScheduleName;
  readonly sndUna: number;
  readonly sndNxt: number;
  /** What the peer has room for beyond `sndNxt`. */
  readonly sendWindow: number;
  readonly rcvNxt: number;
  readonly receiveWindow: number;
  /** Written and not acknowledged; received and not read. */
  readonly unacknowledged: number;
  readonly unread: number;
  readonly urgentLength: number;
  readonly peerMss: number;
  readonly timestamps: boolean;
  readonly sack: boolean;
  /** Shifts of the windows we are offered, and offer; -1: no scaling. */
  readonly sendScale: number;
  readonly receiveScale: number;
  readonly ecn: boolean;
  /** R2 of data, and how often what waits has been retransmitted by the timer. */
  readonly userTimeout: number;
  readonly retransmissions: number;
  readonly softError: string | null;
}

/** Bits of `takeEvents()`. */
export const TCP_EVENT = {
  /** ESTABLISHED is reached. */
  connected: 1,
  /** More bytes can be read. */
  readable: 2,
  /** `bytesAcknowledged` has grown. */
  acknowledged: 4,
  /** The peer's FIN is in order: the bytes still readable are the last. */
  peerFinished: 8,
  /** Both directions are finished; TIME-WAIT may still follow. */
  closed: 16,
  /** The peer reset the connection (refused it, when it was not yet connected). */
  reset: 32,
  /** Given up: R2 passed, or the handshake got no answer (RFC 9293, section 3.8.3). */
  timedOut: 64,
  /** Some path has new delivery evidence. */
  delivery: 128,
  /** Something was retransmitted. */
  retransmitted: 256,
  /** The state is CLOSED and nothing is left to send: the connection can be forgotten. */
  released: 512,
  /** The urgent pointer has advanced: `urgentLength` tells how far it is ahead (RFC 9293, section 3.8.5, MUST-32). */
  urgent: 1024,
  /** R1 has passed without progress, or an ICMP soft error came: see `status` (RFC 9293, section 3.9.1.8). */
  trouble: 2048,
} as const;

/** An empty incoming segment, to be filled and reused. */
export function createSegment(): Segment {
  const bytes = new Uint8Array(0);
  return {
    flags: 0,
    seq: 0,
    ack: 0,
    window: 0,
    urgentPointer: 0,
    congestion: 0,
    hasTimestamp: false,
    tsVal: 0,
    tsEcr: 0,
    sackOffset: 0,
    sackCount: 0,
    payloadOffset: 0,
    payloadLength: 0,
    bytes,
    view: new DataView(bytes.buffer),
    ackNow: false,
    control: false,
    authentic: false,
    mss: 0,
    windowScale: -1,
    sackPermitted: false,
    userTimeout: -1,
    segments: 1,
  };
}

/** An empty transmission, to be passed to `poll` again and again. */
export function createTransmission(): Transmission {
  return {
    path: -1,
    flags: 0,
    seq: 0,
    ack: 0,
    window: 0,
    urgentPointer: 0,
    ect: false,
    hasTimestamp: false,
    tsVal: 0,
    tsEcr: 0,
    ackNow: false,
    sack: new Int32Array(2 * MAX_SACK_BLOCKS),
    sackCount: 0,
    payloadLength: 0,
    syn: false,
    mss: 0,
    windowScale: -1,
    sackPermitted: false,
    userTimeout: -1,
  };
}

/** Evidence of an unused path, to be passed to `evidence` again and again. */
export function createPathEvidence(): PathEvidence {
  return {
    oldestSentAt: Number.POSITIVE_INFINITY,
    lastDeliveryAt: Number.NEGATIVE_INFINITY,
    lastAckedSentAt: Number.NEGATIVE_INFINITY,
    srtt: 0,
    rttvar: 0,
    minRtt: 0,
    maxAckGap: 0,
    applicationLimited: true,
    flightSegments: 0,
    thirdSentAt: Number.POSITIVE_INFINITY,
    flightBytes: 0,
    deliveryRate: 0,
  };
}

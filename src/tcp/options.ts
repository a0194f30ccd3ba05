import type { CongestionName, ControllerFactory } from './congestion/controller.ts';

/** How a connection is made. Sizes in bytes, times in ms. */
export interface TcpOptions {
  readonly role: 'client' | 'server';
  /**
   * What segments travel in: `ip` is TCP as RFC 9293 has it, with TIME-WAIT of 2 MSL, urgent data, simultaneous open and
   * ECN; `udp` has the exceptions of spec/tcp.md. Default `udp`.
   */
  readonly carrier?: Carrier;
  /** Initial send sequence number, int32, unpredictable (RFC 9293, section 3.4.1). */
  readonly iss: number;
  /**
   * Largest segment we can receive, announced in the MSS option: bytes after the fixed header, options not deducted
   * (RFC 9293, section 3.7.1). A full data segment carries 12 less, for its timestamps.
   */
  readonly mss: number;
  /** The peer's MSS when it announces none: 536, the default, over IPv4 and 1220 over IPv6 (RFC 9293, 3.7.1; MUST-15). */
  readonly defaultMss?: number;
  /** Bytes received and not read, in order or not, at the most; up to 2^30. The window scale is for these. */
  readonly receiveBuffer: number;
  /** What is offered at first, at least 65,535 bytes; it grows with what the reader takes. Default: all of it. */
  readonly initialReceiveBuffer?: number;
  /** Bytes written and not acknowledged beyond which `writable` is false, at the most. Writing more is allowed. */
  readonly sendBuffer: number;
  /** The same at first; it grows with the congestion window. Default: all of it. */
  readonly initialSendBuffer?: number;
  /** Longest delay of an acknowledgment by us. */
  readonly ackDelay: number;
  /** The random offset of the timestamp clock, of all paths or of each, int32 (RFC 7323, section 5.4). */
  readonly timestampOffset: number | ((path: number) => number);
  /** The congestion controller of each path. Default `cubic`. */
  readonly congestion?: CongestionName;
  /** Another one than those that have a name. */
  readonly controller?: ControllerFactory;
  /** Nagle's algorithm (RFC 9293, section 3.7.4). Default false. */
  readonly nagle?: boolean;
  /** Keep-alive (RFC 9293, section 3.8.4). Default false (MUST-25). */
  readonly keepAlive?: KeepAliveOptions | false;
  /** R2 of data (RFC 9293, section 3.8.3), ms, in place of `limits.dataTimeout`; Infinity: never given up. */
  readonly userTimeout?: number;
  /** Announce the user timeout, and follow the peer's (RFC 5482). Only with carrier `ip`. Default false. */
  readonly userTimeoutOption?: boolean;
  /** Offer, or accept, explicit congestion notification (RFC 3168). Only with carrier `ip`. Default true there. */
  readonly ecn?: boolean;
  /** Maximum segment lifetime, ms: TIME-WAIT with carrier `ip` lasts twice this. */
  readonly msl?: number;
  readonly limits?: Partial<TcpLimits>;
  /** Drops and oddities are counted here; share one object among the connections of an endpoint. */
  readonly counters?: TcpCounters;
}

export type Carrier = 'udp' | 'ip';

/** Absent fields have the defaults of `constants.ts`. */
export interface KeepAliveOptions {
  /** Silence before the first probe, ms (MUST-27); at least two hours by default (MUST-28). */
  readonly idle?: number;
  /** Between probes, ms. */
  readonly interval?: number;
  /** Unanswered probes after which the peer is given up (MUST-29). */
  readonly count?: number;
}

/** An ICMP error that quotes a segment of ours (RFC 9293, section 3.9.2.2). */
export interface IcmpError {
  /** As RFC 9293, section 3.9.2.2, sorts them; `too-big`: datagram too big, fragmentation needed. */
  readonly kind: 'soft' | 'hard' | 'too-big';
  /** Sequence number of the quoted segment, int32: what was not in flight is not believed (RFC 5927, section 4). */
  readonly seq: number;
  /** What it says, for the application: `host-unreachable`, … */
  readonly reason: string;
  /** `too-big`: the largest segment that the reported MTU carries, options not deducted; 0: not reported. */
  readonly mss: number;
}

/** When a connection is given up. Times in ms. */
export interface TcpLimits {
  /** R2 of the SYN and of a half-open server (RFC 9293, section 3.8.3). */
  readonly synTimeout: number;
  readonly synReceivedTimeout: number;
  /** Retransmissions of a SYN/ACK by timer: the peer's address is not verified yet. */
  readonly synAckRetransmissions: number;
  /** R2 of data: nothing new acknowledged for this long while data was in flight. Suspended while pathless. */
  readonly dataTimeout: number;
  /** A connection that its application has closed: no byte or FIN newly acknowledged, and no FIN come. Suspended while pathless. */
  readonly orphanTimeout: number;
  /** R1: after this many retransmissions the application hears of `trouble` (SHLD-9). */
  readonly troubleAfter: number;
}

/** Counted by reason. */
export type TcpCounters = Record<
  | 'badPath'
  | 'paws'
  | 'unacceptable'
  | 'badReset'
  | 'challenged'
  | 'unexpectedSyn'
  | 'missingAck'
  | 'badAck'
  | 'duplicateData'
  | 'tooManyGaps'
  | 'afterClose'
  | 'badSack'
  | 'challengeLimited'
  | 'badIcmp'
  | 'badWindowScale',
  number
>;

export function createTcpCounters(): TcpCounters {
  return {
    badPath: 0,
    paws: 0,
    unacceptable: 0,
    badReset: 0,
    challenged: 0,
    unexpectedSyn: 0,
    missingAck: 0,
    badAck: 0,
    duplicateData: 0,
    tooManyGaps: 0,
    afterClose: 0,
    badSack: 0,
    challengeLimited: 0,
    badIcmp: 0,
    badWindowScale: 0,
  };
}

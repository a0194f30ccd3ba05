import type { ControllerFactory } from './congestion/controller.ts';

/** How a connection is made. Sizes in bytes, times in ms. */
export interface TcpOptions {
  readonly role: 'client' | 'server';
  /** Initial send sequence number, int32, unpredictable (RFC 9293, section 3.4.1). */
  readonly iss: number;
  /**
   * Largest segment we can receive, announced in the MSS option: bytes after the fixed header, options not deducted
   * (RFC 9293, section 3.7.1). A full data segment carries 12 less, for its timestamps.
   */
  readonly mss: number;
  /** Bytes received and not read, in order or not; at most 2^30. */
  readonly receiveBuffer: number;
  /** Bytes written and not acknowledged beyond which `writable` is false. Writing more is allowed. */
  readonly sendBuffer: number;
  /** Longest delay of an acknowledgment by us. */
  readonly ackDelay: number;
  /** The random offset of the timestamp clock of a path, int32 (RFC 7323, section 5.4). */
  readonly timestampOffset: (path: number) => number;
  /** CUBIC when absent. */
  readonly controller?: ControllerFactory;
  /** Nagle's algorithm (RFC 9293, section 3.7.4). Default false. */
  readonly nagle?: boolean;
  readonly limits?: Partial<TcpLimits>;
  /** Drops and oddities are counted here; share one object among the connections of an endpoint. */
  readonly counters?: TcpCounters;
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
  | 'challengeLimited',
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
  };
}

import type { TcpOptions } from './options.ts';
import type { PathEvidence, Segment, TcpPathStatistics, Transmission } from './segment.ts';
import type { TcpState } from './states.ts';

/**
 * One TCP connection: a byte stream over several paths, sans-IO. Every call that changes something is followed by
 * `poll` until it returns false, `takeEvents`, and a timer for `deadline()`. `now` is in ms, monotonic.
 */
export declare class TcpConnection {
  constructor(options: TcpOptions);
  readonly state: TcpState;
  /** Client: the SYN goes out on `path` by the next `poll`. The path has been opened. */
  open(now: number, path: number): void;
  /** Queues a chunk; it belongs to the connection until acknowledged. Ignored after shutdown or close. */
  write(now: number, chunk: Uint8Array): void;
  /** Bytes written and not yet acknowledged. */
  get writableLength(): number;
  /** True while `writableLength` is below the send buffer's size. */
  get writable(): boolean;
  /** Application bytes acknowledged so far. */
  get bytesAcknowledged(): number;
  /** Finishes our direction: FIN after what is queued. */
  shutdown(now: number): void;
  /** Ends the connection at once; an RST goes out by the next `poll`. */
  abort(now: number): void;
  /** The next in-order bytes, or null. They belong to the caller. */
  read(): Uint8Array | null;
  get readableLength(): number;
  handleSegment(now: number, path: number, segment: Segment): void;
  /** When `handleTimeout` is to be called; Infinity: never. */
  deadline(): number;
  handleTimeout(now: number): void;
  /** The next segment to send now. False: nothing. */
  poll(now: number, out: Transmission): boolean;
  /** Copies the payload of the transmission just polled to `offset` of `bytes`. */
  copyPayload(out: Transmission, bytes: Uint8Array, offset: number): void;
  /** Bits of TCP_EVENT since the last call. */
  takeEvents(): number;
  /** Longest acknowledgment delay of the peer, as announced. */
  setPeerAckDelay(delay: number): void;

  /** Makes `path` known; `mss` is the largest segment it carries, options not deducted. Again: changes the MSS. */
  openPath(path: number, mss: number): void;
  /** Forgets `path`; its flight is lost. */
  closePath(now: number, path: number): void;
  /** New data and retransmissions go on `path`; -1 is pathless: nothing is sent, giving up is suspended. */
  setActive(now: number, path: number): void;
  /** The best standby, or -1. With one, suspicion replaces the tail probe, and silence is acknowledged there. */
  setAlternate(path: number): void;
  /** What arrives on `path` is acknowledged on `other` too; -1 ends it. */
  setAckCompanion(path: number, other: number): void;
  /** Copies of the flight of `from` may go on `to`, head first, paced, at most `allowance` bytes; one head also on `from`. */
  hedge(now: number, from: number, to: number, allowance: number): void;
  endHedge(now: number): void;
  /** The flight on `from` is lost but for copies on `to`; `to` is active, the alternate is cleared. */
  failover(now: number, from: number, to: number): void;
  /** An acknowledgment with SACK on `path`, now. */
  requestAck(now: number, path: number): void;
  evidence(path: number, into: PathEvidence): void;
  pathStatistics(path: number): TcpPathStatistics;
  /** Active path, or -1. */
  get activePath(): number;
  /** The largest payload sent on `path` at present. */
  effectiveMss(path: number): number;
}
